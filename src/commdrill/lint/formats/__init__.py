"""How findings are told: one pure function a format."""
