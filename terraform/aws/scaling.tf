# How many writers there are: one more while events wait, none when nothing has waited or been in hand for a while.

resource "aws_appautoscaling_target" "writer" {
  service_namespace  = "ecs"
  scalable_dimension = "ecs:service:DesiredCount"
  resource_id        = "service/${aws_ecs_cluster.main.name}/${aws_ecs_service.writer.name}"
  min_capacity       = 0
  max_capacity       = var.max_gpus
}

resource "aws_appautoscaling_policy" "more" {
  name               = "${local.name}-more"
  policy_type        = "StepScaling"
  service_namespace  = aws_appautoscaling_target.writer.service_namespace
  scalable_dimension = aws_appautoscaling_target.writer.scalable_dimension
  resource_id        = aws_appautoscaling_target.writer.resource_id

  step_scaling_policy_configuration {
    adjustment_type         = "ChangeInCapacity"
    metric_aggregation_type = "Maximum"
    # What waits goes on waiting until the writer has loaded its model: it wakes no second one.
    cooldown = local.limits.startupBudget

    # A writer for every eight that wait; bounds are counted from the alarm's threshold.
    dynamic "step_adjustment" {
      for_each = range(var.max_gpus)
      content {
        metric_interval_lower_bound = tostring(step_adjustment.value * local.documents)
        metric_interval_upper_bound = step_adjustment.value + 1 < var.max_gpus ? tostring((step_adjustment.value + 1) * local.documents) : null
        scaling_adjustment          = step_adjustment.value + 1
      }
    }
  }
}

resource "aws_appautoscaling_policy" "none" {
  name               = "${local.name}-none"
  policy_type        = "StepScaling"
  service_namespace  = aws_appautoscaling_target.writer.service_namespace
  scalable_dimension = aws_appautoscaling_target.writer.scalable_dimension
  resource_id        = aws_appautoscaling_target.writer.resource_id

  step_scaling_policy_configuration {
    adjustment_type         = "ExactCapacity"
    metric_aggregation_type = "Maximum"
    step_adjustment {
      metric_interval_upper_bound = "0"
      scaling_adjustment          = 0
    }
  }
}

resource "aws_cloudwatch_metric_alarm" "waiting" {
  alarm_name          = "${local.name}-waiting"
  alarm_description   = "Events wait for a writer. No fault: it wakes one."
  namespace           = "AWS/SQS"
  metric_name         = "ApproximateNumberOfMessagesVisible"
  dimensions          = { QueueName = aws_sqs_queue.events.name }
  statistic           = "Maximum"
  period              = 60
  evaluation_periods  = 1
  threshold           = 1
  comparison_operator = "GreaterThanOrEqualToThreshold"
  treat_missing_data  = "notBreaching"
  alarm_actions       = [aws_appautoscaling_policy.more.arn]
}

resource "aws_cloudwatch_metric_alarm" "idle" {
  alarm_name          = "${local.name}-idle"
  alarm_description   = "No event waits or is in hand. No fault: the writers end."
  evaluation_periods  = local.limits.idle / 60
  threshold           = 1
  comparison_operator = "LessThanThreshold"
  treat_missing_data  = "notBreaching"
  alarm_actions       = [aws_appautoscaling_policy.none.arn]

  # SQS tells of messages in hand only while there are some.
  # https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-available-cloudwatch-metrics.html
  metric_query {
    id          = "open"
    label       = "events that wait or are in hand"
    expression  = "SUM([visible, FILL(inhand, 0)])"
    return_data = true
  }

  dynamic "metric_query" {
    for_each = {
      visible = "ApproximateNumberOfMessagesVisible"
      inhand  = "ApproximateNumberOfMessagesNotVisible"
    }
    content {
      id = metric_query.key
      metric {
        namespace   = "AWS/SQS"
        metric_name = metric_query.value
        dimensions  = { QueueName = aws_sqs_queue.events.name }
        stat        = "Maximum"
        period      = 60
      }
    }
  }
}

# CloudWatch hears nothing of a queue that nobody called for six hours, and late of its next message. So it is called every
# hour, with the one call that changes nothing: the tag that it has.
resource "aws_scheduler_schedule" "awake" {
  name                = "${local.name}-awake"
  description         = "Keeps the metrics of the queue ${aws_sqs_queue.events.name} coming."
  schedule_expression = "rate(60 minutes)"
  flexible_time_window { mode = "OFF" }
  target {
    arn      = "arn:aws:scheduler:::aws-sdk:sqs:tagQueue"
    role_arn = aws_iam_role.awake.arn
    input    = jsonencode({ QueueUrl = aws_sqs_queue.events.url, Tags = local.tags })
  }
}

resource "aws_iam_role" "awake" {
  name = "${local.name}-awake"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRole"
      Principal = { Service = "scheduler.amazonaws.com" }
      Condition = { StringEquals = { "aws:SourceAccount" = local.account } }
    }]
  })
}

resource "aws_iam_role_policy" "awake" {
  role = aws_iam_role.awake.id
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = ["sqs:TagQueue"], Resource = [aws_sqs_queue.events.arn] }]
  })
}
