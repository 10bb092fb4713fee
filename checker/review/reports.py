"""JSON reports read back: for baselines, `checker explain` and `checker diff`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from checker.problems import CheckerError, Exit
from checker.records import Problem

SCHEMA = "checker-report/1"


def read_report(path: Path, *, what: str = "report") -> dict[str, Any]:
    """The JSON report at *path*. Raises :class:`CheckerError` (E602) where it is none that this version wrote."""
    hint = "checker check INPUT --format json --out report.json writes one"
    try:
        value = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        code = Exit.INPUT
        raise CheckerError(
            Problem("E602", "error", f"the {what} cannot be read: {error.strerror or error}", str(path), hint=hint),
            code,
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
    needed = {
        "articles": (),
        "claims": ("id", "article", "text"),
        "groups": ("id", "verdict", "claims", "evidence", "fingerprint"),
    }
    for key, fields in needed.items():
        items = value.get(key)
        if not isinstance(items, list) or any(
            not isinstance(i, dict) or any(f not in i for f in fields) for i in items
        ):
            return f"lacks what belongs under '{key}'"
    for group in value["groups"]:
        for item in group["evidence"]:
            if not isinstance(item, dict) or any(
                k not in item for k in ("relation", "kind", "level", "rule", "fingerprint")
            ):
                return f"lacks what belongs into the evidence of group '{str(group['id'])[:40]}'"
    return ""
