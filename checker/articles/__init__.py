"""Stage 1: a path becomes articles, read once and cleaned once."""
