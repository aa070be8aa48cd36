"""Drill outage communication plans: break, look as people outside do, judge, restore."""

__version__ = "0.1.0"
