"""Stands for NumPy's helpers for tests, which SciPy touches when it walks through all names of NumPy."""
