"""Work off the main thread, without Qt: jobs with progress and cancel, and the child process."""
