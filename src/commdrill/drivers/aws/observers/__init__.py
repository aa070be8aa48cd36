"""Ways to see what AWS delivered, or noticed."""
