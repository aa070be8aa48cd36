"""What `commdrill init` writes: kept under another ending, so that none is taken for a document."""
