"""CloudFront: its control plane as AWS keeps it, and its edge."""
