"""The tagger that ships with the package, as its configuration names it: its digest is known without loading it."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from checker.modelfiles import ModelError, config_of
from checker.problems import CheckerError, Exit
from checker.records import Problem

NAME = "tagger model"
FILES = ("model.onnx", "tokenizer.json")
Mode = Literal["hybrid", "rules"]


def packaged_model() -> Path:
    """Folder of the model that ships with the package."""
    return Path(__file__).resolve().parent.parent / "models" / "tagger"


def describe(mode: Mode) -> str:
    """What ``Engine.describe`` gives with the packaged tagger, without loading it. Raises CheckerError (E402)."""
    try:
        return "rules" if mode == "rules" else hybrid(packaged_digest())
    except ModelError as error:
        raise CheckerError(Problem("E402", "error", str(error)), Exit.USAGE) from None


def hybrid(digest: str) -> str:
    """The name of the hybrid engine with the tagger of this *digest*."""
    return f"hybrid {digest[:12]}"


def packaged_digest() -> str:
    """The digest of the packaged tagger as its configuration has it, without reading the network.

    Raises ModelError when the configuration is missing, damaged or of another version.
    """
    config = config_of(packaged_model(), NAME)
    return digest_of([str(config["sha256"].get(name)) for name in FILES])


def digest_of(digests: Sequence[str]) -> str:
    """One digest of those of the tagger's :data:`FILES`."""
    return hashlib.sha256("".join(digests).encode()).hexdigest()
