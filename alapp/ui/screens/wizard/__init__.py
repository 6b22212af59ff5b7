"""The steps from a file to the first item of a new project."""
