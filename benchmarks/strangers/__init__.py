"""Invented stories, marked by hand, that nobody who develops the tool has read: see README.md here."""
