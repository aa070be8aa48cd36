"""Steps while they are watched: each kind of promise has a tracker of its own."""
