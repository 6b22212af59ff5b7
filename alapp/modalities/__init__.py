"""What an item can be made of."""
