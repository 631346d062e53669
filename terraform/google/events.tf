resource "google_pubsub_topic" "events" {
  name         = "${var.name}-events"
  kms_key_name = var.kms_key

  depends_on = [google_project_service.apis, google_kms_crypto_key_iam_member.agents]
}

resource "google_pubsub_topic" "dead" {
  name         = "${var.name}-dead"
  kms_key_name = var.kms_key

  depends_on = [google_project_service.apis, google_kms_crypto_key_iam_member.agents]
}

# Gets a notification of each object of a document and keeps that of its outcome.
resource "google_pubsub_topic" "ended" {
  name         = "${var.name}-ended"
  kms_key_name = var.kms_key

  message_transforms {
    javascript_udf {
      function_name = "outcomes"
      code          = <<-JS
        function outcomes(message, metadata) {
          return message.attributes.objectId.endsWith("/outcome.json") ? message : null;
        }
      JS
    }
  }

  depends_on = [google_project_service.apis, google_kms_crypto_key_iam_member.agents]
}

# An event is not acknowledged before its document is written: the writer answers 503 until then, each time with more of it
# written. So it comes again at even intervals, however often, and its age is that of the whole document.
resource "google_pubsub_subscription" "events" {
  name                 = "${var.name}-events"
  topic                = google_pubsub_topic.events.id
  ack_deadline_seconds = local.limits.requestTimeout

  push_config {
    push_endpoint = google_cloud_run_v2_service.writer.uri
    oidc_token {
      service_account_email = google_service_account.all["push"].email
      audience              = google_cloud_run_v2_service.writer.uri
    }
  }

  retry_policy {
    minimum_backoff = "${local.limits.retryAfter}s"
    maximum_backoff = "${local.limits.retryAfter}s"
  }

  dead_letter_policy {
    dead_letter_topic     = google_pubsub_topic.dead.id
    max_delivery_attempts = local.limits.deadLetterAfter
  }

  expiration_policy { ttl = "" } # never: a month without a document is no reason
}

resource "google_pubsub_subscription" "dead" {
  name  = "${var.name}-dead"
  topic = google_pubsub_topic.dead.id

  expiration_policy { ttl = "" }
}

resource "google_eventarc_trigger" "requests" {
  name            = "${var.name}-requests"
  location        = var.region
  service_account = google_service_account.all["trigger"].email

  matching_criteria {
    attribute = "type"
    value     = "google.cloud.storage.object.v1.finalized"
  }

  matching_criteria {
    attribute = "bucket"
    value     = google_storage_bucket.requests.name
  }

  destination {
    cloud_run_service {
      service = google_cloud_run_v2_service.intake.name
      region  = var.region
    }
  }

  depends_on = [google_project_iam_member.all, google_cloud_run_v2_service_iam_member.callers]
}

# Finds documents that a lost event left. It goes to the intake, so that the GPU wakes only if there is one.
resource "google_cloud_scheduler_job" "sweep" {
  name             = "${var.name}-sweep"
  region           = var.region
  schedule         = "*/${local.limits.sweepEvery / 60} * * * *"
  attempt_deadline = "${local.limits.requestTimeout}s"

  http_target {
    http_method = "POST"
    uri         = google_cloud_run_v2_service.intake.uri
    headers     = { "Content-Type" = "application/cloudevents+json" }
    body = base64encode(jsonencode({
      specversion = "1.0"
      id          = "sweep"
      source      = "//cloudscheduler.googleapis.com/${var.name}"
      type        = "dev.longhand.sweep"
    }))
    oidc_token {
      service_account_email = google_service_account.all["trigger"].email
      audience              = google_cloud_run_v2_service.intake.uri
    }
  }

  depends_on = [google_project_service.apis]
}
