"""Contents in, matrices out."""
