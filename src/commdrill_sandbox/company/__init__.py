"""The embedded dev environment: a small company, and its communication automation."""
