"""JSON reports read back: for baselines, `checker explain` and `checker diff`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from checker.files import NotReadError, read_text
from checker.problems import CheckerError, Exit
from checker.records import Problem

SCHEMA = "checker-report/1"
MAX_REPORT = 256_000_000
"""Bytes that a report may have to be read back; about 100,000 claims."""


def read_report(path: Path, *, what: str = "report") -> dict[str, Any]:
    """The JSON report at *path*. Raises :class:`CheckerError` (E602) where it is none that this version wrote."""
    hint = "checker check INPUT --format json --out report.json writes one"
    try:
        value = json.loads(read_text(path, MAX_REPORT))
    except NotReadError as error:
        raise CheckerError(
            Problem("E602", "error", f"the {what} cannot be read: {error}", str(path), hint=hint), Exit.INPUT
        ) from None
    except (ValueError, RecursionError):
        raise CheckerError(
            Problem("E602", "error", f"the {what} is not JSON", str(path), hint=hint), Exit.USAGE
        ) from None
    problem = fault(value)
    if problem:
        raise CheckerError(Problem("E602", "error", f"the {what} {problem}", str(path), hint=hint), Exit.USAGE)
    return dict(value)


def fault(value: Any) -> str:
    """Why *value* is no report this version can read, in words, or ""."""
    if not isinstance(value, dict) or "schema" not in value:
        return "is no checker report"
    if value["schema"] != SCHEMA:
        return f"has the schema '{str(value['schema'])[:40]}', this version reads '{SCHEMA}'"
    from checker.review.shape import fault as misshapen

    wrong = misshapen(value)
    return f"is not of the shape '{SCHEMA}': {wrong}" if wrong else ""
