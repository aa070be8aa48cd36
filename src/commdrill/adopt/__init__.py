"""From what a team has already to a first plan, environment and drill: read, derived or asked for."""
