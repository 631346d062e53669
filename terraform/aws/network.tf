# Public subnets, for a private one costs a NAT gateway or an endpoint by the hour, also without work. Nothing can call in:
# the security group has no ingress, and both containers listen on loopback alone.

data "aws_ec2_instance_type_offerings" "gpu" {
  location_type = "availability-zone"
  filter {
    name   = "instance-type"
    values = [local.machine]
  }
  lifecycle {
    postcondition {
      condition     = length(self.locations) > 0
      error_message = "region is \"${var.region}\", where AWS has no ${local.machine}: a region with the GPU L4 is allowed, such as us-east-1."
    }
  }
}

locals {
  zones = sort(data.aws_ec2_instance_type_offerings.gpu.locations)
}

resource "aws_vpc" "main" {
  cidr_block           = "10.0.0.0/16"
  enable_dns_hostnames = true
}

resource "aws_internet_gateway" "main" {
  vpc_id = aws_vpc.main.id
}

resource "aws_route_table" "main" {
  vpc_id = aws_vpc.main.id
  route {
    cidr_block = "0.0.0.0/0"
    gateway_id = aws_internet_gateway.main.id
  }
}

# In every zone that has the GPU: where one has none to give, another may.
resource "aws_subnet" "gpu" {
  for_each          = { for index, zone in local.zones : zone => index }
  vpc_id            = aws_vpc.main.id
  availability_zone = each.key
  cidr_block        = cidrsubnet(aws_vpc.main.cidr_block, 4, each.value)
}

resource "aws_route_table_association" "gpu" {
  for_each       = aws_subnet.gpu
  subnet_id      = each.value.id
  route_table_id = aws_route_table.main.id
}

# Weights and documents do not go over the internet; this kind of endpoint costs nothing.
resource "aws_vpc_endpoint" "s3" {
  vpc_id            = aws_vpc.main.id
  vpc_endpoint_type = "Gateway"
  service_name      = "com.amazonaws.${var.region}.s3"
  route_table_ids   = [aws_route_table.main.id]
}

resource "aws_security_group" "gpu" {
  name        = "${local.name}-gpu"
  description = "Calls the services of AWS; nobody calls in."
  vpc_id      = aws_vpc.main.id
}

resource "aws_vpc_security_group_egress_rule" "gpu" {
  security_group_id = aws_security_group.gpu.id
  description       = "HTTPS"
  cidr_ipv4         = "0.0.0.0/0"
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
}

# The one that a VPC comes with lets its members talk; nothing is in it.
resource "aws_default_security_group" "none" {
  vpc_id = aws_vpc.main.id
}
