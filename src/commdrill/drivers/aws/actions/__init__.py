"""Ways to set a plan going by AWS."""
