"""The way out: what the guard allows, the transport that keeps to it, a relay for a browser."""
