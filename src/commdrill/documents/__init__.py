"""The three documents users write, typed, each value with its place in the file."""
