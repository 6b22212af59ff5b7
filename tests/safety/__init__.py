"""The promises of the program, each a small check with a name, a figure and a goal."""
