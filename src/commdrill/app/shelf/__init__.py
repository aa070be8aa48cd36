"""Runs on a shelf that several hosts share, as the commands of one host meet them."""
