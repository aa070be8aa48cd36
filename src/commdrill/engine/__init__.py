"""Performs a script and emits events."""
