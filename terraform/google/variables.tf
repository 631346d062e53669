variable "project" {
  description = "Id of the project; one of its own is best, for the budget counts all that the project spends."
  type        = string

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{4,28}[a-z0-9]$", var.project))
    error_message = "project is '${var.project}': the id of a project is allowed, 6 to 30 of a-z, 0-9 and '-', like my-project."
  }
}

variable "region" {
  description = "Where everything runs and all texts lie."
  type        = string

  # https://docs.cloud.google.com/run/docs/configuring/services/gpu; asia-south1 is by invitation.
  validation {
    condition = contains(
      ["asia-south1", "asia-southeast1", "europe-west1", "europe-west4", "us-central1", "us-east4"], var.region
    )
    error_message = "region is '${var.region}': those where Cloud Run has the L4 are allowed: asia-south1, asia-southeast1, europe-west1, europe-west4, us-central1, us-east4."
  }
}

variable "images" {
  description = "Images by digest: intake is functions/google-cloud, writer is functions/knative, vllm is infra/sidecar/vllm."
  type        = object({ intake = string, writer = string, vllm = string })

  validation {
    condition     = alltrue([for image in values(var.images) : can(regex("^[^@ ]+@sha256:[0-9a-f]{64}$", image))])
    error_message = "images has one that is not pinned: NAME@sha256: and 64 digits of 0-9 and a-f are allowed, for intake, writer and vllm."
  }
}

variable "weights" {
  description = "Folder of the model's weights in a bucket, as infra/sidecar/vllm/README.md describes them."
  type        = string

  validation {
    condition     = can(regex("^gs://[a-z0-9][a-z0-9._-]+/[^ ]*[^ /]$", var.weights))
    error_message = "weights is '${var.weights}': a folder in a bucket is allowed, like gs://my-weights/longwriter-glm4-9b."
  }
}

variable "budget" {
  description = "What a month may cost, in whole units of the billing account's currency; mail is sent, nothing is stopped."
  type        = number

  validation {
    condition     = var.budget >= 1 && floor(var.budget) == var.budget
    error_message = "budget is ${var.budget}: a whole number from 1 is allowed."
  }
}

variable "alert_email" {
  description = "Who is told about dead letters, errors, events that wait too long, and the budget."
  type        = string

  validation {
    condition     = can(regex("^[^@ ]+@[^@ ]+[.][^@ ]+$", var.alert_email))
    error_message = "alert_email is '${var.alert_email}': one address is allowed, like ops@example.com."
  }
}

variable "model" {
  description = "The model whose weights these are."
  type        = string
  default     = "longwriter-glm4-9b"

  validation {
    condition     = contains(["longwriter-glm4-9b", "longwriter-llama3.1-8b"], var.model)
    error_message = "model is '${var.model}': longwriter-glm4-9b and longwriter-llama3.1-8b are allowed."
  }
}

variable "max_instances" {
  description = "GPUs at most, the bound of what an hour can cost."
  type        = number
  default     = 1

  validation {
    condition     = var.max_instances >= 1 && var.max_instances <= 100 && floor(var.max_instances) == var.max_instances
    error_message = "max_instances is ${var.max_instances}: a whole number from 1 to 100 is allowed, not above the quota."
  }
}

variable "delete_after_days" {
  description = "Age at which requests and documents are deleted; kept for ever unless set."
  type        = number
  default     = null

  validation {
    condition     = var.delete_after_days == null || try(var.delete_after_days >= 1 && floor(var.delete_after_days) == var.delete_after_days, false)
    error_message = "delete_after_days is ${coalesce(var.delete_after_days, 0)}: a whole number from 1 is allowed, or null."
  }
}

variable "kms_key" {
  description = "Key of Cloud KMS, in the same region, that buckets and topics are encrypted with; Google's own keys unless set."
  type        = string
  default     = null

  validation {
    condition     = var.kms_key == null || can(regex("^projects/[^/]+/locations/${var.region}/keyRings/[^/]+/cryptoKeys/[^/]+$", var.kms_key))
    error_message = "kms_key is '${coalesce(var.kms_key, "null")}': projects/PROJECT/locations/${var.region}/keyRings/RING/cryptoKeys/KEY is allowed."
  }
}

variable "name" {
  description = "Begins the name of everything, so that a project can hold more than one."
  type        = string
  default     = "longhand"

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{1,17}[a-z0-9]$", var.name))
    error_message = "name is '${var.name}': 3 to 19 of a-z, 0-9 and '-' are allowed."
  }
}
