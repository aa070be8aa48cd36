"""S3's website endpoints: what a bucket shows people, where its REST endpoint answers programs."""
