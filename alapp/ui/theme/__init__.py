"""Colour, type, space, icons and shapes of the window; the only place that knows a colour or a size."""
