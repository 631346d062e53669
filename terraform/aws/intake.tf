# The function that takes requests in and looks for documents that a lost event left. It never calls the model: at the
# address that it is told nobody listens, which a submission takes for a model that is away, as it mostly is.
resource "aws_lambda_function" "intake" {
  function_name    = "${local.name}-intake"
  description      = "Takes in requests for documents, and finds those that a lost event left."
  role             = aws_iam_role.intake.arn
  runtime          = "provided.al2023"
  architectures    = ["x86_64"]
  handler          = "not.used.in.provided.runtime"
  filename         = local.function_zip
  source_code_hash = filebase64sha256(local.function_zip)
  memory_size      = 512
  timeout          = local.limits.requestTimeout

  environment {
    variables = merge(local.settings, {
      LONGHAND_LAMBDA_EVENT_QUEUE   = aws_sqs_queue.events.url
      LONGHAND_LAMBDA_END_QUEUE     = aws_sqs_queue.ended.url
      LONGHAND_LAMBDA_REFUSED_QUEUE = aws_sqs_queue.refused.url
      # GraalVM's own handlers would end the process before Lambda does.
      DISABLE_SIGNAL_HANDLERS = "true"
    })
  }

  logging_config {
    log_format = "Text"
    log_group  = aws_cloudwatch_log_group.intake.name
  }

  depends_on = [aws_iam_role_policy.intake]
}

resource "aws_lambda_event_source_mapping" "requests" {
  event_source_arn        = aws_sqs_queue.requests.arn
  function_name           = aws_lambda_function.intake.arn
  batch_size              = 10
  function_response_types = ["ReportBatchItemFailures"]
}

# A rule, no schedule of EventBridge Scheduler: the function knows the sweep by the event that a rule's clock sends.
resource "aws_cloudwatch_event_rule" "sweep" {
  name                = "${local.name}-sweep"
  description         = "Finds documents that nobody is writing."
  schedule_expression = "rate(${local.limits.sweepEvery / 60} minutes)"
}

resource "aws_cloudwatch_event_target" "sweep" {
  rule = aws_cloudwatch_event_rule.sweep.name
  arn  = aws_lambda_function.intake.arn
}

resource "aws_lambda_permission" "sweep" {
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.intake.function_name
  principal     = "events.amazonaws.com"
  source_arn    = aws_cloudwatch_event_rule.sweep.arn
}

resource "aws_cloudwatch_log_group" "intake" {
  name              = "/${local.name}/intake"
  retention_in_days = 30
}

resource "aws_iam_role" "intake" {
  name = "${local.name}-intake"
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "lambda.amazonaws.com" } }]
  })
}

resource "aws_iam_role_policy" "intake" {
  role = aws_iam_role.intake.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = concat(local.store_rights, [
      {
        Effect   = "Allow"
        Action   = ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"]
        Resource = [aws_sqs_queue.requests.arn]
      },
      {
        Effect   = "Allow"
        Action   = ["sqs:SendMessage"]
        Resource = [aws_sqs_queue.events.arn, aws_sqs_queue.ended.arn, aws_sqs_queue.refused.arn]
      },
      {
        Effect   = "Allow"
        Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = ["${aws_cloudwatch_log_group.intake.arn}:*"]
      },
    ])
  })
}
