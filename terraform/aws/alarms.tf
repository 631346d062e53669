# Not encrypted by a key of its own, for CloudWatch cannot use the free one; a mail says which alarm it is and no more.
resource "aws_sns_topic" "alarms" {
  name = "${local.name}-alarms"
}

resource "aws_sns_topic_subscription" "alarms" {
  topic_arn = aws_sns_topic.alarms.arn
  protocol  = "email"
  endpoint  = var.email
}

resource "aws_cloudwatch_metric_alarm" "refused" {
  alarm_name          = "${local.name}-refused"
  alarm_description   = "Messages were refused, or came too often: look into the queue ${aws_sqs_queue.refused.name}."
  namespace           = "AWS/SQS"
  metric_name         = "ApproximateNumberOfMessagesVisible"
  dimensions          = { QueueName = aws_sqs_queue.refused.name }
  statistic           = "Maximum"
  period              = 300
  evaluation_periods  = 1
  threshold           = 0
  comparison_operator = "GreaterThanThreshold"
  treat_missing_data  = "notBreaching"
  alarm_actions       = [aws_sns_topic.alarms.arn]
}

# An event may have to wait for a cold start, and once more for a process that was killed with it in hand.
resource "aws_cloudwatch_metric_alarm" "oldest" {
  for_each            = { requests = aws_sqs_queue.requests.name, events = aws_sqs_queue.events.name }
  alarm_name          = "${local.name}-oldest-${each.key}"
  alarm_description   = "A message waits too long: more work than max_gpus can do, or the log /${local.name}/${each.key == "events" ? "writer" : "intake"} says why."
  namespace           = "AWS/SQS"
  metric_name         = "ApproximateAgeOfOldestMessage"
  dimensions          = { QueueName = each.value }
  statistic           = "Maximum"
  period              = 300
  evaluation_periods  = 1
  threshold           = local.limits.startupBudget + local.limits.visibility
  comparison_operator = "GreaterThanThreshold"
  treat_missing_data  = "notBreaching"
  alarm_actions       = [aws_sns_topic.alarms.arn]
}

resource "aws_cloudwatch_metric_alarm" "intake" {
  alarm_name          = "${local.name}-intake"
  alarm_description   = "The function ${aws_lambda_function.intake.function_name} failed, or refused what a caller asked: see /${local.name}/intake."
  namespace           = "AWS/Lambda"
  metric_name         = "Errors"
  dimensions          = { FunctionName = aws_lambda_function.intake.function_name }
  statistic           = "Sum"
  period              = 300
  evaluation_periods  = 1
  threshold           = 0
  comparison_operator = "GreaterThanThreshold"
  treat_missing_data  = "notBreaching"
  alarm_actions       = [aws_sns_topic.alarms.arn]
}

# More than 100 % of the machines are needed: one is on its way, or cannot be had.
resource "aws_cloudwatch_metric_alarm" "gpu" {
  alarm_name          = "${local.name}-gpu"
  alarm_description   = "No GPU can be had: the activity of the Auto Scaling group ${aws_autoscaling_group.gpu.name} says why, mostly the quota."
  namespace           = "AWS/ECS/ManagedScaling"
  metric_name         = "CapacityProviderReservation"
  dimensions          = { ClusterName = aws_ecs_cluster.main.name, CapacityProviderName = aws_ecs_capacity_provider.gpu.name }
  statistic           = "Minimum"
  period              = 60
  evaluation_periods  = local.limits.startupBudget / 60
  threshold           = 100
  comparison_operator = "GreaterThanThreshold"
  treat_missing_data  = "notBreaching"
  alarm_actions       = [aws_sns_topic.alarms.arn]
}

# Of the whole account: a budget for tags stays at zero until somebody activates them for billing.
resource "aws_budgets_budget" "month" {
  name         = local.name
  budget_type  = "COST"
  time_unit    = "MONTHLY"
  limit_amount = tostring(var.budget)
  limit_unit   = "USD"

  dynamic "notification" {
    for_each = { ACTUAL = 80, FORECASTED = 100 }
    content {
      notification_type          = notification.key
      comparison_operator        = "GREATER_THAN"
      threshold                  = notification.value
      threshold_type             = "PERCENTAGE"
      subscriber_email_addresses = [var.email]
    }
  }
}
