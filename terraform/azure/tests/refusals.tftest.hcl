mock_provider "azurerm" {}

variables {
  subscription_id = "00000000-0000-0000-0000-000000000000"
  registry_id     = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/images/providers/Microsoft.ContainerRegistry/registries/myregistry"
  vllm_image      = "myregistry.azurecr.io/longhand-vllm@sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
  amqp_image      = "myregistry.azurecr.io/longhand-amqp@sha256:bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"
  alert_email     = "team@example.com"
  monthly_budget  = 300
}

run "subscription_name" {
  command         = plan
  expect_failures = [var.subscription_id]
  variables {
    subscription_id = "my-subscription"
  }
}

run "registry_name" {
  command         = plan
  expect_failures = [var.registry_id]
  variables {
    registry_id = "myregistry"
  }
}

run "vllm_tag" {
  command         = plan
  expect_failures = [var.vllm_image]
  variables {
    vllm_image = "myregistry.azurecr.io/longhand-vllm:latest"
  }
}

run "vllm_bare" {
  command         = plan
  expect_failures = [var.vllm_image]
  variables {
    vllm_image = "myregistry.azurecr.io/longhand-vllm"
  }
}

run "amqp_bare" {
  command         = plan
  expect_failures = [var.amqp_image]
  variables {
    amqp_image = "myregistry.azurecr.io/longhand-amqp"
  }
}

run "vllm_short_digest" {
  command         = plan
  expect_failures = [var.vllm_image]
  variables {
    vllm_image = "myregistry.azurecr.io/longhand-vllm@sha256:abc"
  }
}

run "amqp_tag" {
  command         = plan
  expect_failures = [var.amqp_image]
  variables {
    amqp_image = "myregistry.azurecr.io/longhand-amqp:1.0"
  }
}

run "amqp_of_another_registry" {
  command         = plan
  expect_failures = [var.amqp_image]
  variables {
    amqp_image = "other.azurecr.io/longhand-amqp@sha256:bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"
  }
}

run "two_addresses" {
  command         = plan
  expect_failures = [var.alert_email]
  variables {
    alert_email = "a@example.com, b@example.com"
  }
}

run "no_budget" {
  command         = plan
  expect_failures = [var.monthly_budget]
  variables {
    monthly_budget = 0
  }
}

run "region_display_name" {
  command         = plan
  expect_failures = [var.location]
  variables {
    location = "Sweden Central"
  }
}

run "long_name" {
  command         = plan
  expect_failures = [var.name]
  variables {
    name = "a-name-of-seventeen"
  }
}

run "upper_case_name" {
  command         = plan
  expect_failures = [var.name]
  variables {
    name = "Longhand"
  }
}

run "double_hyphen" {
  command         = plan
  expect_failures = [var.name]
  variables {
    name = "long--hand"
  }
}

run "unknown_model" {
  command         = plan
  expect_failures = [var.model]
  variables {
    model = "gpt-4"
  }
}

run "no_writers" {
  command         = plan
  expect_failures = [var.max_writers]
  variables {
    max_writers = 0
  }
}

run "half_a_writer" {
  command         = plan
  expect_failures = [var.max_writers]
  variables {
    max_writers = 1.5
  }
}

run "more_writers_than_connections" {
  command         = plan
  expect_failures = [var.max_writers]
  variables {
    max_writers = 21
  }
}
