"""`worker`, `fleet` and `run --fleet`: drills on more than one machine."""
