"""Statements of a moment, of a window and of a length of time, as people write them."""
