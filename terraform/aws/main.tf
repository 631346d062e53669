# Requests go to the function `intake`, which keeps them as jobs and says so on the queue `events`. That wakes a `writer`: a
# machine with a GPU, on which the function `sqs` carries out the steps with the vLLM beside it. Without work there is none.

data "aws_caller_identity" "current" {}

locals {
  name         = "longhand"
  tags         = { app = local.name }
  account      = data.aws_caller_identity.current.account_id
  function_zip = coalesce(var.function_zip, "${path.module}/../../functions/aws-lambda/target/function.zip")
  limits       = jsondecode(file("${path.module}/../../infra/limits/limits.json"))

  # What both functions are told.
  settings = {
    LONGHAND_STORE              = "s3://${aws_s3_bucket.documents.bucket}"
    LONGHAND_MODEL_URL          = "http://127.0.0.1:8000"
    LONGHAND_MODEL_NAME         = var.model
    LONGHAND_MODEL_CALL_TIMEOUT = "${local.limits.callTimeout}s"
    LONGHAND_LEASE              = "${local.limits.lease}s"
    LONGHAND_GO_ON              = "${local.limits.goOn}s"
    LONGHAND_RETRY_AFTER        = "${local.limits.retryAfter}s"
  }

  # What both may do with the documents. Without the right to list, S3 answers 403 instead of 404 for what is not there.
  store_rights = [
    { Effect = "Allow", Action = ["s3:ListBucket"], Resource = [aws_s3_bucket.documents.arn] },
    {
      Effect   = "Allow"
      Action   = ["s3:GetObject", "s3:PutObject", "s3:DeleteObject"]
      Resource = ["${aws_s3_bucket.documents.arn}/*"]
    },
  ]
}
