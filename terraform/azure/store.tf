resource "azurerm_storage_account" "longhand" {
  name                            = "${replace(var.name, "-", "")}${local.suffix}"
  location                        = azurerm_resource_group.longhand.location
  resource_group_name             = azurerm_resource_group.longhand.name
  account_tier                    = "Standard"
  account_replication_type        = "LRS"
  min_tls_version                 = "TLS1_2"
  https_traffic_only_enabled      = true
  shared_access_key_enabled       = false
  default_to_oauth_authentication = true
  allow_nested_items_to_be_public = false
  # Blobs are encrypted at rest with keys of the platform, always: there is nothing to switch on.

  blob_properties {
    delete_retention_policy { days = 7 }
    container_delete_retention_policy { days = 7 }
  }
}

resource "azurerm_storage_container" "documents" {
  name                  = "documents"
  storage_account_id    = azurerm_storage_account.longhand.id
  container_access_type = "private"
}

resource "azurerm_storage_container" "weights" {
  name                  = "weights"
  storage_account_id    = azurerm_storage_account.longhand.id
  container_access_type = "private"
}
