mock_provider "google" {
  mock_data "google_project" {
    defaults = { number = "123456789012", billing_account = "000000-000000-000000" }
  }
  mock_data "google_storage_project_service_account" {
    defaults = { member = "serviceAccount:service-123456789012@gs-project-accounts.iam.gserviceaccount.com" }
  }
  mock_resource "google_project_iam_custom_role" {
    defaults = { name = "projects/my-project/roles/longhand_store" }
  }
}

variables {
  project     = "my-project"
  region      = "europe-west4"
  weights     = "gs://my-weights/longwriter-glm4-9b"
  budget      = 100
  alert_email = "ops@example.com"
  images = {
    intake = "europe-west4-docker.pkg.dev/my-project/longhand/google-cloud@sha256:0000000000000000000000000000000000000000000000000000000000000001"
    writer = "europe-west4-docker.pkg.dev/my-project/longhand/knative@sha256:0000000000000000000000000000000000000000000000000000000000000002"
    vllm   = "europe-west4-docker.pkg.dev/my-project/longhand/vllm@sha256:0000000000000000000000000000000000000000000000000000000000000003"
  }
}

run "the_gpu" {
  command = apply

  assert {
    condition     = google_cloud_run_v2_service.writer.template[0].containers[1].name == "vllm" && lookup(google_cloud_run_v2_service.writer.template[0].containers[1].resources[0].limits, "nvidia.com/gpu", "0") == "1"
    error_message = "vLLM has the GPU"
  }
  assert {
    condition     = !contains(keys(google_cloud_run_v2_service.writer.template[0].containers[0].resources[0].limits), "nvidia.com/gpu") && !contains(keys(google_cloud_run_v2_service.intake.template[0].containers[0].resources[0].limits), "nvidia.com/gpu")
    error_message = "nobody but vLLM has a GPU"
  }
  assert {
    condition     = google_cloud_run_v2_service.writer.template[0].node_selector[0].accelerator == "nvidia-l4" && google_cloud_run_v2_service.writer.template[0].gpu_zonal_redundancy_disabled && google_cloud_run_v2_service.writer.template[0].execution_environment == "EXECUTION_ENVIRONMENT_GEN2"
    error_message = "one L4, without a second one kept for another zone"
  }
  assert {
    condition     = alltrue([for container in google_cloud_run_v2_service.writer.template[0].containers : container.resources[0].cpu_idle == false])
    error_message = "Cloud Run wants CPU always allocated beside a GPU"
  }
  assert {
    condition     = tonumber(google_cloud_run_v2_service.writer.template[0].containers[1].resources[0].limits.cpu) >= 4 && tonumber(trimsuffix(google_cloud_run_v2_service.writer.template[0].containers[1].resources[0].limits.memory, "Gi")) >= 16
    error_message = "an L4 wants 4 CPUs and 16 GiB at least"
  }
  assert {
    condition     = google_cloud_run_v2_service.writer.template[0].scaling[0].min_instance_count == 0 && google_cloud_run_v2_service.intake.template[0].scaling[0].min_instance_count == 0
    error_message = "nothing runs while nothing is to do"
  }
  assert {
    condition     = google_cloud_run_v2_service.writer.template[0].scaling[0].max_instance_count == 1
    error_message = "one GPU unless asked for more"
  }
  assert {
    condition     = google_cloud_run_v2_service.writer.template[0].max_instance_request_concurrency == 8 && one([for env in google_cloud_run_v2_service.writer.template[0].containers[1].env : env.value if env.name == "LONGHAND_VLLM_REQUESTS"]) == "8"
    error_message = "as many events are taken at a time as vLLM serves"
  }
  assert {
    condition     = one([for env in google_cloud_run_v2_service.writer.template[0].containers[1].env : env.value if env.name == "LONGHAND_VLLM_FP8"]) == "weights" && one([for env in google_cloud_run_v2_service.writer.template[0].containers[1].env : env.value if env.name == "LONGHAND_VLLM_WEIGHTS"]) == var.weights
    error_message = "weights are streamed from the bucket, in eight bits, or an L4 has no room for keys and values"
  }
  assert {
    condition     = tonumber(one([for env in google_cloud_run_v2_service.writer.template[0].containers[1].env : env.value if env.name == "RUNAI_STREAMER_MEMORY_LIMIT"])) <= 8 * 1024 * 1024 * 1024
    error_message = "the streamer's buffer stays within the container's memory"
  }
  assert {
    condition     = sum([for container in google_cloud_run_v2_service.writer.template[0].containers : tonumber(container.resources[0].limits.cpu)]) <= 8 && tonumber(trimsuffix(google_cloud_run_v2_service.writer.template[0].containers[1].resources[0].limits.memory, "Gi")) < 32
    error_message = "an instance has 8 CPUs and 32 GiB at most, or Cloud Run refuses the writer"
  }
}

run "times" {
  command = apply

  assert {
    condition     = google_cloud_run_v2_service.writer.template[0].timeout == "${local.limits.requestTimeout}s" && google_cloud_run_v2_service.intake.template[0].timeout == "${local.limits.requestTimeout}s" && google_cloud_scheduler_job.sweep.attempt_deadline == "${local.limits.requestTimeout}s"
    error_message = "a request lasts requestTimeout"
  }
  assert {
    condition     = google_pubsub_subscription.events.ack_deadline_seconds == local.limits.requestTimeout && local.limits.requestTimeout > local.limits.goOn + local.limits.callTimeout && local.limits.requestTimeout <= 600
    error_message = "an event is unacknowledged for as long as its request lasts, longer than a delivery and within what Pub/Sub allows"
  }
  assert {
    condition     = local.limits.lease > local.limits.requestTimeout
    error_message = "a step is not taken from a request that still lasts"
  }
  assert {
    condition     = google_pubsub_subscription.events.retry_policy[0].minimum_backoff == "${local.limits.retryAfter}s" && google_pubsub_subscription.events.retry_policy[0].maximum_backoff == "${local.limits.retryAfter}s"
    error_message = "an event comes again after retryAfter, the tenth time as well: a document is written in many deliveries"
  }
  assert {
    condition     = try(google_pubsub_subscription.events.dead_letter_policy[0].max_delivery_attempts, 0) == local.limits.deadLetterAfter && local.limits.deadLetterAfter * local.limits.retryAfter > local.limits.startupBudget && local.limits.deadLetterAfter >= 5 && local.limits.deadLetterAfter <= 100
    error_message = "there are dead letters, and no cold start uses up the deliveries"
  }
  assert {
    condition     = google_cloud_run_v2_service.writer.template[0].containers[0].startup_probe[0].period_seconds * google_cloud_run_v2_service.writer.template[0].containers[0].startup_probe[0].failure_threshold == local.limits.startupBudget && local.limits.startupBudget <= 1800
    error_message = "a start has startupBudget, within what Cloud Run allows with a GPU"
  }
  assert {
    condition     = google_cloud_run_v2_service.writer.template[0].containers[0].startup_probe[0].http_get[0].path == "/health/ready" && google_cloud_run_v2_service.writer.template[0].containers[0].startup_probe[0].timeout_seconds <= google_cloud_run_v2_service.writer.template[0].containers[0].startup_probe[0].period_seconds
    error_message = "started is when the model is there"
  }
  assert {
    condition     = google_cloud_run_v2_service.writer.template[0].containers[0].liveness_probe[0].period_seconds * google_cloud_run_v2_service.writer.template[0].containers[0].liveness_probe[0].failure_threshold == local.limits.idle && google_cloud_run_v2_service.writer.template[0].containers[0].liveness_probe[0].http_get[0].path == "/health/ready"
    error_message = "a GPU without a model is given up after idle"
  }
  assert {
    condition     = length(google_cloud_run_v2_service.writer.template[0].containers[1].startup_probe) == 0 && length(google_cloud_run_v2_service.writer.template[0].containers[1].liveness_probe) == 0 && try(length(google_cloud_run_v2_service.writer.template[0].containers[0].depends_on), 0) == 0
    error_message = "vLLM listens on loopback, where no probe of Cloud Run reaches it, so nothing can depend on one"
  }
  assert {
    condition     = google_cloud_scheduler_job.sweep.schedule == "*/15 * * * *" && local.limits.sweepEvery == 15 * 60
    error_message = "a sweep every sweepEvery"
  }
}

run "settings" {
  command = apply

  assert {
    condition = alltrue(flatten([
      for service in [google_cloud_run_v2_service.intake, google_cloud_run_v2_service.writer] : [
        for name, value in {
          LONGHAND_STORE              = "gs://my-project-longhand-documents"
          LONGHAND_MODEL_URL          = "http://127.0.0.1:8000/v1"
          LONGHAND_MODEL_NAME         = "longwriter-glm4-9b"
          LONGHAND_MODEL_CALL_TIMEOUT = "${local.limits.callTimeout}s"
          LONGHAND_LEASE              = "${local.limits.lease}s"
          LONGHAND_GO_ON              = "${local.limits.goOn}s"
          LONGHAND_RETRY_AFTER        = "${local.limits.retryAfter}s"
        } : contains([for env in service.template[0].containers[0].env : "${env.name}=${env.value}"], "${name}=${value}")
      ]
    ]))
    error_message = "both functions have the store, the model and the limits"
  }
  assert {
    condition     = one([for env in google_cloud_run_v2_service.writer.template[0].containers[1].env : env.value if env.name == "LONGHAND_VLLM_MODEL"]) == var.model
    error_message = "vLLM serves the model that the functions name"
  }
  assert {
    condition     = one([for env in google_cloud_run_v2_service.writer.template[0].containers[0].env : env.value if env.name == "QUARKUS_HTTP_HOST"]) == "0.0.0.0" && google_cloud_run_v2_service.writer.template[0].containers[0].ports[0].container_port == 8080 && length(google_cloud_run_v2_service.writer.template[0].containers[1].ports) == 0
    error_message = "requests reach the writer, and nobody else"
  }
  assert {
    condition     = one([for env in google_cloud_run_v2_service.intake.template[0].containers[0].env : env.value if env.name == "LONGHAND_GOOGLE_TOPIC"]) == google_pubsub_topic.events.id
    error_message = "the intake publishes to the writer's topic; without one it would write itself"
  }
  assert {
    condition     = google_cloud_run_v2_service.intake.template[0].containers[0].image == var.images.intake && google_cloud_run_v2_service.writer.template[0].containers[0].image == var.images.writer && google_cloud_run_v2_service.writer.template[0].containers[1].image == var.images.vllm
    error_message = "each container runs its own image"
  }
}

run "events" {
  command = apply

  assert {
    condition     = google_pubsub_subscription.events.topic == google_pubsub_topic.events.id && google_pubsub_subscription.events.push_config[0].push_endpoint == google_cloud_run_v2_service.writer.uri && google_pubsub_subscription.events.push_config[0].oidc_token[0].audience == google_cloud_run_v2_service.writer.uri && google_pubsub_subscription.events.push_config[0].oidc_token[0].service_account_email == google_service_account.all["push"].email
    error_message = "events are pushed to the writer, with a token"
  }
  assert {
    condition     = length(google_pubsub_subscription.events.push_config[0].no_wrapper) == 0
    error_message = "a message without its wrapper has no type that the writer reads"
  }
  assert {
    condition     = try(google_pubsub_subscription.events.dead_letter_policy[0].dead_letter_topic, "") == google_pubsub_topic.dead.id && google_pubsub_subscription.dead.topic == google_pubsub_topic.dead.id
    error_message = "dead letters go to their topic, and are kept there"
  }
  assert {
    condition     = google_pubsub_topic_iam_member.dead.topic == google_pubsub_topic.dead.name && google_pubsub_subscription_iam_member.dead.subscription == google_pubsub_subscription.events.name && google_pubsub_topic_iam_member.dead.member == local.agents.pubsub && google_pubsub_subscription_iam_member.dead.member == local.agents.pubsub
    error_message = "without both rights Pub/Sub delivers for ever and moves no dead letter"
  }
  assert {
    condition     = google_pubsub_subscription.events.expiration_policy[0].ttl == "" && google_pubsub_subscription.dead.expiration_policy[0].ttl == ""
    error_message = "a month without documents deletes no subscription"
  }
  assert {
    condition     = contains([for criterion in google_eventarc_trigger.requests.matching_criteria : "${criterion.attribute}=${criterion.value}"], "bucket=${google_storage_bucket.requests.name}") && contains([for criterion in google_eventarc_trigger.requests.matching_criteria : "${criterion.attribute}=${criterion.value}"], "type=google.cloud.storage.object.v1.finalized")
    error_message = "a request that was put starts the intake; what is written does not"
  }
  assert {
    condition     = google_eventarc_trigger.requests.destination[0].cloud_run_service[0].service == google_cloud_run_v2_service.intake.name && google_eventarc_trigger.requests.location == google_storage_bucket.requests.location
    error_message = "requests go to the intake; trigger and bucket share a region"
  }
  assert {
    condition     = google_cloud_scheduler_job.sweep.http_target[0].uri == google_cloud_run_v2_service.intake.uri && google_cloud_scheduler_job.sweep.http_target[0].oidc_token[0].audience == google_cloud_run_v2_service.intake.uri
    error_message = "a sweep goes to the intake, or it would wake the GPU"
  }
  assert {
    condition     = jsondecode(base64decode(google_cloud_scheduler_job.sweep.http_target[0].body)).type == "dev.longhand.sweep" && google_cloud_scheduler_job.sweep.http_target[0].headers["Content-Type"] == "application/cloudevents+json"
    error_message = "a sweep is a CloudEvent in structured mode"
  }
  assert {
    condition     = google_storage_notification.outcomes.bucket == google_storage_bucket.documents.name && google_storage_notification.outcomes.topic == google_pubsub_topic.ended.id && strcontains(google_pubsub_topic.ended.message_transforms[0].javascript_udf[0].code, "function ${google_pubsub_topic.ended.message_transforms[0].javascript_udf[0].function_name}(") && strcontains(google_pubsub_topic.ended.message_transforms[0].javascript_udf[0].code, "/outcome.json")
    error_message = "ends are told, and nothing but ends"
  }
  assert {
    condition     = google_storage_notification.outcomes.event_types == toset(["OBJECT_FINALIZE"]) && strcontains(google_pubsub_topic.ended.message_transforms[0].javascript_udf[0].code, ".endsWith(\"/outcome.json\") ? message : null")
    error_message = "an outcome that was stored is what is told, and all else is dropped"
  }
  assert {
    condition     = alltrue([for subscription in [google_pubsub_subscription.events, google_pubsub_subscription.dead] : try(tonumber(trimsuffix(subscription.message_retention_duration, "s")), 604800) >= 604800])
    error_message = "events and dead letters are kept for Pub/Sub's seven days, or they end unseen"
  }
  assert {
    condition     = google_cloud_scheduler_job.sweep.http_target[0].oidc_token[0].service_account_email == google_service_account.all["trigger"].email && google_eventarc_trigger.requests.service_account == google_service_account.all["trigger"].email
    error_message = "sweeps and requests come as the account that may call the intake, or it refuses them"
  }
  assert {
    condition     = google_cloud_scheduler_job.sweep.http_target[0].http_method == "POST" && google_cloud_scheduler_job.sweep.paused == false
    error_message = "a sweep is posted, and not paused"
  }
}

run "rights" {
  command = apply

  assert {
    condition     = alltrue([for bucket in [google_storage_bucket.requests, google_storage_bucket.documents] : bucket.uniform_bucket_level_access && bucket.public_access_prevention == "enforced" && bucket.location == var.region])
    error_message = "no bucket can be public"
  }
  assert {
    condition     = alltrue([for bucket in [google_storage_bucket.requests, google_storage_bucket.documents] : coalesce(bucket.force_destroy, false) == false && length(bucket.lifecycle_rule) == 0])
    error_message = "no document is deleted unless asked"
  }
  assert {
    condition     = sort(google_project_iam_custom_role.store.permissions) == tolist(["storage.objects.create", "storage.objects.delete", "storage.objects.get", "storage.objects.list"])
    error_message = "the store's role has what the store does"
  }
  assert {
    condition     = { for key, right in google_storage_bucket_iam_member.all : key => "${right.bucket} ${right.role}" } == { requests = "my-project-longhand-requests roles/storage.objectViewer", submit = "my-project-longhand-documents projects/my-project/roles/longhand_store", write = "my-project-longhand-documents projects/my-project/roles/longhand_store", weights = "my-weights roles/storage.objectViewer" }
    error_message = "rights are to buckets, and to no more than is done there"
  }
  assert {
    condition     = google_storage_bucket_iam_member.all["requests"].member == google_service_account.all["intake"].member && google_storage_bucket_iam_member.all["submit"].member == google_service_account.all["intake"].member && google_storage_bucket_iam_member.all["write"].member == google_service_account.all["writer"].member && google_storage_bucket_iam_member.all["weights"].member == google_service_account.all["writer"].member
    error_message = "each right is that of the service that needs it"
  }
  assert {
    condition     = { for key, right in google_project_iam_member.all : key => "${right.role} ${right.member}" } == { notify = "roles/pubsub.publisher serviceAccount:service-123456789012@gs-project-accounts.iam.gserviceaccount.com", receive = "roles/eventarc.eventReceiver ${google_service_account.all["trigger"].member}" }
    error_message = "in the whole project Cloud Storage publishes and the trigger receives, and nobody has any other right"
  }
  assert {
    condition     = alltrue([for key, right in google_cloud_run_v2_service_iam_member.callers : right.role == "roles/run.invoker" && right.member == google_service_account.all[key].member]) && google_cloud_run_v2_service_iam_member.callers["push"].name == google_cloud_run_v2_service.writer.name && google_cloud_run_v2_service_iam_member.callers["trigger"].name == google_cloud_run_v2_service.intake.name && length(google_cloud_run_v2_service_iam_member.callers) == 2
    error_message = "Pub/Sub calls the writer, Eventarc and Scheduler the intake, and nobody anything else"
  }
  assert {
    condition     = alltrue([for service in [google_cloud_run_v2_service.intake, google_cloud_run_v2_service.writer] : service.ingress == "INGRESS_TRAFFIC_INTERNAL_ONLY" && try(service.invoker_iam_disabled != true, true)])
    error_message = "nobody on the internet reaches a service"
  }
  assert {
    condition     = google_cloud_run_v2_service.intake.template[0].service_account == google_service_account.all["intake"].email && google_cloud_run_v2_service.writer.template[0].service_account == google_service_account.all["writer"].email && length(google_service_account.all) == 4
    error_message = "each service has an account of its own"
  }
  assert {
    condition     = google_pubsub_topic_iam_member.intake.role == "roles/pubsub.publisher" && google_pubsub_topic_iam_member.intake.topic == google_pubsub_topic.events.name && google_pubsub_topic_iam_member.intake.member == google_service_account.all["intake"].member && google_pubsub_topic_iam_member.dead.role == "roles/pubsub.publisher" && google_pubsub_subscription_iam_member.dead.role == "roles/pubsub.subscriber"
    error_message = "the intake publishes events, Pub/Sub moves dead letters"
  }
  assert {
    condition     = length(google_kms_crypto_key_iam_member.agents) == 0
    error_message = "without a key nobody gets a right to one"
  }
  assert {
    condition     = length(google_storage_bucket.documents.retention_policy) == 0
    error_message = "what the store deletes is not held back"
  }
  assert {
    condition     = keys(google_project_service.apis) == ["billingbudgets", "cloudscheduler", "eventarc", "iam", "logging", "monitoring", "pubsub", "run", "storage"] && alltrue([for api in google_project_service.apis : api.disable_on_destroy == false])
    error_message = "a new project gets every API, and a destroy takes none from others"
  }
  assert {
    condition     = output.requests == "gs://my-project-longhand-requests/requests/" && output.store == "gs://my-project-longhand-documents" && output.ended == google_pubsub_topic.ended.id
    error_message = "people are told where requests go, documents lie and ends are"
  }
}

run "alerts" {
  command = apply

  assert {
    condition     = strcontains(google_monitoring_alert_policy.queue["dead_letters"].conditions[0].condition_threshold[0].filter, "subscription_id = \"longhand-dead\"") && strcontains(google_monitoring_alert_policy.queue["dead_letters"].conditions[0].condition_threshold[0].filter, "subscription/num_undelivered_messages") && google_monitoring_alert_policy.queue["dead_letters"].conditions[0].condition_threshold[0].threshold_value == 0 && google_monitoring_alert_policy.queue["dead_letters"].conditions[0].condition_threshold[0].comparison == "COMPARISON_GT"
    error_message = "one dead letter is told"
  }
  assert {
    condition     = strcontains(google_monitoring_alert_policy.queue["waiting"].conditions[0].condition_threshold[0].filter, "subscription_id = \"longhand-events\"") && strcontains(google_monitoring_alert_policy.queue["waiting"].conditions[0].condition_threshold[0].filter, "subscription/oldest_unacked_message_age") && google_monitoring_alert_policy.queue["waiting"].conditions[0].condition_threshold[0].threshold_value == local.limits.startupBudget + local.limits.visibility
    error_message = "an event that waits longer than a start and a document is told"
  }
  assert {
    condition     = strcontains(google_monitoring_alert_policy.errors.conditions[0].condition_matched_log[0].filter, "\"longhand-intake\" OR \"longhand-writer\"") && !strcontains(google_monitoring_alert_policy.errors.conditions[0].condition_matched_log[0].filter, "run.googleapis.com/requests") && length(google_monitoring_alert_policy.errors.alert_strategy[0].notification_rate_limit) == 1
    error_message = "errors of both services are told, answers of 503 are not, and a log policy must have a rate limit"
  }
  assert {
    condition     = alltrue([for policy in concat(values(google_monitoring_alert_policy.queue), [google_monitoring_alert_policy.errors]) : one(policy.notification_channels) == google_monitoring_notification_channel.email.id]) && google_monitoring_notification_channel.email.labels.email_address == var.alert_email && length(google_monitoring_alert_policy.queue) == 2
    error_message = "alerts reach alert_email"
  }
  assert {
    condition     = google_billing_budget.month.amount[0].specified_amount[0].units == "100" && one(google_billing_budget.month.budget_filter[0].projects) == "projects/123456789012" && one(google_billing_budget.month.all_updates_rule[0].monitoring_notification_channels) == google_monitoring_notification_channel.email.id && contains(google_billing_budget.month.threshold_rules[*].threshold_percent, 1)
    error_message = "the budget is this project's, and reaches alert_email"
  }
  assert {
    condition     = alltrue([for part in ["run.googleapis.com/stderr", "run.googleapis.com/varlog/system", "severity >= ERROR", "textPayload =~ \"(^| )ERROR \""] : strcontains(google_monitoring_alert_policy.errors.conditions[0].condition_matched_log[0].filter, part)])
    error_message = "an error that a function writes as text has no severity, and is told all the same"
  }
  assert {
    condition     = min(google_billing_budget.month.threshold_rules[*].threshold_percent...) <= 0.5
    error_message = "the budget is told before it is spent"
  }
}

run "encrypted_with_a_key" {
  command = apply
  variables { kms_key = "projects/my-project/locations/europe-west4/keyRings/ring/cryptoKeys/key" }

  assert {
    condition     = alltrue([for bucket in [google_storage_bucket.requests, google_storage_bucket.documents] : one(bucket.encryption).default_kms_key_name == var.kms_key]) && alltrue([for topic in [google_pubsub_topic.events, google_pubsub_topic.dead, google_pubsub_topic.ended] : topic.kms_key_name == var.kms_key])
    error_message = "buckets and topics are encrypted with the key"
  }
  assert {
    condition     = { for key, right in google_kms_crypto_key_iam_member.agents : key => right.member } == local.agents && alltrue([for right in google_kms_crypto_key_iam_member.agents : right.role == "roles/cloudkms.cryptoKeyEncrypterDecrypter"])
    error_message = "Cloud Storage and Pub/Sub may use the key, and not manage it"
  }
}

run "deleted_after_days" {
  command = apply
  variables { delete_after_days = 30 }

  assert {
    condition     = one(one(google_storage_bucket.documents.lifecycle_rule).condition).days_since_custom_time == 1 && one(one(google_storage_bucket.documents.lifecycle_rule).action).type == "Delete" && one(one(google_storage_bucket.requests.lifecycle_rule).condition).age == 30
    error_message = "documents go after the time that they carry, requests at that age"
  }
  assert {
    condition     = alltrue([for service in [google_cloud_run_v2_service.intake, google_cloud_run_v2_service.writer] : one([for env in service.template[0].containers[0].env : env.value if env.name == "LONGHAND_STORAGE_EXPIRY_DAYS"]) == "30"])
    error_message = "whoever stores objects marks them"
  }
}

run "refuses_an_image_without_digest" {
  command = plan
  variables {
    images = {
      intake = "europe-west4-docker.pkg.dev/my-project/longhand/google-cloud:latest"
      writer = "europe-west4-docker.pkg.dev/my-project/longhand/knative@sha256:0000000000000000000000000000000000000000000000000000000000000002"
      vllm   = "europe-west4-docker.pkg.dev/my-project/longhand/vllm@sha256:0000000000000000000000000000000000000000000000000000000000000003"
    }
  }
  expect_failures = [var.images]
}

run "refuses_what_is_wrong" {
  command = plan
  variables {
    project           = "My Project"
    region            = "europe-north1"
    weights           = "s3://my-weights/longwriter-glm4-9b"
    budget            = 0
    alert_email       = "nobody"
    model             = "gpt-2"
    max_instances     = 0
    delete_after_days = 0
    name              = "Longhand"
  }
  expect_failures = [
    var.project, var.region, var.weights, var.budget, var.alert_email, var.model, var.max_instances,
    var.delete_after_days, var.name,
  ]
}

run "refuses_what_is_nearly_right" {
  command = plan
  variables {
    weights = "gs://my-weights"
    kms_key = "projects/my-project/locations/us-east4/keyRings/ring/cryptoKeys/key"
    budget  = 99.5
    name    = "longhand-for-everyone-here" # its accounts would have names of more than 30 characters

    max_instances     = 1.5
    delete_after_days = 1.5
  }
  expect_failures = [var.weights, var.kms_key, var.budget, var.name, var.max_instances, var.delete_after_days]
}
