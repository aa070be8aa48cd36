"""How far a run is, for whoever started it: on a terminal, in a log, and in the end."""
