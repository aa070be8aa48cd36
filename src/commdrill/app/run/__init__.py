"""`run` and `preflight`: drills one after the other, each a run of its own."""
