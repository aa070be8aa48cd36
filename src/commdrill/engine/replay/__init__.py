"""A run that is over, judged once more by its record."""
