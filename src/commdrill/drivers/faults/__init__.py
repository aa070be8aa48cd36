"""Ways to break a component, each with the way back."""
