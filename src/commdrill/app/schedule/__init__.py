"""`due`, `tick` and `scheduler`: what is due, and runs it."""
