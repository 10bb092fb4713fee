"""Stage 1: a path becomes articles, read once and cleaned once."""

from checker.articles.draft import MAX_SIZE
from checker.articles.finish import FURTHEST
from checker.articles.formats import FORMATS
from checker.articles.read import read
from checker.articles.versions import latest

__all__ = ["FORMATS", "FURTHEST", "MAX_SIZE", "latest", "read"]
