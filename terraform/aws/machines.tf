# Machines with a GPU: ECS starts one for a writer that has none, and ends one that has no writer.

data "aws_ssm_parameter" "image" {
  name = "/aws/service/ecs/optimized-ami/amazon-linux-2023/gpu/recommended/image_id"
}

resource "aws_launch_template" "gpu" {
  name          = "${local.name}-gpu"
  image_id      = data.aws_ssm_parameter.image.insecure_value
  instance_type = local.machine

  # An image of vLLM takes longer to unpack than the agent's minute.
  user_data = base64encode(<<-EOT
    #!/bin/bash
    cat >> /etc/ecs/ecs.config <<CONFIG
    ECS_CLUSTER=${local.name}
    ECS_ENABLE_GPU_SUPPORT=true
    ECS_ENABLE_TASK_IAM_ROLE_NETWORK_HOST=true
    ECS_IMAGE_PULL_INACTIVITY_TIMEOUT=${local.limits.startupBudget}s
    CONFIG
  EOT
  )

  iam_instance_profile { arn = aws_iam_instance_profile.machine.arn }

  network_interfaces {
    associate_public_ip_address = true
    security_groups             = [aws_security_group.gpu.id]
  }

  # The image is written and read once a start, at the disk's speed.
  block_device_mappings {
    device_name = "/dev/xvda"
    ebs {
      volume_type = "gp3"
      volume_size = 100
      throughput  = 500
      encrypted   = true
    }
  }

  metadata_options {
    http_tokens                 = "required"
    http_put_response_hop_limit = 1
  }

  tag_specifications {
    resource_type = "volume"
    tags          = local.tags
  }
}

resource "aws_autoscaling_group" "gpu" {
  name                  = "${local.name}-gpu"
  min_size              = 0
  max_size              = var.max_gpus
  vpc_zone_identifier   = [for subnet in aws_subnet.gpu : subnet.id]
  protect_from_scale_in = true # ECS lifts it where no writer is
  force_delete          = true # on destroy

  launch_template {
    id      = aws_launch_template.gpu.id
    version = aws_launch_template.gpu.latest_version
  }

  dynamic "tag" {
    for_each = merge(local.tags, { Name = "${local.name}-gpu", AmazonECSManaged = "true" })
    content {
      key                 = tag.key
      value               = tag.value
      propagate_at_launch = true
    }
  }
}

resource "aws_ecs_capacity_provider" "gpu" {
  name = "${local.name}-gpu"
  auto_scaling_group_provider {
    auto_scaling_group_arn         = aws_autoscaling_group.gpu.arn
    managed_termination_protection = "ENABLED"
    managed_draining               = "ENABLED"
    managed_scaling {
      status          = "ENABLED"
      target_capacity = 100
    }
  }
}

resource "aws_ecs_cluster_capacity_providers" "main" {
  cluster_name       = aws_ecs_cluster.main.name
  capacity_providers = [aws_ecs_capacity_provider.gpu.name]
}

# What the agent of ECS needs, and no more: on the machine's network its containers could use these rights, too.
resource "aws_iam_role" "machine" {
  name = "${local.name}-machine"
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "ec2.amazonaws.com" } }]
  })
}

resource "aws_iam_role_policy" "machine" {
  role = aws_iam_role.machine.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      { Effect = "Allow", Action = ["ecs:DiscoverPollEndpoint"], Resource = ["*"] },
      {
        Effect = "Allow"
        Action = [
          "ecs:RegisterContainerInstance", "ecs:DeregisterContainerInstance",
          "ecs:SubmitTaskStateChange", "ecs:SubmitContainerStateChange", "ecs:SubmitAttachmentStateChanges",
        ]
        Resource = [aws_ecs_cluster.main.arn]
      },
      {
        Effect   = "Allow"
        Action   = ["ecs:Poll", "ecs:StartTelemetrySession", "ecs:UpdateContainerInstancesState"]
        Resource = ["arn:aws:ecs:${var.region}:${local.account}:container-instance/${local.name}/*"]
      },
    ]
  })
}

resource "aws_iam_instance_profile" "machine" {
  name = "${local.name}-machine"
  role = aws_iam_role.machine.name
}
