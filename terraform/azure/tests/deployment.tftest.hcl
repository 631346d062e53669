mock_provider "azurerm" {
  mock_data "azurerm_client_config" {
    defaults = { object_id = "11111111-1111-1111-1111-111111111111" }
  }
}

variables {
  subscription_id = "00000000-0000-0000-0000-000000000000"
  registry_id     = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/images/providers/Microsoft.ContainerRegistry/registries/myregistry"
  vllm_image      = "myregistry.azurecr.io/longhand-vllm@sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
  amqp_image      = "myregistry.azurecr.io/longhand-amqp@sha256:bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"
  alert_email     = "team@example.com"
  monthly_budget  = 300
}

run "writer" {
  assert {
    condition     = local.limits == jsondecode(file("../../infra/limits/limits.json"))
    error_message = "all times have to come from limits.json"
  }

  # The GPU
  assert {
    condition     = [for c in azurerm_container_app.writer.template[0].container : c.name] == ["vllm", "amqp"]
    error_message = "vllm has to be the first container: it alone gets the GPU"
  }
  assert {
    condition     = azurerm_container_app.writer.workload_profile_name == "gpu" && contains(jsondecode(azurerm_resource_group_template_deployment.environment.template_content).resources[0].properties.workloadProfiles, { name = "gpu", workloadProfileType = "Consumption-GPU-NC24-A100" })
    error_message = "the writer has to run on the profile with a serverless A100: a T4 knows no bfloat16"
  }
  assert {
    condition     = alltrue([for p in jsondecode(azurerm_resource_group_template_deployment.environment.template_content).resources[0].properties.workloadProfiles : keys(p) == ["name", "workloadProfileType"]])
    error_message = "consumption profiles refuse counts"
  }
  assert {
    condition     = sum([for c in azurerm_container_app.writer.template[0].container : c.cpu]) == 24 && sum([for c in azurerm_container_app.writer.template[0].container : tonumber(trimsuffix(c.memory, "Gi"))]) == 220
    error_message = "the containers together have to have what the profile has: 24 cores and 220 GiB"
  }
  assert {
    condition     = azurerm_container_app.writer.template[0].container[0].image == var.vllm_image && azurerm_container_app.writer.template[0].container[1].image == var.amqp_image
    error_message = "each container has to have its own image"
  }

  # To zero and back
  assert {
    condition     = azurerm_container_app.writer.template[0].min_replicas == 0 && azurerm_container_app.writer.template[0].max_replicas == 1
    error_message = "the writer has to scale from 0 to max_writers"
  }
  assert {
    condition     = azurerm_container_app.writer.template[0].custom_scale_rule[0].custom_rule_type == "azure-servicebus" && azurerm_container_app.writer.template[0].custom_scale_rule[0].metadata == tomap({ queueName = "longhand-events", messageCount = "8" })
    error_message = "the writer has to be scaled by the queue of events, a writer for as many as it writes at once"
  }
  assert {
    condition     = one(azurerm_container_app.writer.template[0].custom_scale_rule[0].authentication) == { secret_name = "scaler", trigger_parameter = "connection" }
    error_message = "the scale rule has to know the queue's connection"
  }
  assert {
    condition     = anytrue([for s in azurerm_container_app.writer.secret : s.name == "scaler" && s.value == azurerm_servicebus_queue_authorization_rule.scaler.primary_connection_string])
    error_message = "the scale rule's secret has to be the scaler's connection"
  }
  assert {
    condition     = azurerm_container_app.writer.template[0].cooldown_period_in_seconds == local.limits.idle
    error_message = "without work the GPU has to be kept for idle of limits.json"
  }
  assert {
    condition     = azurerm_container_app.writer.template[0].termination_grace_period_seconds == local.limits.terminationGrace
    error_message = "the time to end has to be terminationGrace of limits.json"
  }
  assert {
    condition     = length(azurerm_container_app.writer.ingress) == 0
    error_message = "nothing may call the writer"
  }
  assert {
    condition     = azurerm_container_app.writer.revision_mode == "Single"
    error_message = "two revisions would take two GPUs"
  }

  # Health
  assert {
    condition     = azurerm_container_app.writer.template[0].container[0].command == tolist(["/bin/sh", "-c"]) && azurerm_container_app.writer.template[0].container[0].args == tolist([file("guard.sh"), "guard", tostring(local.limits.startupPeriod), tostring(local.limits.startupFailures)])
    error_message = "vllm has to be guarded with startupPeriod and startupFailures of limits.json"
  }
  assert {
    condition     = length(azurerm_container_app.writer.template[0].container[0].startup_probe) + length(azurerm_container_app.writer.template[0].container[0].liveness_probe) == 0
    error_message = "a probe of the platform does not reach vllm, which listens on loopback, and would end it"
  }
  assert {
    condition     = one([for p in azurerm_container_app.writer.template[0].container[1].liveness_probe : p.interval_seconds * p.failure_count_threshold]) == local.limits.startupBudget
    error_message = "amqp has to be left alone for startupBudget of limits.json while the broker is away"
  }
  assert {
    condition     = one([for p in azurerm_container_app.writer.template[0].container[1].liveness_probe : [p.transport, p.port, p.path, p.failure_count_threshold <= 30]]) == ["HTTP", 8080, "/health/live", true]
    error_message = "amqp has to be probed at /health/live, with 30 failures at most"
  }
  assert {
    condition     = try(azurerm_container_app.writer.template[0].polling_interval_in_seconds <= 60, true)
    error_message = "the queue has to be looked at every minute, or a request waits longer for its GPU"
  }
}

run "settings" {
  variables {
    model = "longwriter-llama3.1-8b"
  }
  assert {
    condition = { for e in azurerm_container_app.writer.template[0].container[1].env : e.name => e.value if startswith(e.name, "LONGHAND_") } == {
      LONGHAND_STORE              = "az://documents"
      LONGHAND_MODEL_URL          = "http://127.0.0.1:8000"
      LONGHAND_MODEL_NAME         = "longwriter-llama3.1-8b"
      LONGHAND_MODEL_CALL_TIMEOUT = "${local.limits.callTimeout}s"
      LONGHAND_LEASE              = "${local.limits.lease}s"
      LONGHAND_GO_ON              = "${local.limits.goOn}s"
      LONGHAND_RETRY_AFTER        = "${local.limits.retryAfter}s"
      LONGHAND_SWEEP_EVERY        = "${local.limits.sweepEvery}s"
      LONGHAND_DOCUMENTS_AT_ONCE  = "8"
    }
    error_message = "the writer has to have the store, the model and the times of limits.json"
  }
  assert {
    condition = { for e in azurerm_container_app.writer.template[0].container[0].env : e.name => e.value } == {
      LONGHAND_VLLM_MODEL        = "longwriter-llama3.1-8b"
      LONGHAND_VLLM_WEIGHTS      = "az://weights/longwriter-llama3.1-8b"
      AZURE_STORAGE_ACCOUNT_NAME = azurerm_storage_account.longhand.name
      AZURE_CLIENT_ID            = azurerm_user_assigned_identity.longhand.client_id
    }
    error_message = "vllm has to serve the model that the function asks for, from the container of weights, and know no secret"
  }
  assert {
    condition = alltrue([for env in [azurerm_container_app.writer.template[0].container[1].env, azurerm_container_app_job.sweeper.template[0].container[0].env] : { for e in env : e.name => e.value if startswith(e.name, "AMQP_") && e.name != "AMQP_PASSWORD" } == {
      AMQP_HOST     = "${azurerm_servicebus_namespace.longhand.name}.servicebus.windows.net"
      AMQP_PORT     = "5671"
      AMQP_USE_SSL  = "true"
      AMQP_USERNAME = azurerm_servicebus_namespace_authorization_rule.longhand.name
    }])
    error_message = "both programs have to reach the broker, encrypted"
  }
  assert {
    condition     = alltrue([for env in [azurerm_container_app.writer.template[0].container[1].env, azurerm_container_app_job.sweeper.template[0].container[0].env] : [for e in env : e.secret_name if e.name == "AMQP_PASSWORD"] == ["amqp-password"]])
    error_message = "the broker's password has to be a secret"
  }
  assert {
    condition     = alltrue([for secrets in [azurerm_container_app.writer.secret, azurerm_container_app_job.sweeper.secret] : anytrue([for s in secrets : s.name == "amqp-password" && s.value == azurerm_servicebus_namespace_authorization_rule.longhand.primary_key])])
    error_message = "the secret has to be the key of the policy that the user name names"
  }
  assert {
    condition     = alltrue([for env in [azurerm_container_app.writer.template[0].container[1].env, azurerm_container_app_job.sweeper.template[0].container[0].env] : { for e in env : e.name => e.value if startswith(e.name, "AZURE_") } == { AZURE_STORAGE_ACCOUNT = azurerm_storage_account.longhand.name, AZURE_CLIENT_ID = azurerm_user_assigned_identity.longhand.client_id }])
    error_message = "both programs have to reach the store as the identity, without a key"
  }
  assert {
    condition     = one([for e in azurerm_container_app.writer.template[0].container[1].env : e.value if e.name == "QUARKUS_HTTP_HOST"]) == "0.0.0.0"
    error_message = "probes come from outside the container"
  }
}

run "sweeper" {
  assert {
    condition     = one([for e in azurerm_container_app_job.sweeper.template[0].container[0].env : e.value if e.name == "LONGHAND_READ_QUEUE"]) == "false"
    error_message = "the sweeper may take nothing from the queue: it looks once and ends"
  }
  assert {
    condition     = azurerm_container_app_job.sweeper.workload_profile_name == "Consumption"
    error_message = "the sweeper needs no GPU"
  }
  assert {
    condition     = azurerm_container_app_job.sweeper.schedule_trigger_config[0].cron_expression == "*/${local.limits.sweepEvery / 60} * * * *"
    error_message = "the sweeper has to run every sweepEvery of limits.json"
  }
  assert {
    condition     = azurerm_container_app_job.sweeper.replica_timeout_in_seconds == local.limits.requestTimeout
    error_message = "a sweep has to end within requestTimeout of limits.json"
  }
  assert {
    condition     = azurerm_container_app_job.sweeper.template[0].container[0].image == var.amqp_image
    error_message = "the sweeper is the program of the writer"
  }
  assert {
    condition     = azurerm_container_app_job.sweeper.schedule_trigger_config[0].parallelism == 1 && azurerm_container_app_job.sweeper.replica_retry_limit == 0
    error_message = "a sweep has to be one, and is tried again by the clock alone"
  }
}

run "queues" {
  assert {
    condition     = azurerm_servicebus_queue.events.name == "longhand-events" && azurerm_servicebus_queue.ended.name == "longhand-ended" && azurerm_servicebus_queue.refused.name == "longhand-refused"
    error_message = "the queues have to have the names that the function knows"
  }
  assert {
    condition     = azurerm_servicebus_queue.events.lock_duration == "PT5M" && azurerm_servicebus_queue.events.max_delivery_count == 2000
    error_message = "messages have to be locked for five minutes, and delivered 2,000 times before they are dead letters"
  }
  assert {
    condition     = 300 >= local.limits.goOn + local.limits.retryAfter
    error_message = "a lock has to outlast the time in which a delivery begins further steps"
  }
  assert {
    condition     = azurerm_servicebus_queue.events.requires_duplicate_detection == false
    error_message = "an event that waits is published again as it was: it may not be taken for a duplicate"
  }
  assert {
    condition     = azurerm_servicebus_queue.events.dead_lettering_on_message_expiration
    error_message = "a request that nobody took has to be found among the dead letters"
  }
  assert {
    condition     = azurerm_servicebus_namespace.longhand.minimum_tls_version == "1.2"
    error_message = "the broker has to want TLS 1.2"
  }
  assert {
    condition     = alltrue([for q in [azurerm_servicebus_queue.events, azurerm_servicebus_queue.ended, azurerm_servicebus_queue.refused] : q.default_message_ttl == "P14D"])
    error_message = "requests, ends and refusals have to be kept for 14 days"
  }
  assert {
    condition     = azurerm_servicebus_namespace.longhand.sku == "Basic" && azurerm_servicebus_namespace.longhand.local_auth_enabled
    error_message = "the broker has to cost nothing without work, and know the name and password of the function"
  }
  assert {
    condition     = output.events_url == "https://${azurerm_servicebus_namespace.longhand.name}.servicebus.windows.net/longhand-events/messages" && output.ended_url == "https://${azurerm_servicebus_namespace.longhand.name}.servicebus.windows.net/longhand-ended/messages/head"
    error_message = "people have to be told where requests go and ends come from"
  }
}

run "rights" {
  assert {
    condition     = { for k, r in azurerm_role_assignment.longhand : k => [r.role_definition_name, r.scope] } == { documents = ["Storage Blob Data Contributor", azurerm_storage_container.documents.id], weights = ["Storage Blob Data Reader", azurerm_storage_container.weights.id], images = ["AcrPull", var.registry_id] }
    error_message = "the containers may write documents, read weights and pull images, and nothing else"
  }
  assert {
    condition     = alltrue([for r in azurerm_role_assignment.longhand : r.principal_id == azurerm_user_assigned_identity.longhand.principal_id])
    error_message = "these rights are the identity's"
  }
  assert {
    condition     = { for k, r in azurerm_role_assignment.deployer : k => [r.role_definition_name, r.scope] } == { documents = ["Storage Blob Data Reader", azurerm_storage_container.documents.id], weights = ["Storage Blob Data Contributor", azurerm_storage_container.weights.id], events = ["Azure Service Bus Data Sender", azurerm_servicebus_queue.events.id], ended = ["Azure Service Bus Data Receiver", azurerm_servicebus_queue.ended.id], refused = ["Azure Service Bus Data Receiver", azurerm_servicebus_queue.refused.id] }
    error_message = "who applies this may upload weights, ask for documents and read them, and nothing else"
  }
  assert {
    condition     = azurerm_servicebus_namespace_authorization_rule.longhand.manage == false
    error_message = "the function may send and listen, not manage"
  }
  assert {
    condition     = azurerm_servicebus_queue_authorization_rule.scaler.manage && azurerm_servicebus_queue_authorization_rule.scaler.queue_id == azurerm_servicebus_queue.events.id
    error_message = "the scaler has to manage the queue of events, to count its messages"
  }
  assert {
    condition     = alltrue([for ids in [azurerm_container_app.writer.identity[0].identity_ids, azurerm_container_app_job.sweeper.identity[0].identity_ids] : ids == toset([azurerm_user_assigned_identity.longhand.id])])
    error_message = "both programs have to be the identity"
  }
  assert {
    condition     = alltrue([for r in [azurerm_container_app.writer.registry[0], azurerm_container_app_job.sweeper.registry[0]] : r.server == "myregistry.azurecr.io" && r.identity == azurerm_user_assigned_identity.longhand.id])
    error_message = "images have to be pulled as the identity"
  }
  assert {
    condition     = azurerm_servicebus_namespace_authorization_rule.longhand.listen && azurerm_servicebus_namespace_authorization_rule.longhand.send
    error_message = "the function has to listen and send, or no event is taken and no end told"
  }
  assert {
    condition     = alltrue([for r in azurerm_role_assignment.deployer : r.principal_id == data.azurerm_client_config.deployer.object_id])
    error_message = "the deployer's rights are the deployer's, and no program's"
  }
}

run "store" {
  assert {
    condition     = azurerm_storage_account.longhand.allow_nested_items_to_be_public == false && azurerm_storage_container.documents.container_access_type == "private" && azurerm_storage_container.weights.container_access_type == "private"
    error_message = "no container may be public"
  }
  assert {
    condition     = azurerm_storage_account.longhand.shared_access_key_enabled == false
    error_message = "the account may have no keys in use"
  }
  assert {
    condition     = azurerm_storage_account.longhand.min_tls_version == "TLS1_2" && azurerm_storage_account.longhand.https_traffic_only_enabled
    error_message = "the store has to be encrypted on the way, with TLS 1.2"
  }
  assert {
    condition     = azurerm_storage_account.longhand.blob_properties[0].delete_retention_policy[0].days >= 7
    error_message = "what is deleted by mistake has to be there for a week"
  }
  assert {
    condition     = can(regex("^[a-z0-9]{3,24}$", azurerm_storage_account.longhand.name))
    error_message = "the account's name has to be one"
  }
  assert {
    condition     = try(azurerm_storage_account.longhand.blob_properties[0].container_delete_retention_policy[0].days, 0) >= 7
    error_message = "a container that is deleted by mistake has to be there for a week"
  }
}

run "watch" {
  assert {
    condition     = { for k, a in azurerm_monitor_metric_alert.queue : k => [one(a.criteria).metric_name, one(a.criteria).aggregation, one(a.criteria).operator, one(one(a.criteria).dimension).values[0]] } == { dead-letters = ["DeadletteredMessages", "Maximum", "GreaterThan", "longhand-events"], refused = ["ActiveMessages", "Maximum", "GreaterThan", "longhand-refused"], waiting = ["ActiveMessages", "Minimum", "GreaterThan", "longhand-events"] }
    error_message = "dead letters, refused requests and a queue that never empties have to be told"
  }
  assert {
    condition     = alltrue([for a in azurerm_monitor_metric_alert.queue : one(a.criteria).threshold == 0 && a.scopes == toset([azurerm_servicebus_namespace.longhand.id])])
    error_message = "the first one has to be told"
  }
  assert {
    condition     = one(azurerm_monitor_metric_alert.restarts.criteria).metric_name == "RestartCount" && azurerm_monitor_metric_alert.restarts.scopes == toset([azurerm_container_app.writer.id])
    error_message = "a writer that starts again and again has to be told"
  }
  assert {
    condition     = alltrue([for a in concat(values(azurerm_monitor_metric_alert.queue), [azurerm_monitor_metric_alert.restarts]) : one(a.action).action_group_id == azurerm_monitor_action_group.longhand.id])
    error_message = "alerts have to reach the team"
  }
  assert {
    condition     = azurerm_monitor_action_group.longhand.email_receiver[0].email_address == "team@example.com"
    error_message = "the team is alert_email"
  }
  assert {
    condition     = azurerm_consumption_budget_resource_group.longhand.amount == 300 && alltrue([for n in azurerm_consumption_budget_resource_group.longhand.notification : n.contact_emails == tolist(["team@example.com"])])
    error_message = "the budget has to be monthly_budget, and tell the team"
  }
  assert {
    condition     = can(regex("^20[0-9]{2}-[01][0-9]-01T00:00:00Z$", azurerm_consumption_budget_resource_group.longhand.time_period[0].start_date))
    error_message = "a budget has to begin with a month"
  }
  assert {
    condition     = jsondecode(azurerm_resource_group_template_deployment.environment.template_content).resources[0].properties.appLogsConfiguration.destination == "azure-monitor" && toset([for l in azurerm_monitor_diagnostic_setting.environment.enabled_log : l.category]) == toset(["ContainerAppConsoleLogs", "ContainerAppSystemLogs"])
    error_message = "logs of programs and platform have to be kept"
  }
  assert {
    condition     = azurerm_log_analytics_workspace.longhand.daily_quota_gb == 1
    error_message = "logs have to cost no more than a gigabyte a day"
  }
  assert {
    condition     = azurerm_monitor_metric_alert.queue["waiting"].window_size == "PT6H"
    error_message = "a cold start is no alert: a queue has to be full for six hours"
  }
  assert {
    condition     = one(azurerm_monitor_metric_alert.restarts.criteria).operator == "GreaterThan" && one(azurerm_monitor_metric_alert.restarts.criteria).threshold == 2
    error_message = "the third restart in an hour has to be told, with the GPU paid for"
  }
  assert {
    condition     = toset([for n in azurerm_consumption_budget_resource_group.longhand.notification : "${n.threshold_type} ${n.threshold}"]) == toset(["Actual 80", "Forecasted 100"]) && azurerm_consumption_budget_resource_group.longhand.time_grain == "Monthly"
    error_message = "the budget has to be a month's, and told before it is spent"
  }
  assert {
    condition     = azurerm_log_analytics_workspace.longhand.retention_in_days == 30
    error_message = "logs have to end"
  }
}
