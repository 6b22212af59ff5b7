"""The screen Browse: the pool as a table or a grid, to find, filter and act on items."""
