"""Ways to break, to look and to announce: one driver a module."""
