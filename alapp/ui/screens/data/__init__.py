"""The screen Data: sources, models, people, backups, safety and export of a project."""
