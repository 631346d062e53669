locals {
  # The longest that SQS keeps a message. One that is moved to `refused` keeps the age it had.
  retention = 14 * 24 * 3600
}

# Whoever wants a document sends here.
resource "aws_sqs_queue" "requests" {
  name                       = "${local.name}-requests"
  visibility_timeout_seconds = local.limits.visibility
  message_retention_seconds  = local.retention
  sqs_managed_sse_enabled    = true
  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.refused.arn
    maxReceiveCount     = local.limits.deadLetterAfter
  })
}

# What is to be done, for the writers alone.
resource "aws_sqs_queue" "events" {
  name                       = "${local.name}-events"
  visibility_timeout_seconds = local.limits.visibility
  message_retention_seconds  = local.retention
  sqs_managed_sse_enabled    = true
  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.refused.arn
    maxReceiveCount     = local.limits.deadLetterAfter
  })
}

# Documents that are completed, failed or cancelled, for whoever asked.
resource "aws_sqs_queue" "ended" {
  name                      = "${local.name}-ended"
  message_retention_seconds = local.retention
  sqs_managed_sse_enabled   = true
}

# What can never be carried out, with its reason as an attribute; without one it is a dead letter.
resource "aws_sqs_queue" "refused" {
  name                      = "${local.name}-refused"
  message_retention_seconds = local.retention
  sqs_managed_sse_enabled   = true
}

resource "aws_sqs_queue_redrive_allow_policy" "refused" {
  queue_url = aws_sqs_queue.refused.id
  redrive_allow_policy = jsonencode({
    redrivePermission = "byQueue"
    sourceQueueArns   = [aws_sqs_queue.requests.arn, aws_sqs_queue.events.arn]
  })
}
