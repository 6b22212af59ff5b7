"""How the program is packaged."""
