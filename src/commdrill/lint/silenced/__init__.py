"""CD0xx: what is silenced, and does not say why. One rule a module."""
