"""CD3xx: a plan that falls with what it reports on. One rule a module."""
