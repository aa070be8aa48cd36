"""CD2xx: wording that would not help its readers. One rule a module."""
