"""Programs of the user's own: a fault and an action."""
