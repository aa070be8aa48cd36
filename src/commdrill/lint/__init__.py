"""Rules over documents: what a good reviewer would say of a plan, its drills and environments."""
