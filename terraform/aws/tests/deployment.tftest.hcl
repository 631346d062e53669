# Held against mocks: nothing is called, nothing is made.

mock_provider "aws" {}

override_data {
  target = data.aws_caller_identity.current
  values = { account_id = "123456789012" }
}

override_data {
  target = data.aws_ec2_instance_type_offerings.gpu
  values = { locations = ["us-east-1b", "us-east-1a"] }
}

override_resource {
  target = aws_s3_bucket.documents
  values = { arn = "arn:aws:s3:::longhand-documents" }
}

override_resource {
  target = aws_sqs_queue.requests
  values = { arn = "arn:aws:sqs:us-east-1:123456789012:longhand-requests", url = "https://sqs.us-east-1.amazonaws.com/123456789012/longhand-requests" }
}

override_resource {
  target = aws_sqs_queue.events
  values = { arn = "arn:aws:sqs:us-east-1:123456789012:longhand-events", url = "https://sqs.us-east-1.amazonaws.com/123456789012/longhand-events" }
}

override_resource {
  target = aws_sqs_queue.ended
  values = { arn = "arn:aws:sqs:us-east-1:123456789012:longhand-ended", url = "https://sqs.us-east-1.amazonaws.com/123456789012/longhand-ended" }
}

override_resource {
  target = aws_sqs_queue.refused
  values = { arn = "arn:aws:sqs:us-east-1:123456789012:longhand-refused", url = "https://sqs.us-east-1.amazonaws.com/123456789012/longhand-refused" }
}

override_resource {
  target = aws_cloudwatch_log_group.intake
  values = { arn = "arn:aws:logs:us-east-1:123456789012:log-group:/longhand/intake" }
}

override_resource {
  target = aws_cloudwatch_log_group.writer
  values = { arn = "arn:aws:logs:us-east-1:123456789012:log-group:/longhand/writer" }
}

override_resource {
  target = aws_ecs_cluster.main
  values = { arn = "arn:aws:ecs:us-east-1:123456789012:cluster/longhand" }
}

variables {
  region = "us-east-1"
  images = {
    writer = "123456789012.dkr.ecr.us-east-1.amazonaws.com/longhand/sqs@sha256:0000000000000000000000000000000000000000000000000000000000000000"
    vllm   = "123456789012.dkr.ecr.us-east-1.amazonaws.com/longhand/vllm@sha256:1111111111111111111111111111111111111111111111111111111111111111"
  }
  weights      = "s3://my-weights/longwriter-glm4-9b"
  email        = "team@example.com"
  budget       = 100
  function_zip = "versions.tf" # any file
}

run "limits_are_those_of_the_project" {
  assert {
    condition     = local.limits == jsondecode(file("../../infra/limits/limits.json"))
    error_message = "every limit of time comes from infra/limits/limits.json"
  }
  assert {
    condition = alltrue([for settings in [aws_lambda_function.intake.environment[0].variables, local.writer_settings] :
      settings.LONGHAND_MODEL_CALL_TIMEOUT == "${local.limits.callTimeout}s" && settings.LONGHAND_LEASE == "${local.limits.lease}s" &&
    settings.LONGHAND_GO_ON == "${local.limits.goOn}s" && settings.LONGHAND_RETRY_AFTER == "${local.limits.retryAfter}s"])
    error_message = "both functions get call-timeout, lease, go-on and retry-after of the limits"
  }
  assert {
    condition     = aws_lambda_function.intake.timeout == local.limits.requestTimeout
    error_message = "the function's time-out is the limits' requestTimeout"
  }
  assert {
    condition     = aws_cloudwatch_event_rule.sweep.schedule_expression == "rate(${local.limits.sweepEvery / 60} minutes)"
    error_message = "the sweep is as often as the limits say"
  }
}

run "queues_lose_nothing" {
  command = apply
  assert {
    condition     = aws_sqs_queue.requests.visibility_timeout_seconds >= 6 * aws_lambda_function.intake.timeout
    error_message = "AWS wants the queue of a function to hide messages for six times its time-out"
  }
  assert {
    condition     = aws_sqs_queue.events.visibility_timeout_seconds == local.limits.visibility && local.writer_settings.MP_MESSAGING_INCOMING_EVENTS_VISIBILITY_TIMEOUT == tostring(local.limits.visibility)
    error_message = "the queue and the function that reads it hide an event for the limits' visibility"
  }
  assert {
    condition = alltrue([for queue in [aws_sqs_queue.requests, aws_sqs_queue.events] :
      jsondecode(queue.redrive_policy).deadLetterTargetArn == aws_sqs_queue.refused.arn &&
    jsondecode(queue.redrive_policy).maxReceiveCount == local.limits.deadLetterAfter])
    error_message = "requests and events that come too often are dead letters in the queue refused"
  }
  assert {
    condition     = alltrue([for queue in [aws_sqs_queue.requests, aws_sqs_queue.events, aws_sqs_queue.ended, aws_sqs_queue.refused] : queue.message_retention_seconds == 1209600])
    error_message = "messages are kept for 14 days, else they end before they are dead letters"
  }
  assert {
    condition     = alltrue([for queue in [aws_sqs_queue.requests, aws_sqs_queue.events, aws_sqs_queue.ended, aws_sqs_queue.refused] : queue.sqs_managed_sse_enabled])
    error_message = "every queue is encrypted"
  }
  assert {
    condition     = contains(aws_lambda_event_source_mapping.requests.function_response_types, "ReportBatchItemFailures")
    error_message = "without partial batch responses one failure repeats a whole batch"
  }
  assert {
    condition     = aws_lambda_event_source_mapping.requests.event_source_arn == aws_sqs_queue.requests.arn
    error_message = "the function reads requests, never events: it has no model"
  }
  assert {
    condition = (aws_lambda_function.intake.environment[0].variables.LONGHAND_LAMBDA_EVENT_QUEUE == aws_sqs_queue.events.url &&
      aws_lambda_function.intake.environment[0].variables.LONGHAND_LAMBDA_END_QUEUE == aws_sqs_queue.ended.url &&
    aws_lambda_function.intake.environment[0].variables.LONGHAND_LAMBDA_REFUSED_QUEUE == aws_sqs_queue.refused.url)
    error_message = "the function sends events, ends and refusals to their queues"
  }
  assert {
    condition = (local.writer_settings.MP_MESSAGING_INCOMING_EVENTS_QUEUE == "longhand-events" &&
      local.writer_settings.MP_MESSAGING_OUTGOING_ENDED_QUEUE == "longhand-ended" &&
    local.writer_settings.MP_MESSAGING_OUTGOING_REFUSED_QUEUE == "longhand-refused")
    error_message = "the writer reads events and sends to ended and refused"
  }
  assert {
    condition     = aws_cloudwatch_event_rule.sweep.state != "DISABLED" && aws_cloudwatch_event_target.sweep.rule == aws_cloudwatch_event_rule.sweep.name && aws_cloudwatch_event_target.sweep.arn == aws_lambda_function.intake.arn
    error_message = "the sweep runs, and is the function's: without it a document whose event is lost stands still"
  }
}

run "documents_are_private" {
  command = apply
  assert {
    condition = (aws_s3_bucket_public_access_block.documents.block_public_acls && aws_s3_bucket_public_access_block.documents.block_public_policy &&
    aws_s3_bucket_public_access_block.documents.ignore_public_acls && aws_s3_bucket_public_access_block.documents.restrict_public_buckets)
    error_message = "the bucket is closed to the public in all four ways"
  }
  assert {
    condition     = one(one(aws_s3_bucket_server_side_encryption_configuration.documents.rule).apply_server_side_encryption_by_default).sse_algorithm == "AES256"
    error_message = "documents are encrypted"
  }
  assert {
    condition = anytrue([for s in jsondecode(aws_s3_bucket_policy.documents.policy).Statement :
    s.Effect == "Deny" && s.Action == "s3:*" && s.Condition.Bool["aws:SecureTransport"] == "false" && length(s.Resource) == 2])
    error_message = "the bucket refuses what comes without TLS"
  }
  assert {
    condition     = alltrue([for s in jsondecode(aws_s3_bucket_policy.documents.policy).Statement : s.Effect == "Deny"])
    error_message = "the bucket's policy lets nobody in"
  }
  assert {
    condition     = aws_launch_template.gpu.block_device_mappings[0].ebs[0].encrypted == "true"
    error_message = "the machine's disk is encrypted"
  }
  assert {
    condition     = coalesce(aws_s3_bucket.documents.force_destroy, false) == false
    error_message = "a destroy stops before documents"
  }
  assert {
    condition     = one(aws_s3_bucket_ownership_controls.documents.rule).object_ownership == "BucketOwnerEnforced"
    error_message = "no list of access lets anybody in beside the rights"
  }
}

run "rights_are_least" {
  command = apply
  assert {
    condition = alltrue(flatten([for policy in [aws_iam_role_policy.intake.policy, aws_iam_role_policy.writer.policy, aws_iam_role_policy.start.policy, aws_iam_role_policy.machine.policy, aws_iam_role_policy.awake.policy] :
    [for s in jsondecode(policy).Statement : [for action in s.Action : !strcontains(action, "*")]]]))
    error_message = "no right has a wildcard"
  }
  assert {
    condition = alltrue(flatten([for policy in [aws_iam_role_policy.intake.policy, aws_iam_role_policy.writer.policy, aws_iam_role_policy.start.policy, aws_iam_role_policy.machine.policy, aws_iam_role_policy.awake.policy] :
      [for s in jsondecode(policy).Statement : [for resource in s.Resource :
        !strcontains(resource, "*") || can(regex("^arn:aws:[a-z0-9]+:[^:*]*:[^:*]*:[^*]+[/:][*]$", resource)) ||
    s.Action == ["ecr:GetAuthorizationToken"] || s.Action == ["ecs:DiscoverPollEndpoint"]]]]))
    error_message = "rights are on resources by name; AWS knows none for two actions only"
  }
  assert {
    condition     = !anytrue([for s in jsondecode(aws_iam_role_policy.machine.policy).Statement : anytrue([for action in s.Action : startswith(action, "s3:") || startswith(action, "sqs:")])])
    error_message = "the machine itself has no right to documents or queues"
  }
  assert {
    condition     = contains(local.repositories, "arn:aws:ecr:us-east-1:123456789012:repository/longhand/sqs") && contains(local.repositories, "arn:aws:ecr:us-east-1:123456789012:repository/longhand/vllm")
    error_message = "ECS may pull the two images"
  }
  assert {
    condition     = anytrue([for s in jsondecode(aws_iam_role_policy.writer.policy).Statement : s.Resource == ["arn:aws:s3:::my-weights/longwriter-glm4-9b/*"] && s.Action == ["s3:GetObject"]])
    error_message = "weights are read, and not written"
  }
  assert {
    condition     = aws_vpc_security_group_egress_rule.gpu.from_port == 443 && aws_vpc_security_group_egress_rule.gpu.to_port == 443
    error_message = "the machine calls HTTPS alone"
  }
  assert {
    condition     = try(length(aws_security_group.gpu.ingress), 0) == 0
    error_message = "nobody calls in"
  }
  assert {
    condition     = aws_launch_template.gpu.metadata_options[0].http_tokens == "required" && aws_launch_template.gpu.metadata_options[0].http_put_response_hop_limit == 1
    error_message = "the machine's credentials need a session"
  }
  assert {
    condition     = aws_lambda_permission.sweep.source_arn == aws_cloudwatch_event_rule.sweep.arn
    error_message = "only the sweep's rule may invoke the function"
  }
  assert {
    condition = toset(flatten([for s in jsondecode(aws_iam_role_policy.writer.policy).Statement : [for resource in s.Resource : [for action in s.Action : "${action} ${resource}"]]])) == toset([
      "s3:ListBucket arn:aws:s3:::longhand-documents",
      "s3:GetObject arn:aws:s3:::longhand-documents/*",
      "s3:PutObject arn:aws:s3:::longhand-documents/*",
      "s3:DeleteObject arn:aws:s3:::longhand-documents/*",
      "sqs:ReceiveMessage arn:aws:sqs:us-east-1:123456789012:longhand-events",
      "sqs:DeleteMessage arn:aws:sqs:us-east-1:123456789012:longhand-events",
      "sqs:ChangeMessageVisibility arn:aws:sqs:us-east-1:123456789012:longhand-events",
      "sqs:GetQueueUrl arn:aws:sqs:us-east-1:123456789012:longhand-events",
      "sqs:SendMessage arn:aws:sqs:us-east-1:123456789012:longhand-events",
      "sqs:GetQueueUrl arn:aws:sqs:us-east-1:123456789012:longhand-ended",
      "sqs:SendMessage arn:aws:sqs:us-east-1:123456789012:longhand-ended",
      "sqs:GetQueueUrl arn:aws:sqs:us-east-1:123456789012:longhand-refused",
      "sqs:SendMessage arn:aws:sqs:us-east-1:123456789012:longhand-refused",
      "s3:ListBucket arn:aws:s3:::my-weights",
      "s3:GetObject arn:aws:s3:::my-weights/longwriter-glm4-9b/*",
    ])
    error_message = "the writer may do what it does, or documents stand still, and no more"
  }
  assert {
    condition = toset(flatten([for s in jsondecode(aws_iam_role_policy.intake.policy).Statement : [for resource in s.Resource : [for action in s.Action : "${action} ${resource}"]]])) == toset([
      "s3:ListBucket arn:aws:s3:::longhand-documents",
      "s3:GetObject arn:aws:s3:::longhand-documents/*",
      "s3:PutObject arn:aws:s3:::longhand-documents/*",
      "s3:DeleteObject arn:aws:s3:::longhand-documents/*",
      "sqs:ReceiveMessage arn:aws:sqs:us-east-1:123456789012:longhand-requests",
      "sqs:DeleteMessage arn:aws:sqs:us-east-1:123456789012:longhand-requests",
      "sqs:GetQueueAttributes arn:aws:sqs:us-east-1:123456789012:longhand-requests",
      "sqs:SendMessage arn:aws:sqs:us-east-1:123456789012:longhand-events",
      "sqs:SendMessage arn:aws:sqs:us-east-1:123456789012:longhand-ended",
      "sqs:SendMessage arn:aws:sqs:us-east-1:123456789012:longhand-refused",
      "logs:CreateLogStream arn:aws:logs:us-east-1:123456789012:log-group:/longhand/intake:*",
      "logs:PutLogEvents arn:aws:logs:us-east-1:123456789012:log-group:/longhand/intake:*",
    ])
    error_message = "the function may do what it does, or requests are lost, and no more"
  }
  assert {
    condition     = alltrue([for role in [aws_iam_role.writer, aws_iam_role.start, aws_iam_role.awake] : alltrue([for s in jsondecode(role.assume_role_policy).Statement : try(s.Condition.StringEquals["aws:SourceAccount"], "") == "123456789012"])])
    error_message = "services of AWS take a role for this account alone"
  }
}

run "gpu_writes" {
  command = apply
  assert {
    condition     = { for c in jsondecode(aws_ecs_task_definition.writer.container_definitions) : c.name => try(c.resourceRequirements, []) }.vllm == [{ type = "GPU", value = "1" }]
    error_message = "the GPU is vLLM's"
  }
  assert {
    condition     = { for c in jsondecode(aws_ecs_task_definition.writer.container_definitions) : c.name => try(c.dependsOn, []) }.writer == [{ containerName = "vllm", condition = "HEALTHY" }]
    error_message = "the writer starts when vLLM can serve, and ends before it"
  }
  assert {
    condition     = alltrue([for c in jsondecode(aws_ecs_task_definition.writer.container_definitions) : c.essential && c.stopTimeout == local.limits.terminationGrace])
    error_message = "one does not run without the other, and both have the limits' time to end"
  }
  assert {
    condition     = one([for c in jsondecode(aws_ecs_task_definition.writer.container_definitions) : c.healthCheck if c.name == "vllm"]).command == ["CMD", "python3", "/opt/longhand/start.py", "--health"]
    error_message = "vLLM is asked by a command: it listens on loopback alone"
  }
  assert {
    condition = alltrue([for check in [one([for c in jsondecode(aws_ecs_task_definition.writer.container_definitions) : c.healthCheck if c.name == "vllm"])] :
      check.startPeriod + check.interval * check.retries >= local.limits.startupBudget &&
    check.startPeriod <= 300 && check.interval >= 5 && check.interval <= 300 && check.retries <= 10 && check.timeout <= 60])
    error_message = "vLLM has the limits' startupBudget, within what ECS allows"
  }
  assert {
    condition     = aws_ecs_task_definition.writer.network_mode == "host"
    error_message = "a task with an interface of its own reaches no SQS without a NAT gateway, and a bridge no loopback"
  }
  assert {
    condition     = local.writer_settings.LONGHAND_MODEL_NAME == local.vllm_settings.LONGHAND_VLLM_MODEL && local.writer_settings.LONGHAND_MODEL_URL == "http://127.0.0.1:8000"
    error_message = "the writer asks the vLLM beside it for the model that it has"
  }
  assert {
    condition     = local.vllm_settings.LONGHAND_VLLM_WEIGHTS == "s3://my-weights/longwriter-glm4-9b" && tonumber(local.vllm_settings.RUNAI_STREAMER_MEMORY_LIMIT) > 0 && tonumber(local.vllm_settings.RUNAI_STREAMER_MEMORY_LIMIT) <= 4 * pow(1024, 3)
    error_message = "weights are streamed through a buffer that the machine has room for"
  }
  assert {
    condition     = local.vllm_settings.LONGHAND_VLLM_FP8 == "weights"
    error_message = "in 16 bits the weights leave a GPU of 24 GB no room for eight documents"
  }
  assert {
    condition     = alltrue([for c in jsondecode(aws_ecs_task_definition.writer.container_definitions) : c.linuxParameters.capabilities.drop == ["ALL"] && !try(c.privileged, false)])
    error_message = "containers have no capabilities"
  }
  assert {
    condition     = aws_lambda_function.intake.runtime == "provided.al2023" && aws_lambda_function.intake.architectures == tolist(["x86_64"])
    error_message = "the function is a native executable for x86-64"
  }
  assert {
    condition     = alltrue([for c in jsondecode(aws_ecs_task_definition.writer.container_definitions) : strcontains(c.image, "@sha256:") && c.logConfiguration.logDriver == "awslogs"])
    error_message = "images are pinned, and what they say is kept"
  }
  assert {
    condition     = strcontains(base64decode(aws_launch_template.gpu.user_data), "ECS_CLUSTER=${aws_ecs_cluster.main.name}\n") && strcontains(base64decode(aws_launch_template.gpu.user_data), "ECS_ENABLE_TASK_IAM_ROLE_NETWORK_HOST=true\n") && startswith(base64decode(aws_launch_template.gpu.user_data), "#!/bin/bash\n")
    error_message = "machines join the cluster, and give tasks their role on their own network"
  }
  assert {
    condition     = aws_launch_template.gpu.instance_type == "g6.xlarge" && strcontains(data.aws_ssm_parameter.image.name, "/gpu/")
    error_message = "machines have an L4 and its driver"
  }
  assert {
    condition     = keys(aws_subnet.gpu) == ["us-east-1a", "us-east-1b"] && length(distinct([for s in aws_subnet.gpu : s.cidr_block])) == 2
    error_message = "every zone with the GPU has a subnet"
  }
  assert {
    condition     = { for c in jsondecode(aws_ecs_task_definition.writer.container_definitions) : c.name => c.image } == { vllm = var.images.vllm, writer = var.images.writer }
    error_message = "each container runs its own image"
  }
  assert {
    condition     = sum([for c in jsondecode(aws_ecs_task_definition.writer.container_definitions) : c.memory]) <= 15 * 1024
    error_message = "both containers fit into a machine of 16 GiB beside its system, or no writer ever starts"
  }
  assert {
    condition     = strcontains(base64decode(aws_launch_template.gpu.user_data), "ECS_ENABLE_GPU_SUPPORT=true\n")
    error_message = "ECS knows of the machine's GPU, or no writer ever starts"
  }
  assert {
    condition     = tostring(aws_launch_template.gpu.network_interfaces[0].associate_public_ip_address) == "true"
    error_message = "a machine without a public address reaches no ECS, for there is no NAT gateway"
  }
  assert {
    condition     = one(aws_ecs_service.writer.capacity_provider_strategy).capacity_provider == aws_ecs_capacity_provider.gpu.name
    error_message = "writers run on machines with a GPU"
  }
  assert {
    condition     = aws_ecs_service.writer.deployment_minimum_healthy_percent == 0 && aws_ecs_service.writer.deployment_maximum_percent == 100
    error_message = "a new version waits for no second GPU"
  }
}

run "nothing_runs_without_work" {
  command = apply
  assert {
    condition     = aws_autoscaling_group.gpu.min_size == 0 && aws_autoscaling_group.gpu.max_size == 1
    error_message = "from no machine to max_gpus"
  }
  assert {
    condition     = aws_appautoscaling_target.writer.min_capacity == 0 && aws_appautoscaling_target.writer.max_capacity == 1 && aws_ecs_service.writer.desired_count == 0
    error_message = "from no writer to max_gpus"
  }
  assert {
    condition = (one(aws_ecs_capacity_provider.gpu.auto_scaling_group_provider).managed_termination_protection == "ENABLED" &&
    one(one(aws_ecs_capacity_provider.gpu.auto_scaling_group_provider).managed_scaling).status == "ENABLED" && aws_autoscaling_group.gpu.protect_from_scale_in)
    error_message = "ECS starts and ends machines, and never one with a writer"
  }
  assert {
    condition     = aws_cloudwatch_metric_alarm.waiting.threshold == 1 && aws_cloudwatch_metric_alarm.waiting.dimensions.QueueName == aws_sqs_queue.events.name && contains(aws_cloudwatch_metric_alarm.waiting.alarm_actions, aws_appautoscaling_policy.more.arn)
    error_message = "one event that waits wakes a writer"
  }
  assert {
    condition     = aws_cloudwatch_metric_alarm.idle.evaluation_periods * 60 == local.limits.idle && contains(aws_cloudwatch_metric_alarm.idle.alarm_actions, aws_appautoscaling_policy.none.arn)
    error_message = "writers end after the limits' idle"
  }
  assert {
    condition = (toset([for q in aws_cloudwatch_metric_alarm.idle.metric_query : q.metric[0].metric_name if length(q.metric) > 0]) ==
      toset(["ApproximateNumberOfMessagesVisible", "ApproximateNumberOfMessagesNotVisible"]) &&
    one([for q in aws_cloudwatch_metric_alarm.idle.metric_query : q.expression if q.return_data == true]) == "SUM([visible, FILL(inhand, 0)])")
    error_message = "idle is: nothing waits and nothing is in hand"
  }
  assert {
    condition     = one(aws_appautoscaling_policy.none.step_scaling_policy_configuration).adjustment_type == "ExactCapacity" && one(one(aws_appautoscaling_policy.none.step_scaling_policy_configuration).step_adjustment).scaling_adjustment == 0
    error_message = "idle is no writer at all"
  }
  assert {
    condition     = one(aws_appautoscaling_policy.more.step_scaling_policy_configuration).cooldown == local.limits.startupBudget
    error_message = "while one writer loads its model no other is woken for the same events"
  }
  assert {
    condition     = aws_cloudwatch_metric_alarm.idle.comparison_operator == "LessThanThreshold" && aws_cloudwatch_metric_alarm.idle.threshold == 1 && aws_cloudwatch_metric_alarm.waiting.comparison_operator == "GreaterThanOrEqualToThreshold"
    error_message = "one event is work: it wakes a writer, and no writer is ended over it"
  }
  assert {
    condition     = one(one(aws_ecs_capacity_provider.gpu.auto_scaling_group_provider).managed_scaling).target_capacity == 100
    error_message = "no machine is kept in reserve"
  }
}

run "more_gpus_for_more_work" {
  command = apply
  variables {
    max_gpus = 3
  }
  assert {
    condition     = aws_autoscaling_group.gpu.max_size == 3 && aws_appautoscaling_target.writer.max_capacity == 3
    error_message = "max_gpus bounds machines and writers"
  }
  assert {
    condition = ({ for s in one(aws_appautoscaling_policy.more.step_scaling_policy_configuration).step_adjustment : s.scaling_adjustment => s.metric_interval_lower_bound } ==
    { 1 = "0", 2 = "8", 3 = "16" })
    error_message = "a writer for every eight events that wait"
  }
  assert {
    condition = ([for s in one(aws_appautoscaling_policy.more.step_scaling_policy_configuration).step_adjustment : s.metric_interval_upper_bound if s.scaling_adjustment == 1] == ["8"] &&
    [for s in one(aws_appautoscaling_policy.more.step_scaling_policy_configuration).step_adjustment : s.metric_interval_upper_bound if s.scaling_adjustment == 2] == ["16"])
    error_message = "one step ends where the next begins"
  }
}

run "people_are_told" {
  command = apply
  assert {
    condition     = aws_sns_topic_subscription.alarms.protocol == "email" && aws_sns_topic_subscription.alarms.endpoint == "team@example.com"
    error_message = "alarms go to the address"
  }
  assert {
    condition = alltrue([for alarm in concat([aws_cloudwatch_metric_alarm.refused, aws_cloudwatch_metric_alarm.intake, aws_cloudwatch_metric_alarm.gpu], values(aws_cloudwatch_metric_alarm.oldest)) :
    contains(alarm.alarm_actions, aws_sns_topic.alarms.arn)])
    error_message = "every alarm is sent"
  }
  assert {
    condition     = aws_cloudwatch_metric_alarm.refused.threshold == 0 && aws_cloudwatch_metric_alarm.refused.dimensions.QueueName == aws_sqs_queue.refused.name
    error_message = "the first dead letter is told"
  }
  assert {
    condition     = toset([for alarm in aws_cloudwatch_metric_alarm.oldest : alarm.dimensions.QueueName]) == toset(["longhand-requests", "longhand-events"])
    error_message = "messages that wait too long are told, of both queues"
  }
  assert {
    condition     = alltrue([for alarm in aws_cloudwatch_metric_alarm.oldest : alarm.threshold == local.limits.startupBudget + local.limits.visibility])
    error_message = "too long is longer than a cold start and a killed process"
  }
  assert {
    condition     = aws_budgets_budget.month.limit_amount == "100" && alltrue([for n in aws_budgets_budget.month.notification : contains(n.subscriber_email_addresses, "team@example.com")]) && length(aws_budgets_budget.month.notification) == 2
    error_message = "the budget is told before it is spent"
  }
  assert {
    condition     = aws_cloudwatch_log_group.intake.retention_in_days == 30 && aws_cloudwatch_log_group.writer.retention_in_days == 30
    error_message = "logs end"
  }
  assert {
    condition     = aws_lambda_function.intake.logging_config[0].log_group == aws_cloudwatch_log_group.intake.name
    error_message = "the function logs where logs end"
  }
  assert {
    condition     = jsondecode(aws_scheduler_schedule.awake.target[0].input) == { QueueUrl = aws_sqs_queue.events.url, Tags = { app = "longhand" } } && strcontains(aws_scheduler_schedule.awake.target[0].arn, "sqs:tagQueue")
    error_message = "the queue's metrics never sleep, or the first event of a day is seen late"
  }
  assert {
    condition     = [for alarm in [aws_cloudwatch_metric_alarm.refused, aws_cloudwatch_metric_alarm.intake, aws_cloudwatch_metric_alarm.gpu] : alarm.metric_name] == ["ApproximateNumberOfMessagesVisible", "Errors", "CapacityProviderReservation"] && alltrue([for alarm in aws_cloudwatch_metric_alarm.oldest : alarm.metric_name == "ApproximateAgeOfOldestMessage"])
    error_message = "alarms look at what tells: a dead letter, for one, counts as visible and never as sent"
  }
  assert {
    condition     = alltrue([for alarm in concat([aws_cloudwatch_metric_alarm.refused, aws_cloudwatch_metric_alarm.intake, aws_cloudwatch_metric_alarm.gpu], values(aws_cloudwatch_metric_alarm.oldest)) : alarm.comparison_operator == "GreaterThanThreshold"])
    error_message = "an alarm is for too much"
  }
  assert {
    condition     = aws_budgets_budget.month.time_unit == "MONTHLY" && alltrue([for n in aws_budgets_budget.month.notification : n.threshold <= 100 && n.threshold_type == "PERCENTAGE"])
    error_message = "the budget is a month's, and told at no more than the whole of it"
  }
}
