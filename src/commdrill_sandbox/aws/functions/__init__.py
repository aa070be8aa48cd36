"""Lambda functions: what moto keeps of them, and programs of the company that do their work."""
