locals {
  machine   = "g6.xlarge" # 4 vCPU, 16 GiB, one L4 with 24 GB
  documents = 8           # at once on one GPU

  # ECS waits at most 300 s before failures count, and then for 10 of them: so far apart that both make up the budget.
  # https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_HealthCheck.html
  start_period = min(300, local.limits.startupBudget)
  retries      = 10
  interval     = max(local.limits.startupPeriod, ceil((local.limits.startupBudget - local.start_period) / local.retries))

  weights_bucket = split("/", trimprefix(var.weights, "s3://"))[0]
  weights_folder = trimprefix(var.weights, "s3://${local.weights_bucket}/")

  pulled = [for image in values(var.images) :
  regex("^(?P<account>[0-9]+)[.]dkr[.]ecr[.](?P<region>[^.]+)[^/]*/(?P<name>[^@]+)@", image)]
  repositories = [for image in local.pulled : "arn:aws:ecr:${image.region}:${image.account}:repository/${image.name}"]

  writer_settings = merge(local.settings, {
    AWS_REGION                                      = var.region
    LONGHAND_DOCUMENTS_AT_ONCE                      = tostring(local.documents)
    LONGHAND_SWEEP_EVERY                            = "${local.limits.sweepEvery}s"
    MP_MESSAGING_INCOMING_EVENTS_QUEUE              = aws_sqs_queue.events.name
    MP_MESSAGING_INCOMING_EVENTS_VISIBILITY_TIMEOUT = tostring(local.limits.visibility)
    MP_MESSAGING_OUTGOING_ENDED_QUEUE               = aws_sqs_queue.ended.name
    MP_MESSAGING_OUTGOING_REFUSED_QUEUE             = aws_sqs_queue.refused.name
  })

  vllm_settings = {
    AWS_REGION            = var.region
    AWS_DEFAULT_REGION    = var.region
    LONGHAND_VLLM_MODEL   = var.model
    LONGHAND_VLLM_WEIGHTS = var.weights
    # In 16 bits the weights alone take 19 of the 24 GB, and hardly a document has room beside them.
    LONGHAND_VLLM_FP8 = "weights"
    # The streamer's buffer is up to 40 GB unless it is told, and the machine has 16.
    # https://github.com/run-ai/runai-model-streamer/blob/master/docs/src/env-vars.md
    RUNAI_STREAMER_MEMORY_LIMIT = tostring(4 * pow(1024, 3))
  }

  container_defaults = {
    essential   = true
    stopTimeout = local.limits.terminationGrace
  }
}

resource "aws_ecs_cluster" "main" {
  name = local.name
}

# The network of the machine, because only so do the two share a loopback and still reach SQS without a NAT gateway: a task
# with an interface of its own has no public address on EC2. One task fills a machine, it has one GPU.
resource "aws_ecs_task_definition" "writer" {
  family                   = "${local.name}-writer"
  requires_compatibilities = ["EC2"]
  network_mode             = "host"
  task_role_arn            = aws_iam_role.writer.arn
  execution_role_arn       = aws_iam_role.start.arn
  container_definitions = jsonencode([
    merge(local.container_defaults, {
      name                   = "writer"
      image                  = var.images.writer
      memory                 = 512
      readonlyRootFilesystem = true
      linuxParameters = {
        capabilities = { drop = ["ALL"] }
        tmpfs        = [{ containerPath = "/tmp", size = 64 }]
      }
      environment = [for name, value in local.writer_settings : { name = name, value = value }]
      # Until then events stay visible. It is stopped before vLLM is, and gives back what it has in hand.
      dependsOn        = [{ containerName = "vllm", condition = "HEALTHY" }]
      logConfiguration = local.logs
    }),
    merge(local.container_defaults, {
      name                 = "vllm"
      image                = var.images.vllm
      memory               = 13 * 1024
      resourceRequirements = [{ type = "GPU", value = "1" }]
      linuxParameters = {
        capabilities     = { drop = ["ALL"] }
        sharedMemorySize = 1024
      }
      environment = [for name, value in local.vllm_settings : { name = name, value = value }]
      healthCheck = {
        command     = ["CMD", "python3", "/opt/longhand/start.py", "--health"]
        timeout     = local.limits.startupPeriod
        startPeriod = local.start_period
        interval    = local.interval
        retries     = local.retries
      }
      logConfiguration = local.logs
    }),
  ])
}

resource "aws_ecs_service" "writer" {
  name            = "writer"
  cluster         = aws_ecs_cluster.main.id
  task_definition = aws_ecs_task_definition.writer.arn
  desired_count   = 0

  # A new version takes the place of the old one: there may be no second GPU to have.
  deployment_minimum_healthy_percent = 0
  deployment_maximum_percent         = 100
  availability_zone_rebalancing      = "DISABLED"

  capacity_provider_strategy {
    capacity_provider = aws_ecs_capacity_provider.gpu.name
    weight            = 1
  }

  lifecycle { ignore_changes = [desired_count] } # that is scaling.tf's
  depends_on = [aws_ecs_cluster_capacity_providers.main, aws_iam_role_policy.writer, aws_iam_role_policy.start]
}

resource "aws_cloudwatch_log_group" "writer" {
  name              = "/${local.name}/writer"
  retention_in_days = 30
}

locals {
  logs = {
    logDriver = "awslogs"
    options = {
      awslogs-group         = aws_cloudwatch_log_group.writer.name
      awslogs-region        = var.region
      awslogs-stream-prefix = "writer"
    }
  }
}

# What the two containers may do.
resource "aws_iam_role" "writer" {
  name               = "${local.name}-writer"
  assume_role_policy = local.trust_tasks
}

resource "aws_iam_role_policy" "writer" {
  role = aws_iam_role.writer.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = concat(local.store_rights, [
      {
        Effect   = "Allow"
        Action   = ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:ChangeMessageVisibility"]
        Resource = [aws_sqs_queue.events.arn]
      },
      {
        Effect   = "Allow"
        Action   = ["sqs:GetQueueUrl", "sqs:SendMessage"]
        Resource = [aws_sqs_queue.events.arn, aws_sqs_queue.ended.arn, aws_sqs_queue.refused.arn]
      },
      {
        Effect    = "Allow"
        Action    = ["s3:ListBucket"]
        Resource  = ["arn:aws:s3:::${local.weights_bucket}"]
        Condition = { StringLike = { "s3:prefix" = ["${local.weights_folder}", "${local.weights_folder}/*"] } }
      },
      {
        Effect   = "Allow"
        Action   = ["s3:GetObject"]
        Resource = ["arn:aws:s3:::${local.weights_bucket}/${local.weights_folder}/*"]
      },
    ])
  })
}

# What ECS may do to start them. A token for ECR is of no one resource.
resource "aws_iam_role" "start" {
  name               = "${local.name}-start"
  assume_role_policy = local.trust_tasks
}

resource "aws_iam_role_policy" "start" {
  role = aws_iam_role.start.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      { Effect = "Allow", Action = ["ecr:GetAuthorizationToken"], Resource = ["*"] },
      {
        Effect   = "Allow"
        Action   = ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"]
        Resource = local.repositories
      },
      {
        Effect   = "Allow"
        Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = ["${aws_cloudwatch_log_group.writer.arn}:*"]
      },
    ]
  })
}

locals {
  trust_tasks = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRole"
      Principal = { Service = "ecs-tasks.amazonaws.com" }
      Condition = { StringEquals = { "aws:SourceAccount" = local.account } }
    }]
  })
}
