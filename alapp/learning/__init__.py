"""Numbers in, numbers out: learners, query strategies, evaluation; no project, no text, no files."""
