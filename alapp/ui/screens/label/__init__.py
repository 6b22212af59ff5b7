"""The screen Label: one item, its answers by keyboard, the queue and the model's suggestion."""
