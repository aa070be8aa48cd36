"""A run that goes on where another process died."""
