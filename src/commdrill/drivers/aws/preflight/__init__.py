"""What is asked of an AWS account before anything is touched."""
