locals {
  limits = jsondecode(file("${path.module}/../../infra/limits/limits.json"))

  # Names of storage accounts and Service Bus namespaces are unique in all of Azure.
  suffix = substr(sha256("${var.subscription_id}/${var.name}"), 0, 8)

  registry = split("/", var.vllm_image)[0]

  # What one writer writes at once, and so what another one is started for.
  documents_at_once = 8
}

data "azurerm_client_config" "deployer" {}

resource "azurerm_resource_group" "longhand" {
  name     = var.name
  location = var.location
}

# Who the containers are.
resource "azurerm_user_assigned_identity" "longhand" {
  name                = var.name
  location            = azurerm_resource_group.longhand.location
  resource_group_name = azurerm_resource_group.longhand.name
}

locals {
  # One container, one queue or one registry each, never a whole account.
  rights = {
    documents = { role = "Storage Blob Data Contributor", scope = azurerm_storage_container.documents.id }
    weights   = { role = "Storage Blob Data Reader", scope = azurerm_storage_container.weights.id }
    images    = { role = "AcrPull", scope = var.registry_id }
  }
  # Who applies this uploads the weights, asks for the first document and reads it.
  deployer_rights = {
    documents = { role = "Storage Blob Data Reader", scope = azurerm_storage_container.documents.id }
    weights   = { role = "Storage Blob Data Contributor", scope = azurerm_storage_container.weights.id }
    events    = { role = "Azure Service Bus Data Sender", scope = azurerm_servicebus_queue.events.id }
    ended     = { role = "Azure Service Bus Data Receiver", scope = azurerm_servicebus_queue.ended.id }
    refused   = { role = "Azure Service Bus Data Receiver", scope = azurerm_servicebus_queue.refused.id }
  }
}

resource "azurerm_role_assignment" "longhand" {
  for_each             = local.rights
  principal_id         = azurerm_user_assigned_identity.longhand.principal_id
  principal_type       = "ServicePrincipal"
  role_definition_name = each.value.role
  scope                = each.value.scope
}

resource "azurerm_role_assignment" "deployer" {
  for_each             = local.deployer_rights
  principal_id         = data.azurerm_client_config.deployer.object_id
  role_definition_name = each.value.role
  scope                = each.value.scope
}
