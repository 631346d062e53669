resource "google_monitoring_notification_channel" "email" {
  display_name = "Longhand (${var.name})"
  type         = "email"
  labels       = { email_address = var.alert_email }

  depends_on = [google_project_service.apis]
}

locals {
  thresholds = {
    dead_letters = {
      title        = "an event was given up"
      subscription = google_pubsub_subscription.dead.name
      metric       = "num_undelivered_messages"
      above        = 0
      advice       = "A document stood still for ${local.limits.deadLetterAfter} deliveries. The next sweep announces it again: the writer's log has the cause; then purge ${var.name}-dead."
    }
    waiting = {
      title        = "an event waits too long"
      subscription = google_pubsub_subscription.events.name
      metric       = "oldest_unacked_message_age"
      above        = local.limits.startupBudget + local.limits.visibility # a start and a whole document
      advice       = "There is more to write than GPUs (raise max_instances), or the writer does not start: look at its log."
    }
  }
}

resource "google_monitoring_alert_policy" "queue" {
  for_each = local.thresholds

  display_name          = "Longhand (${var.name}): ${each.value.title}"
  combiner              = "OR"
  notification_channels = [google_monitoring_notification_channel.email.id]

  conditions {
    display_name = each.value.title
    condition_threshold {
      filter = join(" AND ", [
        "resource.type = \"pubsub_subscription\"",
        "resource.labels.subscription_id = \"${each.value.subscription}\"",
        "metric.type = \"pubsub.googleapis.com/subscription/${each.value.metric}\"",
      ])
      comparison      = "COMPARISON_GT"
      threshold_value = each.value.above
      duration        = "0s"
      aggregations {
        alignment_period   = "60s"
        per_series_aligner = "ALIGN_MAX"
      }
    }
  }

  documentation { content = each.value.advice }
}

# Answers are no errors: 503 says "not yet". Logs hold neither instructions nor text.
resource "google_monitoring_alert_policy" "errors" {
  display_name          = "Longhand (${var.name}): an error"
  combiner              = "OR"
  notification_channels = [google_monitoring_notification_channel.email.id]

  conditions {
    display_name = "an error in the log"
    condition_matched_log {
      filter = <<-EOT
        resource.type = "cloud_run_revision"
        resource.labels.service_name = ("${google_cloud_run_v2_service.intake.name}" OR "${google_cloud_run_v2_service.writer.name}")
        (log_id("run.googleapis.com/stderr") OR log_id("run.googleapis.com/varlog/system"))
        (severity >= ERROR OR textPayload =~ "(^| )ERROR ")
      EOT
    }
  }

  alert_strategy {
    notification_rate_limit { period = "${local.limits.sweepEvery}s" }
  }

  documentation { content = "A request was refused, or a container failed: the log entry says why." }
}

resource "google_billing_budget" "month" {
  billing_account = data.google_project.this.billing_account
  display_name    = "Longhand (${var.name})"

  budget_filter {
    projects = ["projects/${data.google_project.this.number}"]
  }

  amount {
    specified_amount { units = tostring(var.budget) }
  }

  threshold_rules { threshold_percent = 0.5 }
  threshold_rules { threshold_percent = 0.9 }
  threshold_rules { threshold_percent = 1 }
  threshold_rules {
    threshold_percent = 1
    spend_basis       = "FORECASTED_SPEND"
  }

  all_updates_rule {
    monitoring_notification_channels = [google_monitoring_notification_channel.email.id]
  }

  depends_on = [google_project_service.apis]
}
