"""Where people are told: what looks saw there, and what it was before."""
