"""The screen Guidelines: what each label means, with examples and versions."""
