terraform {
  required_version = ">= 1.9"

  required_providers {
    google = { source = "hashicorp/google", version = "~> 6.50" }
  }
}

provider "google" {
  project = var.project
  region  = var.region

  # A budget belongs to the billing account: calls about it are charged to this project's quota.
  user_project_override = true
  billing_project       = var.project

  default_labels = { app = var.name }
}
