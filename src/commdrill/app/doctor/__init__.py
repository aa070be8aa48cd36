"""`doctor`: every obstacle of a drill in one list."""
