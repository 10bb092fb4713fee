"""Stories out of a pile: which articles are about one event."""
