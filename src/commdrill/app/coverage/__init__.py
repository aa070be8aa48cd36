"""`coverage`, and the page that lists all runs."""
