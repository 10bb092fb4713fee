"""What a report says of itself in its first lines: counts by section, voices and origins, and short ids."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from checker.records import Report
from checker.render.excerpt import plain
from checker.render.view import SECTIONS, Entry, count


def outlets_of(report: Report) -> tuple[str, ...]:
    """Outlets in a fixed order that keeps those of one origin together."""
    named = {a.id: plain(a.outlet) for a in report.articles}
    groups = sorted(tuple(sorted(named[i] for i in origin if i in named)) for origin in report.origins)
    return tuple(dict.fromkeys([*(o for g in groups for o in g), *sorted(named.values())]))


def summary_of(report: Report, entries: Sequence[Entry]) -> str:
    """The first line: how many groups stand in each section, and of how many claims and articles."""
    sizes = {s: sum(e.section == s for e in entries) for s in SECTIONS}
    parts = ", ".join(f"{sizes[s]:,} {s}" for s in ("differing", "copied") if sizes[s])
    unique = f"{sum(sizes[s] for s in ('unique', 'copied', 'differing')):,} unique" + (f" ({parts})" if parts else "")
    return (
        f"{sizes['conflicting']:,} conflicting, {sizes['corroborated']:,} corroborated, {unique}; "
        f"{count(len(report.claims), 'claim')} in {count(len(report.articles), 'article')}"
    )


def scope_of(report: Report) -> str:
    """The second line: how many voices there really are, and what could not be told."""
    outlets = count(len({plain(a.outlet) for a in report.articles}), "outlet")
    placed = {i for origin in report.origins for i in origin}
    origins = len(report.origins) + sum(a.id not in placed for a in report.articles)
    unknown = sum(c.speaker is None for c in report.claims)
    unnamed = sum(c.speaker is not None and c.speaker.type == "unnamed" for c in report.claims)
    undated = sum(a.published is None for a in report.articles)
    said = [f"{outlets}, {count(origins, 'independent origin')}"]
    said += [f"{count(unknown, 'claim')} of unresolved speakers"] if unknown else []
    said += [f"{count(unnamed, 'claim')} of unnamed sources, never joined across outlets"] if unnamed else []
    said += [f"{count(undated, 'article')} without a date"] if undated else []
    said += [count(len(report.problems), "problem")] if report.problems else []
    return "; ".join(said)


def handles_of(ids: Iterable[str], least: int = 6) -> dict[str, str]:
    """Every id's shortest beginning, *least* characters or more, that no other id shares."""
    ordered = sorted(set(ids))
    out = {}
    for i, one in enumerate(ordered):
        near = [ordered[j] for j in (i - 1, i + 1) if 0 <= j < len(ordered)]
        out[one] = one[: max([least, *(_shared(one, other) + 1 for other in near)])]
    return out


def _shared(one: str, other: str) -> int:
    size = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        size += 1
    return size
