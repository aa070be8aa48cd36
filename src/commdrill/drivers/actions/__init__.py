"""Ways to set a plan going."""
