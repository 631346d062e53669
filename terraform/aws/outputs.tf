output "requests" {
  description = "URL of the queue that takes requests for documents."
  value       = aws_sqs_queue.requests.url
}

output "intake" {
  description = "Name of the function that takes them by invocation."
  value       = aws_lambda_function.intake.function_name
}

output "ended" {
  description = "URL of the queue that tells how documents ended."
  value       = aws_sqs_queue.ended.url
}

output "refused" {
  description = "URL of the queue with what can never be carried out."
  value       = aws_sqs_queue.refused.url
}

output "documents" {
  description = "The bucket of the documents, as a store for the command line."
  value       = local.settings.LONGHAND_STORE
}
