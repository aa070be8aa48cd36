"""When drills are due, and that each is run once: slots, and the store that remembers them."""
