"""Each format is one pure function of a result."""
