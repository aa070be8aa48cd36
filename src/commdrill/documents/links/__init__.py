"""What documents name and others have: each with its problems, by what is named."""
