"""Frame of the window: header, rail, status line, palette, key sheet, keys."""
