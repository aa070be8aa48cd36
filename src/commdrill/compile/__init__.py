"""Documents and drivers become a script of small frozen steps; pure."""
