"""CD1xx: a plan that leaves someone in the dark. One rule a module."""
