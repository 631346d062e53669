resource "azurerm_log_analytics_workspace" "longhand" {
  name                = var.name
  location            = azurerm_resource_group.longhand.location
  resource_group_name = azurerm_resource_group.longhand.name
  sku                 = "PerGB2018"
  retention_in_days   = 30
  daily_quota_gb      = 1
}

resource "azurerm_monitor_diagnostic_setting" "environment" {
  name                       = var.name
  target_resource_id         = local.environment_id
  log_analytics_workspace_id = azurerm_log_analytics_workspace.longhand.id

  enabled_log { category = "ContainerAppConsoleLogs" }
  enabled_log { category = "ContainerAppSystemLogs" }

  depends_on = [azurerm_resource_group_template_deployment.environment]
}

resource "azurerm_monitor_action_group" "longhand" {
  name                = var.name
  resource_group_name = azurerm_resource_group.longhand.name
  short_name          = "longhand"

  email_receiver {
    name                    = "team"
    email_address           = var.alert_email
    use_common_alert_schema = true
  }
}

locals {
  queue_alerts = {
    dead-letters = {
      description = "Service Bus gave up on an event: see the dead letters of longhand-events."
      queue       = azurerm_servicebus_queue.events.name
      metric      = "DeadletteredMessages"
      aggregation = "Maximum"
      window      = "PT15M"
      frequency   = "PT5M"
      severity    = 1
    }
    refused = {
      description = "A request can never be carried out: the property longhand-reason of the message in longhand-refused says why."
      queue       = azurerm_servicebus_queue.refused.name
      metric      = "ActiveMessages"
      aggregation = "Maximum"
      window      = "PT15M"
      frequency   = "PT5M"
      severity    = 2
    }
    waiting = {
      description = "longhand-events was not empty once in six hours: no GPU to be had, a model that does not start, or more work than max_writers can do."
      queue       = azurerm_servicebus_queue.events.name
      metric      = "ActiveMessages"
      aggregation = "Minimum"
      window      = "PT6H"
      frequency   = "PT1H"
      severity    = 2
    }
  }
}

resource "azurerm_monitor_metric_alert" "queue" {
  for_each            = local.queue_alerts
  name                = "${var.name}-${each.key}"
  description         = each.value.description
  resource_group_name = azurerm_resource_group.longhand.name
  scopes              = [azurerm_servicebus_namespace.longhand.id]
  window_size         = each.value.window
  frequency           = each.value.frequency
  severity            = each.value.severity

  criteria {
    metric_namespace = "Microsoft.ServiceBus/namespaces"
    metric_name      = each.value.metric
    aggregation      = each.value.aggregation
    operator         = "GreaterThan"
    threshold        = 0

    dimension {
      name     = "EntityName"
      operator = "Include"
      values   = [each.value.queue]
    }
  }

  action { action_group_id = azurerm_monitor_action_group.longhand.id }
}

resource "azurerm_monitor_metric_alert" "restarts" {
  name                = "${var.name}-restarts"
  description         = "A writer's containers start again and again, with the GPU paid for: see the console logs of vllm and amqp."
  resource_group_name = azurerm_resource_group.longhand.name
  scopes              = [azurerm_container_app.writer.id]
  window_size         = "PT1H"
  frequency           = "PT15M"
  severity            = 1

  criteria {
    metric_namespace = "Microsoft.App/containerApps"
    metric_name      = "RestartCount"
    aggregation      = "Maximum"
    operator         = "GreaterThan"
    threshold        = 2
  }

  action { action_group_id = azurerm_monitor_action_group.longhand.id }
}

resource "azurerm_consumption_budget_resource_group" "longhand" {
  name              = var.name
  resource_group_id = azurerm_resource_group.longhand.id
  amount            = var.monthly_budget
  time_grain        = "Monthly"

  time_period {
    start_date = formatdate("YYYY-MM-'01T00:00:00Z'", plantimestamp())
  }

  notification {
    operator       = "GreaterThanOrEqualTo"
    threshold      = 80
    threshold_type = "Actual"
    contact_emails = [var.alert_email]
  }

  notification {
    operator       = "GreaterThanOrEqualTo"
    threshold      = 100
    threshold_type = "Forecasted"
    contact_emails = [var.alert_email]
  }

  lifecycle {
    # The month of the first apply.
    ignore_changes = [time_period]
  }
}
