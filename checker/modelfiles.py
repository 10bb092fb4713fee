"""The files of a learned part that ships with the package: its configuration, the digests that this one names, and the
one way in which onnxruntime is loaded, so that it reports to nobody.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Sequence
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


def opened(folder: Path, what: str, *, threads: int = 1, without: Sequence[str] = ()) -> tuple[Any, Any]:
    """(session of ``model.onnx``, tokenizer) of the model in *folder*, which messages call *what*.

    *threads* it may use; *without*: optimisations of the network that are left out. Raises ModelError.
    """
    # From 1.29 on it sends what it runs on to its makers and keeps a number of the machine, from its import on; this is
    # read once, then, and may not be left to whoever runs us.
    os.environ["ORT_DISABLE_TELEMETRY"] = "1"
    try:
        import onnxruntime
        from tokenizers import Tokenizer
    except ImportError as error:
        raise ModelError(f"the {what} needs the package '{error.name}': install it or use --engine rules") from error
    onnxruntime.disable_telemetry_events()  # the same on Windows, where the variable is not read
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads, options.inter_op_num_threads = threads, 1
    options.log_severity_level = 3
    try:
        session = onnxruntime.InferenceSession(
            str(folder / "model.onnx"), options, providers=["CPUExecutionProvider"], disabled_optimizers=list(without)
        )
        tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    except Exception as error:  # both libraries raise types of their own
        why = str(error).splitlines()[0]
        raise ModelError(f"cannot load the {what} in {folder}: {why}; reinstall or use --engine rules") from error
    return session, tokenizer
