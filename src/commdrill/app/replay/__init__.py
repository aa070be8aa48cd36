"""Verdicts of runs that are over, judged once more."""
