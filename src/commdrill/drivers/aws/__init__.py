"""Drivers that speak to AWS, by boto3, which is imported when the first of them is used."""
