output "weights" {
  description = "Where the weights have to be."
  value       = { account = azurerm_storage_account.longhand.name, container = azurerm_storage_container.weights.name, folder = var.model }
}

output "documents" {
  description = "Where documents are kept."
  value       = { account = azurerm_storage_account.longhand.name, container = azurerm_storage_container.documents.name }
}

output "events_url" {
  description = "Where a request is sent to."
  value       = "https://${azurerm_servicebus_namespace.longhand.name}.servicebus.windows.net/${azurerm_servicebus_queue.events.name}/messages"
}

output "ended_url" {
  description = "Where ends are read from, one a call."
  value       = "https://${azurerm_servicebus_namespace.longhand.name}.servicebus.windows.net/${azurerm_servicebus_queue.ended.name}/messages/head"
}

output "writer" {
  value = azurerm_container_app.writer.name
}
