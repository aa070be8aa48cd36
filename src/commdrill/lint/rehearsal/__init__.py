"""CD4xx: a plan nobody tests. One rule a module."""
