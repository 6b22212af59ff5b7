"""Canvases: how one item is painted."""
