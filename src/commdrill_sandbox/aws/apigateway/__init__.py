"""API Gateway's stages: what callers of a deployed API meet."""
