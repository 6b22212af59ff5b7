"""Small shared widgets, without knowledge of the session."""
