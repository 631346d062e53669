# What is wrong is refused, by the name of the variable.

mock_provider "aws" {}

override_data {
  target = data.aws_caller_identity.current
  values = { account_id = "123456789012" }
}

override_data {
  target = data.aws_ec2_instance_type_offerings.gpu
  values = { locations = ["us-east-1a"] }
}

variables {
  region = "us-east-1"
  images = {
    writer = "123456789012.dkr.ecr.us-east-1.amazonaws.com/longhand/sqs@sha256:0000000000000000000000000000000000000000000000000000000000000000"
    vllm   = "123456789012.dkr.ecr.us-east-1.amazonaws.com/longhand/vllm@sha256:1111111111111111111111111111111111111111111111111111111111111111"
  }
  weights      = "s3://my-weights/longwriter-glm4-9b"
  email        = "team@example.com"
  budget       = 100
  function_zip = "versions.tf" # any file
}

run "a_region_without_the_gpu_is_refused" {
  command = plan
  override_data {
    target = data.aws_ec2_instance_type_offerings.gpu
    values = { locations = [] }
  }
  expect_failures = [data.aws_ec2_instance_type_offerings.gpu]
}

run "a_wrong_region_is_refused" {
  command = plan
  variables {
    region = "Frankfurt"
  }
  expect_failures = [var.region]
}

run "a_tag_is_refused" {
  command = plan
  variables {
    images = {
      writer = "123456789012.dkr.ecr.us-east-1.amazonaws.com/longhand/sqs@sha256:0000000000000000000000000000000000000000000000000000000000000000"
      vllm   = "123456789012.dkr.ecr.us-east-1.amazonaws.com/longhand/vllm:latest"
    }
  }
  expect_failures = [var.images]
}

run "a_whole_bucket_of_weights_is_refused" {
  command = plan
  variables {
    weights = "s3://my-weights"
  }
  expect_failures = [var.weights]
}

run "weights_elsewhere_are_refused" {
  command = plan
  variables {
    weights = "gs://my-weights/longwriter-glm4-9b"
  }
  expect_failures = [var.weights]
}

run "a_wrong_address_is_refused" {
  command = plan
  variables {
    email = "team"
  }
  expect_failures = [var.email]
}

run "no_budget_is_refused" {
  command = plan
  variables {
    budget = 0
  }
  expect_failures = [var.budget]
}

run "another_model_is_refused" {
  command = plan
  variables {
    model = "gpt-2"
  }
  expect_failures = [var.model]
}

run "half_a_gpu_is_refused" {
  command = plan
  variables {
    max_gpus = 0.5
  }
  expect_failures = [var.max_gpus]
}

run "no_gpu_is_refused" {
  command = plan
  variables {
    max_gpus = 0
  }
  expect_failures = [var.max_gpus]
}

run "a_typing_error_in_gpus_is_refused" {
  command = plan
  variables {
    max_gpus = 17
  }
  expect_failures = [var.max_gpus]
}

run "a_function_that_is_not_built_is_refused" {
  command = plan
  variables {
    function_zip = "no-such.zip"
  }
  expect_failures = [var.function_zip]
}
