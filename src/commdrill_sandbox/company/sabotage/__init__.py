"""The ways in which an outage communication goes wrong in real life."""
