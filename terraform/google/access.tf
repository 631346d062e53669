# All rights stand in the tables of this file.
locals {
  accounts = {
    intake  = "takes requests in: reads them, creates documents, publishes events"
    writer  = "writes documents: reads weights"
    push    = "Pub/Sub's, to call the writer"
    trigger = "Eventarc's and Scheduler's, to call the intake"
  }

  agents = {
    storage = data.google_storage_project_service_account.agent.member
    pubsub  = "serviceAccount:service-${data.google_project.this.number}@gcp-sa-pubsub.iam.gserviceaccount.com"
  }

  project_roles = {
    # Eventarc names the topic between a bucket and its trigger, so this cannot be the right to one topic.
    notify  = { role = "roles/pubsub.publisher", member = local.agents.storage }
    receive = { role = "roles/eventarc.eventReceiver", member = google_service_account.all["trigger"].member }
  }

  bucket_roles = {
    requests = { bucket = google_storage_bucket.requests.name, role = "roles/storage.objectViewer", account = "intake" }
    submit   = { bucket = google_storage_bucket.documents.name, role = google_project_iam_custom_role.store.name, account = "intake" }
    write    = { bucket = google_storage_bucket.documents.name, role = google_project_iam_custom_role.store.name, account = "writer" }
    weights  = { bucket = regex("^gs://([^/]+)/", var.weights)[0], role = "roles/storage.objectViewer", account = "writer" }
  }

  callers = {
    push    = google_cloud_run_v2_service.writer.name
    trigger = google_cloud_run_v2_service.intake.name
  }
}

resource "google_service_account" "all" {
  for_each = local.accounts

  account_id   = "${var.name}-${each.key}"
  display_name = "Longhand: ${each.value}"

  depends_on = [google_project_service.apis]
}

# What the store does: objects are created and read, names listed, entries of the index deleted. Nothing is ever changed.
resource "google_project_iam_custom_role" "store" {
  role_id = "${replace(var.name, "-", "_")}_store"
  title   = "Longhand store"
  permissions = [
    "storage.objects.create", "storage.objects.delete", "storage.objects.get", "storage.objects.list",
  ]

  depends_on = [google_project_service.apis]
}

resource "google_storage_bucket_iam_member" "all" {
  for_each = local.bucket_roles

  bucket = each.value.bucket
  role   = each.value.role
  member = google_service_account.all[each.value.account].member
}

resource "google_cloud_run_v2_service_iam_member" "callers" {
  for_each = local.callers

  name     = each.value
  location = var.region
  role     = "roles/run.invoker"
  member   = google_service_account.all[each.key].member
}

resource "google_pubsub_topic_iam_member" "intake" {
  topic  = google_pubsub_topic.events.name
  role   = "roles/pubsub.publisher"
  member = google_service_account.all["intake"].member
}

# Dead letters are moved by Pub/Sub's own account: https://docs.cloud.google.com/pubsub/docs/dead-letter-topics
resource "google_pubsub_topic_iam_member" "dead" {
  topic  = google_pubsub_topic.dead.name
  role   = "roles/pubsub.publisher"
  member = local.agents.pubsub
}

resource "google_pubsub_subscription_iam_member" "dead" {
  subscription = google_pubsub_subscription.events.name
  role         = "roles/pubsub.subscriber"
  member       = local.agents.pubsub
}

resource "google_project_iam_member" "all" {
  for_each = local.project_roles

  project = var.project
  role    = each.value.role
  member  = each.value.member
}

data "google_storage_project_service_account" "agent" {
  depends_on = [google_project_service.apis]
}

resource "google_kms_crypto_key_iam_member" "agents" {
  for_each = var.kms_key == null ? {} : local.agents

  crypto_key_id = var.kms_key
  role          = "roles/cloudkms.cryptoKeyEncrypterDecrypter"
  member        = each.value
}
