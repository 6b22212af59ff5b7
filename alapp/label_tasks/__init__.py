"""What a label can be."""
