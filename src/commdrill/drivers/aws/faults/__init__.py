"""Ways to break what runs on AWS, each with the way back."""
