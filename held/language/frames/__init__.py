"""What pack.yaml and a procedure file are made of, apart from their sentences."""
