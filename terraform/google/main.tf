# Requests are taken in without a GPU; one Cloud Run service with an L4 writes, and is not there while nothing is to write:
#
#   requests bucket ─▶ Eventarc ─▶ intake ─▶ topic events ─▶ push ─▶ writer + vLLM ─▶ documents bucket ─▶ topic ended
#   Cloud Scheduler ── sweep ─────────▲                └▶ topic dead

locals {
  # Derived once for all clouds; no time stands here as a number.
  limits = jsondecode(file("${path.module}/../../infra/limits/limits.json"))

  # The functions' own default for a server; GLM with eight-bit weights leaves an L4 room for more of 10,000 words.
  documents_at_once = 8

  settings = merge(
    {
      LONGHAND_STORE              = "gs://${google_storage_bucket.documents.name}"
      LONGHAND_MODEL_URL          = "http://127.0.0.1:8000/v1"
      LONGHAND_MODEL_NAME         = var.model
      LONGHAND_MODEL_CALL_TIMEOUT = "${local.limits.callTimeout}s"
      LONGHAND_LEASE              = "${local.limits.lease}s"
      LONGHAND_GO_ON              = "${local.limits.goOn}s"
      LONGHAND_RETRY_AFTER        = "${local.limits.retryAfter}s"
    },
    var.delete_after_days == null ? {} : { LONGHAND_STORAGE_EXPIRY_DAYS = tostring(var.delete_after_days) },
  )
}

data "google_project" "this" {
  project_id = var.project
}

resource "google_project_service" "apis" {
  for_each = toset([
    "billingbudgets", "cloudscheduler", "eventarc", "iam", "logging", "monitoring", "pubsub", "run", "storage",
  ])

  service            = "${each.key}.googleapis.com"
  disable_on_destroy = false # others in the project may use them
}
