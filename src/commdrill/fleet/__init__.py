"""More than one machine: drills that Temporal hands to whichever worker lives, and takes back from the dead."""
