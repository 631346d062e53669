# Basic costs by the message and nothing for being there; it has all that a queue needs here.
resource "azurerm_servicebus_namespace" "longhand" {
  name                = "${var.name}-${local.suffix}"
  location            = azurerm_resource_group.longhand.location
  resource_group_name = azurerm_resource_group.longhand.name
  sku                 = "Basic"
  minimum_tls_version = "1.2"
  # AMQP 1.0 with a name and a password is a shared access policy.
  local_auth_enabled = true
}

locals {
  message_ttl = "P14D" # the longest of Basic
}

resource "azurerm_servicebus_queue" "events" {
  name         = "longhand-events"
  namespace_id = azurerm_servicebus_namespace.longhand.id
  # The longest there is, shorter than a delivery: a second one finds the document under way and waits its turn.
  lock_duration = "PT5M"
  # A writer takes up to 1,000 messages in hand, and each lock that runs out counts: this is far from any count of tries.
  max_delivery_count = 2000
  # A request that nobody could take is an alert, not a loss.
  dead_lettering_on_message_expiration = true
  # An event that has to wait is published again as it was.
  requires_duplicate_detection = false
  default_message_ttl          = local.message_ttl
}

resource "azurerm_servicebus_queue" "ended" {
  name                = "longhand-ended"
  namespace_id        = azurerm_servicebus_namespace.longhand.id
  default_message_ttl = local.message_ttl
}

resource "azurerm_servicebus_queue" "refused" {
  name                = "longhand-refused"
  namespace_id        = azurerm_servicebus_namespace.longhand.id
  default_message_ttl = local.message_ttl
}

# One connection reads one queue and writes to three, so the policy is the namespace's, which has no other queues.
resource "azurerm_servicebus_namespace_authorization_rule" "longhand" {
  name         = "longhand"
  namespace_id = azurerm_servicebus_namespace.longhand.id
  listen       = true
  send         = true
  manage       = false
}

# Container Apps counts messages with it, for which Service Bus wants Manage; of this queue alone.
resource "azurerm_servicebus_queue_authorization_rule" "scaler" {
  name     = "scaler"
  queue_id = azurerm_servicebus_queue.events.id
  listen   = true
  send     = true
  manage   = true
}
