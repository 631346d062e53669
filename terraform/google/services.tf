# Takes requests in and sweeps. It never asks the model: the name is set, and nobody listens at the address.
resource "google_cloud_run_v2_service" "intake" {
  name                = "${var.name}-intake"
  location            = var.region
  ingress             = "INGRESS_TRAFFIC_INTERNAL_ONLY" # Eventarc, Pub/Sub and Scheduler of the same project are internal
  deletion_protection = false                           # it holds nothing

  template {
    service_account = google_service_account.all["intake"].email
    timeout         = "${local.limits.requestTimeout}s"

    scaling {
      min_instance_count = 0
      max_instance_count = 4
    }

    containers {
      name  = "intake"
      image = var.images.intake

      ports { container_port = 8080 }

      resources {
        limits            = { cpu = "1", memory = "1Gi" }
        cpu_idle          = true
        startup_cpu_boost = true
      }

      dynamic "env" {
        for_each = merge(local.settings, { LONGHAND_GOOGLE_TOPIC = google_pubsub_topic.events.id })
        content {
          name  = env.key
          value = env.value
        }
      }
    }
  }

  # It asks the store when it starts.
  depends_on = [google_project_service.apis, google_storage_bucket_iam_member.all]
}

resource "google_cloud_run_v2_service" "writer" {
  name                = "${var.name}-writer"
  location            = var.region
  ingress             = "INGRESS_TRAFFIC_INTERNAL_ONLY"
  deletion_protection = false

  template {
    service_account                  = google_service_account.all["writer"].email
    execution_environment            = "EXECUTION_ENVIRONMENT_GEN2"
    timeout                          = "${local.limits.requestTimeout}s"
    max_instance_request_concurrency = local.documents_at_once
    gpu_zonal_redundancy_disabled    = true # cheaper, and an event can wait for a zone to come back

    node_selector { accelerator = "nvidia-l4" }

    scaling {
      min_instance_count = 0
      max_instance_count = var.max_instances
    }

    containers {
      name  = "writer"
      image = var.images.writer

      ports { container_port = 8080 }

      resources {
        limits            = { cpu = "1", memory = "512Mi" }
        cpu_idle          = false
        startup_cpu_boost = true
      }

      dynamic "env" {
        for_each = merge(local.settings, { QUARKUS_HTTP_HOST = "0.0.0.0" })
        content {
          name  = env.key
          value = env.value
        }
      }

      # Ready is when vLLM has the model. Cloud Run cannot ask vLLM itself, which listens on loopback, nor run its command;
      # so there is no depends_on either, which wants a probe of the sidecar's own. With a GPU a start may take 1,800 s:
      # https://docs.cloud.google.com/run/docs/configuring/healthchecks
      startup_probe {
        period_seconds    = local.limits.startupPeriod
        timeout_seconds   = local.limits.startupPeriod
        failure_threshold = local.limits.startupFailures
        http_get { path = "/health/ready" }
      }

      # A GPU whose vLLM has died is given up after the time that one without work would be.
      liveness_probe {
        period_seconds    = local.limits.startupPeriod
        timeout_seconds   = local.limits.startupPeriod
        failure_threshold = ceil(local.limits.idle / local.limits.startupPeriod)
        http_get { path = "/health/ready" }
      }
    }

    containers {
      name  = "vllm"
      image = var.images.vllm

      # An L4 wants 4 CPUs and 16 GiB; files of the container, such as what vLLM compiles, lie in this memory, too.
      resources {
        limits            = { cpu = "6", memory = "24Gi", "nvidia.com/gpu" = "1" }
        cpu_idle          = false
        startup_cpu_boost = true
      }

      dynamic "env" {
        for_each = {
          LONGHAND_VLLM_MODEL    = var.model
          LONGHAND_VLLM_WEIGHTS  = var.weights
          LONGHAND_VLLM_REQUESTS = tostring(local.documents_at_once)
          # Of an L4's 24 GB sixteen-bit weights take 19 and leave next to nothing for keys and values.
          LONGHAND_VLLM_FP8 = "weights"
          # The streamer reads ahead 40 GB unless told: https://github.com/run-ai/runai-model-streamer
          RUNAI_STREAMER_MEMORY_LIMIT = tostring(4 * 1024 * 1024 * 1024)
        }
        content {
          name  = env.key
          value = env.value
        }
      }
    }
  }

  depends_on = [google_project_service.apis, google_storage_bucket_iam_member.all]
}
