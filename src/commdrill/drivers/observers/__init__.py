"""Ways to look at a channel as people outside do."""
