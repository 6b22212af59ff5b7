"""One file a check; each has a ``CHECK``, found by its place here."""
