"""The files of a learned part that ships with the package: its configuration, and the digests that this one names."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any


class ModelError(Exception):
    """A model folder cannot be used. The message is one line that names the file, what is wrong and what to do."""


def config_of(folder: Path, what: str) -> dict[str, Any]:
    """The configuration in *folder* of a model that messages call *what*. Raises ModelError where it is not usable."""
    path = folder / "config.json"
    try:
        config = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ModelError(
            f"no {what} in {folder}: {path.name} cannot be read; reinstall or use --engine rules"
        ) from error
    except ValueError as error:
        raise ModelError(f"{path} is damaged: {error}; reinstall or use --engine rules") from error
    if not isinstance(config, dict) or config.get("format") != 1:
        raise ModelError(f"{path} is of another version than this program; reinstall or use --engine rules")
    return config


def checked(path: Path, wanted: str | None, what: str) -> str:
    """The SHA-256 of the file, which must be *wanted*, the one that the configuration names. Raises ModelError."""
    try:
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError as error:
        raise ModelError(f"the {what} lacks {path}; reinstall or use --engine rules") from error
    if digest != wanted:
        raise ModelError(
            f"{path} is damaged: its SHA-256 is not the one in config.json; reinstall or use --engine rules"
        )
    return digest
