# Requests have a bucket of their own: Eventarc cannot filter by name, and each of a document's many objects would start the
# intake. Whoever may ask for documents needs no right to those of others, either.
resource "google_storage_bucket" "requests" {
  name                        = "${var.project}-${var.name}-requests"
  location                    = var.region
  uniform_bucket_level_access = true
  public_access_prevention    = "enforced"

  dynamic "encryption" {
    for_each = var.kms_key[*]
    content { default_kms_key_name = encryption.value }
  }

  dynamic "lifecycle_rule" {
    for_each = var.delete_after_days[*]
    content {
      action { type = "Delete" }
      condition { age = lifecycle_rule.value }
    }
  }

  depends_on = [google_project_service.apis, google_kms_crypto_key_iam_member.agents]
}

resource "google_storage_bucket" "documents" {
  name                        = "${var.project}-${var.name}-documents"
  location                    = var.region
  uniform_bucket_level_access = true
  public_access_prevention    = "enforced"

  dynamic "encryption" {
    for_each = var.kms_key[*]
    content { default_kms_key_name = encryption.value }
  }

  # An object's custom time is when it expires (longhand.storage.expiry-days).
  dynamic "lifecycle_rule" {
    for_each = var.delete_after_days[*]
    content {
      action { type = "Delete" }
      condition { days_since_custom_time = 1 }
    }
  }

  depends_on = [google_project_service.apis, google_kms_crypto_key_iam_member.agents]
}

# A writer without a broker to publish to tells no ends; the outcome that it stores does.
resource "google_storage_notification" "outcomes" {
  bucket         = google_storage_bucket.documents.name
  topic          = google_pubsub_topic.ended.id
  event_types    = ["OBJECT_FINALIZE"]
  payload_format = "JSON_API_V1"

  depends_on = [google_project_iam_member.all]
}
