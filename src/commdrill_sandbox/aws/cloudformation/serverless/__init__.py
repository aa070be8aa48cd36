"""The transform of serverless templates (SAM): written out as the plain resources that they stand for."""
