"""Shared fixtures: the spaCy model, loaded once a session; and how hypothesis chooses its examples.

Two profiles, chosen by ``HYPOTHESIS_PROFILE``: ``same`` (the default: the same examples in every run, so that a test
fails for a change and never for luck) and ``random`` (``make fuzz``: new examples each time, or those of
``--hypothesis-seed``). Neither has a deadline: how long an example takes is no property of the code.

``CHECKER_ORDER=N`` shuffles the files, and the tests in each, by the seed N (``tests/soak.py``).
"""

from __future__ import annotations

import atexit
import os
import random
import shutil
import tempfile
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from spacy.language import Language

# What tests keep must neither come from nor go to the cache of whoever runs them.
os.environ["XDG_CACHE_HOME"] = tempfile.mkdtemp(prefix="checker-tests-")
atexit.register(shutil.rmtree, os.environ["XDG_CACHE_HOME"], ignore_errors=True)

settings.register_profile(
    "same", deadline=None, derandomize=True, database=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("random", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "same"))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the tests into an order that the seed decides; those of a file stay together, for what they share."""
    if not (seed := os.environ.get("CHECKER_ORDER")):
        return
    ranks = random.Random(int(seed))
    files = {file: ranks.random() for file in sorted({item.nodeid.split("::")[0] for item in items})}
    items.sort(key=lambda item: item.nodeid)
    items.sort(key=lambda item: (files[item.nodeid.split("::")[0]], ranks.random()))


@pytest.fixture(scope="session")
def nlp() -> Language:
    """The default pipeline without its entity recogniser, as checker loads it."""
    from checker.language import load

    return load()
