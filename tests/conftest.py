"""Shared fixtures: the spaCy model, loaded once a session."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from spacy.language import Language


@pytest.fixture(scope="session")
def nlp() -> Language:
    """The default pipeline without its entity recogniser, as checker loads it."""
    from checker.language import load

    return load()
