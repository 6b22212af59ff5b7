"""The package is tried as a package: see ``test_package.py``."""
