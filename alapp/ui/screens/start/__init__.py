"""The screen Start: projects that were open before, and the ways to a new one."""
