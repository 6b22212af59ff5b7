"""The only room that speaks SQL: one project, one file."""
