"""Status pages: read in the terms that providers share, and written to."""
