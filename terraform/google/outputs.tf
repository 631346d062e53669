output "requests" {
  description = "Where a request is put: the body of POST /v1/documents as NAME.json, NAME of 0-9, a-z, '.', '_' and '-'."
  value       = "gs://${google_storage_bucket.requests.name}/requests/"
}

output "store" {
  description = "LONGHAND_STORE of the command line, to follow and read documents."
  value       = "gs://${google_storage_bucket.documents.name}"
}

output "ended" {
  description = "Topic that gets Cloud Storage's notification of each document's outcome.json."
  value       = google_pubsub_topic.ended.id
}
