"""Conflict kinds: one class each, with the YAML keys of its rules and the search for its conflicts."""
