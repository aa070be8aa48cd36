"""Verdicts: pure functions from an expectation and a sighting."""
