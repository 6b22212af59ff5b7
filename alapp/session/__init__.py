"""Use cases: all that the window does, a test or the terminal can do; no Qt."""
