"""The facts of a claim as `checker explain` tells them, from a JSON report alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

Json = Mapping[str, Any]


def facts_told(facts: Json) -> Iterator[str]:
    """Figures, dates, names, marks, polarity and modality, a line each, with normalised values."""
    for quantity in facts.get("quantities") or []:
        low, high = quantity.get("low"), quantity.get("high")
        number = str(low) if low == high else f"{'…' if low is None else low} to {'…' if high is None else high}"
        about = "about " if quantity.get("approximate") else ""
        counted = " ".join(filter(None, [quantity.get("unit"), " ".join(quantity.get("counts") or [])]))
        more = [quantity.get("role", "stated"), quantity.get("change"), quantity.get("period")]
        notes = ", ".join(m for m in more if m and m != "stated")
        yield f"  figure   “{quantity['text']}” = {about}{number} {counted}" + (f" ({notes})" if notes else "")
    for date in facts.get("dates") or []:
        first, last = date.get("first"), date.get("last")
        series = f"{date.get('period')} {date.get('index') or ''}".strip() if date.get("period") else ""
        days = first if first == last else f"{first} to {last}"
        unsure = "" if date.get("year_is_sure", True) else ", or of another year"
        yield f"  date     “{date['text']}” = {' '.join(filter(None, [series, days]))}{unsure}"
    for mention in facts.get("mentions") or []:
        yield f"  name     {mention['text']} ({mention['type']}, {mention['role']} of {mention['verb']})"
    for mark in facts.get("marks") or []:
        yield f"  {mark['kind']:<8} “{mark['text']}” = {_marked(mark)}"
    if facts.get("negated"):
        yield "  polarity negated"
    if facts.get("modality", "fact") != "fact":
        yield f"  modality {facts['modality']}"


def _marked(mark: Json) -> str:
    """The figures of a score or rank, or the times of day that a clock may mean."""
    if mark["kind"] == "series":
        return f"{mark.get('name') or ''} {mark['values'][0]}".strip()
    if mark["kind"] not in ("clock", "zoned"):
        return "-".join(map(str, mark["values"]))
    return " or ".join(f"{minutes // 60:02}:{minutes % 60:02}" for minutes in mark["values"])
