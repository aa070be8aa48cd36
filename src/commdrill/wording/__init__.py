"""Approved words: matchers of what was seen, placeholder types, content policy."""
