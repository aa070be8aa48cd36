"""The events of a run, and their fold into a result."""
