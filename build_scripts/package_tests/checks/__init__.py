"""One file for each check; each holds ``CHECK`` and is found by itself."""
