variable "region" {
  description = "Region of AWS, such as us-east-1; the bucket with the weights and the images' registry are best in the same one."
  type        = string
  validation {
    condition     = can(regex("^[a-z]{2}-[a-z]+-[1-9]$", var.region))
    error_message = "region is \"${var.region}\": a region of AWS such as us-east-1 or eu-central-1 is allowed."
  }
}

variable "images" {
  description = "Images in a registry of ECR, by digest: writer is the function sqs, vllm the sidecar for GPUs."
  type        = object({ writer = string, vllm = string })
  validation {
    condition = alltrue([for image in values(var.images) :
    can(regex("^[0-9]{12}[.]dkr[.]ecr[.][a-z0-9-]+[.]amazonaws[.]com/[a-z0-9._/-]+@sha256:[0-9a-f]{64}$", image))])
    error_message = "images has writer = \"${var.images.writer}\" and vllm = \"${var.images.vllm}\": only ACCOUNT.dkr.ecr.REGION.amazonaws.com/NAME@sha256:DIGEST is allowed, a digest and no tag."
  }
}

variable "weights" {
  description = "Folder in an existing bucket with the model's weights; they are streamed into the GPU's memory."
  type        = string
  validation {
    condition     = can(regex("^s3://[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]/[A-Za-z0-9._/-]*[A-Za-z0-9._-]$", var.weights))
    error_message = "weights is \"${var.weights}\": s3://BUCKET/FOLDER is allowed, without a slash at its end."
  }
}

variable "email" {
  description = "Who is told of alarms and of the budget; AWS asks this address once for its consent."
  type        = string
  validation {
    condition     = can(regex("^[^@ ]+@[^@ ]+[.][^@ ]+$", var.email))
    error_message = "email is \"${var.email}\": one address such as team@example.com is allowed."
  }
}

variable "budget" {
  description = "US dollars a month that the account may cost before a mail is sent. Nothing is switched off."
  type        = number
  validation {
    condition     = var.budget >= 1
    error_message = "budget is ${var.budget}: a number of US dollars from 1 is allowed."
  }
}

variable "model" {
  description = "The model that the weights are of, by the sidecar's name for it."
  type        = string
  default     = "longwriter-glm4-9b"
  validation {
    condition     = contains(["longwriter-glm4-9b", "longwriter-llama3.1-8b"], var.model)
    error_message = "model is \"${var.model}\": longwriter-glm4-9b or longwriter-llama3.1-8b is allowed."
  }
}

variable "max_gpus" {
  description = "GPUs that may run at the same time, each for eight documents; they end together, when nothing is left to do."
  type        = number
  default     = 1
  validation {
    condition     = contains(range(1, 17), var.max_gpus)
    error_message = "max_gpus is ${var.max_gpus}: a whole number from 1 to 16 is allowed."
  }
}

variable "function_zip" {
  description = "The native function aws-lambda; unless set, where Maven leaves it."
  type        = string
  default     = null
  validation {
    condition     = fileexists(coalesce(var.function_zip, "${path.module}/../../functions/aws-lambda/target/function.zip"))
    error_message = "function_zip: there is no such file; build it with mvn -pl functions/aws-lambda -am package -Dnative -DskipTests, or set it to the path of a function.zip."
  }
}
