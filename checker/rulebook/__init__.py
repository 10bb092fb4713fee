"""YAML becomes a rulebook: values with line and column, shapes, layers.

``load()`` reads the built-in rules, the project's and those named, and never raises for anything a file holds: what is
wrong stands in :attr:`Rulebook.problems`, and every rule that is right is in force.
"""

from __future__ import annotations

from checker.rulebook.book import Rulebook, load
from checker.rulebook.entry import Entry
from checker.rulebook.project import builtin_folder

__all__ = ["Entry", "Rulebook", "builtin_folder", "load"]
