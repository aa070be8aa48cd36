"""AWS calls as values, read and answered by the services' own published models."""
