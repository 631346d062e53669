locals {
  gpu            = "Consumption-GPU-NC24-A100"
  environment_id = "${azurerm_resource_group.longhand.id}/providers/Microsoft.App/managedEnvironments/${var.name}"

  environment = {
    "$schema"      = "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#"
    contentVersion = "1.0.0.0"
    resources = [{
      type       = "Microsoft.App/managedEnvironments"
      apiVersion = "2024-03-01"
      name       = var.name
      location   = azurerm_resource_group.longhand.location
      properties = {
        appLogsConfiguration = { destination = "azure-monitor" }
        workloadProfiles = [
          { name = "Consumption", workloadProfileType = "Consumption" },
          { name = "gpu", workloadProfileType = local.gpu },
        ]
      }
    }]
  }

  # What both programs are told.
  settings = {
    LONGHAND_STORE              = "az://${azurerm_storage_container.documents.name}"
    LONGHAND_MODEL_URL          = "http://127.0.0.1:8000"
    LONGHAND_MODEL_NAME         = var.model
    LONGHAND_MODEL_CALL_TIMEOUT = "${local.limits.callTimeout}s"
    LONGHAND_LEASE              = "${local.limits.lease}s"
    LONGHAND_GO_ON              = "${local.limits.goOn}s"
    LONGHAND_RETRY_AFTER        = "${local.limits.retryAfter}s"
    AZURE_STORAGE_ACCOUNT       = azurerm_storage_account.longhand.name
    AZURE_CLIENT_ID             = azurerm_user_assigned_identity.longhand.client_id
    AMQP_HOST                   = "${azurerm_servicebus_namespace.longhand.name}.servicebus.windows.net"
    AMQP_PORT                   = "5671"
    AMQP_USE_SSL                = "true"
    AMQP_USERNAME               = azurerm_servicebus_namespace_authorization_rule.longhand.name
  }

  # Only the writer. Its health is asked from outside the container.
  writer_settings = {
    LONGHAND_DOCUMENTS_AT_ONCE = tostring(local.documents_at_once)
    LONGHAND_SWEEP_EVERY       = "${local.limits.sweepEvery}s"
    QUARKUS_HTTP_HOST          = "0.0.0.0"
  }

  vllm_settings = {
    LONGHAND_VLLM_MODEL        = var.model
    LONGHAND_VLLM_WEIGHTS      = "az://${azurerm_storage_container.weights.name}/${var.model}"
    AZURE_STORAGE_ACCOUNT_NAME = azurerm_storage_account.longhand.name
    AZURE_CLIENT_ID            = azurerm_user_assigned_identity.longhand.client_id
  }
}

# A template, because azurerm_container_app_environment sends a minimum count with every profile, which those with
# serverless GPUs refuse: https://github.com/hashicorp/terraform-provider-azurerm/issues/31763
resource "azurerm_resource_group_template_deployment" "environment" {
  name                = "${var.name}-environment"
  resource_group_name = azurerm_resource_group.longhand.name
  deployment_mode     = "Incremental"
  template_content    = jsonencode(local.environment)
}

# vLLM and the function that asks it, one GPU a replica. Nothing calls them: no ingress.
resource "azurerm_container_app" "writer" {
  name                         = "${var.name}-writer"
  resource_group_name          = azurerm_resource_group.longhand.name
  container_app_environment_id = local.environment_id
  workload_profile_name        = "gpu"
  revision_mode                = "Single"

  identity {
    type         = "UserAssigned"
    identity_ids = [azurerm_user_assigned_identity.longhand.id]
  }

  registry {
    server   = local.registry
    identity = azurerm_user_assigned_identity.longhand.id
  }

  secret {
    name  = "amqp-password"
    value = azurerm_servicebus_namespace_authorization_rule.longhand.primary_key
  }

  secret {
    name  = "scaler"
    value = azurerm_servicebus_queue_authorization_rule.scaler.primary_connection_string
  }

  template {
    min_replicas                     = 0
    max_replicas                     = var.max_writers
    cooldown_period_in_seconds       = local.limits.idle
    termination_grace_period_seconds = local.limits.terminationGrace

    # A message in a writer's hands counts, so that a writer at work is not taken away.
    custom_scale_rule {
      name             = "events"
      custom_rule_type = "azure-servicebus"
      metadata = {
        queueName    = azurerm_servicebus_queue.events.name
        messageCount = tostring(local.documents_at_once)
      }
      authentication {
        secret_name       = "scaler"
        trigger_parameter = "connection"
      }
    }

    # The first container gets the GPU. Both together have what the profile has.
    container {
      name    = "vllm"
      image   = var.vllm_image
      cpu     = 23
      memory  = "218Gi"
      command = ["/bin/sh", "-c"]
      args    = [file("${path.module}/guard.sh"), "guard", tostring(local.limits.startupPeriod), tostring(local.limits.startupFailures)]

      dynamic "env" {
        for_each = local.vllm_settings
        content {
          name  = env.key
          value = env.value
        }
      }
    }

    container {
      name   = "amqp"
      image  = var.amqp_image
      cpu    = 1
      memory = "2Gi"

      dynamic "env" {
        for_each = merge(local.settings, local.writer_settings)
        content {
          name  = env.key
          value = env.value
        }
      }

      env {
        name        = "AMQP_PASSWORD"
        secret_name = "amqp-password"
      }

      # 30 is the most that is allowed. A queue that is away for a while is waited for.
      liveness_probe {
        transport               = "HTTP"
        port                    = 8080
        path                    = "/health/live"
        interval_seconds        = ceil(local.limits.startupBudget / 30)
        failure_count_threshold = 30
        timeout                 = 5
      }
    }
  }

  depends_on = [azurerm_resource_group_template_deployment.environment, azurerm_role_assignment.longhand]
}

# Looks for documents that nobody is writing, without a GPU; what it finds wakes the writer.
resource "azurerm_container_app_job" "sweeper" {
  name                         = "${var.name}-sweeper"
  location                     = azurerm_resource_group.longhand.location
  resource_group_name          = azurerm_resource_group.longhand.name
  container_app_environment_id = local.environment_id
  workload_profile_name        = "Consumption"
  replica_timeout_in_seconds   = local.limits.requestTimeout
  replica_retry_limit          = 0 # the clock tries again

  schedule_trigger_config {
    cron_expression          = "*/${local.limits.sweepEvery / 60} * * * *"
    parallelism              = 1
    replica_completion_count = 1
  }

  identity {
    type         = "UserAssigned"
    identity_ids = [azurerm_user_assigned_identity.longhand.id]
  }

  registry {
    server   = local.registry
    identity = azurerm_user_assigned_identity.longhand.id
  }

  secret {
    name  = "amqp-password"
    value = azurerm_servicebus_namespace_authorization_rule.longhand.primary_key
  }

  template {
    container {
      name   = "amqp"
      image  = var.amqp_image
      cpu    = 0.25
      memory = "0.5Gi"

      dynamic "env" {
        for_each = merge(local.settings, { LONGHAND_READ_QUEUE = "false" })
        content {
          name  = env.key
          value = env.value
        }
      }

      env {
        name        = "AMQP_PASSWORD"
        secret_name = "amqp-password"
      }
    }
  }

  lifecycle {
    precondition {
      condition     = contains([1, 2, 3, 4, 5, 6, 10, 12, 15, 20, 30], local.limits.sweepEvery / 60)
      error_message = "limits.json: sweepEvery is ${local.limits.sweepEvery}: whole minutes that divide an hour are allowed, for cron."
    }
  }

  depends_on = [azurerm_resource_group_template_deployment.environment, azurerm_role_assignment.longhand]
}
