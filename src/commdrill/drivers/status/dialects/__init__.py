"""The ways in which status pages tell their state, one file each."""
