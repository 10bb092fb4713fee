"""Finding what an id means in a JSON report."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from typing import Any, Literal

from checker.problems import CheckerError, Exit, printable
from checker.records import Problem

What = Literal["claim", "group", "article"]
LEAST = 4


def look_up(report: Mapping[str, Any], identifier: str) -> tuple[What, dict[str, Any]]:
    """The claim, group or article whose id, or a group whose fingerprint, begins with *identifier*.

    Raises :class:`CheckerError` (E604) where there is none or more than one.
    """
    wanted = identifier.strip().removeprefix("#").removeprefix("g-")
    found: dict[str, tuple[What, dict[str, Any]]] = {}
    ids: list[str] = []
    kinds: tuple[tuple[What, str], ...] = (("group", "groups"), ("claim", "claims"), ("article", "articles"))
    for what, key in kinds:
        for item in report[key]:
            names = [str(item["id"])]
            ids += names
            if what == "group":
                names += [str(item["fingerprint"]), *(str(e["fingerprint"]) for e in item["evidence"])]
            exact = wanted in names
            if exact or (len(wanted) >= LEAST and any(n.startswith(wanted) for n in names)):
                found[f"{what} {item['id']}"] = (what, item)
                if exact:
                    return what, item
    if len(found) == 1:
        return next(iter(found.values()))
    shown = printable(identifier)[:60]
    if found:
        message = f"'{shown}' could be {', '.join(sorted(found)[:5])}"
        raise CheckerError(Problem("E604", "error", message, hint="give more of the id"), Exit.USAGE)
    near = difflib.get_close_matches(wanted, ids, 1, 0.5)
    hint = f"did you mean '{near[0]}'?" if near else "ids stand in the report beside each group"
    raise CheckerError(
        Problem("E604", "error", f"no claim, group or article '{shown}' in the report", hint=hint), Exit.USAGE
    )
