"""The embedded AWS: moto as the store, and in front of it what moto has not."""
