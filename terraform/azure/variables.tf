variable "subscription_id" {
  description = "The Azure subscription."
  type        = string
  validation {
    condition     = can(regex("^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$", var.subscription_id))
    error_message = "subscription_id is '${var.subscription_id}': the id of a subscription, as `az account show --query id` says it, is allowed."
  }
}

variable "registry_id" {
  description = "Resource id of the Azure container registry that has the images."
  type        = string
  validation {
    condition     = can(regex("(?i)^/subscriptions/[^/]+/resourceGroups/[^/]+/providers/Microsoft\\.ContainerRegistry/registries/[a-z0-9]+$", var.registry_id))
    error_message = "registry_id is '${var.registry_id}': the resource id of a registry, as `az acr show --query id` says it, is allowed."
  }
}

variable "vllm_image" {
  description = "The image of infra/sidecar/vllm, by digest."
  type        = string
  validation {
    condition     = can(regex("^[a-z0-9-]+\\.azurecr\\.io/[a-z0-9._/-]+@sha256:[0-9a-f]{64}$", var.vllm_image))
    error_message = "vllm_image is '${var.vllm_image}': REGISTRY.azurecr.io/NAME@sha256:DIGEST is allowed, no tag."
  }
}

variable "amqp_image" {
  description = "The image of functions/amqp, by digest, from the same registry."
  type        = string
  validation {
    condition     = can(regex("^[a-z0-9-]+\\.azurecr\\.io/[a-z0-9._/-]+@sha256:[0-9a-f]{64}$", var.amqp_image))
    error_message = "amqp_image is '${var.amqp_image}': REGISTRY.azurecr.io/NAME@sha256:DIGEST is allowed, no tag."
  }
  validation {
    condition     = split("/", var.amqp_image)[0] == split("/", var.vllm_image)[0]
    error_message = "amqp_image is '${var.amqp_image}': an image of the registry of vllm_image, ${split("/", var.vllm_image)[0]}, is allowed."
  }
}

variable "alert_email" {
  description = "Who is told when documents fail, work piles up or the budget runs out."
  type        = string
  validation {
    condition     = can(regex("^[^@\\s]+@[^@\\s]+\\.[^@\\s]+$", var.alert_email))
    error_message = "alert_email is '${var.alert_email}': one e-mail address is allowed."
  }
}

variable "monthly_budget" {
  description = "In the currency of the subscription. Reaching it tells, it stops nothing: max_writers bounds what can be spent."
  type        = number
  validation {
    condition     = var.monthly_budget > 0
    error_message = "monthly_budget is ${var.monthly_budget}: a number above 0 is allowed."
  }
}

variable "location" {
  description = "A region with serverless A100 GPUs; README.md says how to find them."
  type        = string
  default     = "swedencentral"
  validation {
    condition     = can(regex("^[a-z0-9]+$", var.location))
    error_message = "location is '${var.location}': the short name of a region, as `az account list-locations --query [].name` says it, is allowed."
  }
}

variable "name" {
  description = "What all resources are named after."
  type        = string
  default     = "longhand"
  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{1,14}[a-z0-9]$", var.name)) && !strcontains(var.name, "--")
    error_message = "name is '${var.name}': 3 to 16 lower-case letters, digits and single hyphens are allowed, with a letter first and no hyphen last."
  }
}

variable "model" {
  description = "The model that the sidecar serves."
  type        = string
  default     = "longwriter-glm4-9b"
  validation {
    condition     = contains(["longwriter-glm4-9b", "longwriter-llama3.1-8b"], var.model)
    error_message = "model is '${var.model}': longwriter-glm4-9b or longwriter-llama3.1-8b is allowed."
  }
}

variable "max_writers" {
  description = "GPUs in use at most; the quota has to allow them."
  type        = number
  default     = 1
  # A writer has four connections, and a Basic namespace allows a hundred.
  validation {
    condition     = var.max_writers >= 1 && var.max_writers <= 20 && floor(var.max_writers) == var.max_writers
    error_message = "max_writers is ${var.max_writers}: a whole number from 1 to 20 is allowed."
  }
}
