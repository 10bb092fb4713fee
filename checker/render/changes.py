"""`checker diff`: what changed between two reports, for a terminal or as Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from checker.problems import printable
from checker.render.gfm import escape
from checker.render.headlines import stance_verb
from checker.review.diff import Difference, Sort, Step, difference

Json = Mapping[str, Any]
TITLES = {
    "verdict": "Changed verdict",
    "new": "New",
    "evidence": "Still conflicting, with other evidence",
    "members": "Same verdict, other claims",
    "gone": "Gone",
}
CHANGED: dict[Sort, str] = {"verdict": "another verdict", "evidence": "other evidence", "members": "other claims"}
QUIET = 20


def changes(old: Json, new: Json, *, markdown: bool = False) -> str:
    """The difference of two JSON reports as text; conflicts are told one by one, other groups in numbers past 20."""
    found = difference(old, new)
    lines = _markdown(found, old, new) if markdown else _plain(found, old, new)
    return "\n".join(lines) + "\n"


def summary(found: Difference) -> str:
    """``2 new, 1 gone, 1 with another verdict, 5 the same``; what did not happen is left out but for new and gone."""
    if not found.steps:
        return f"no group changed, {found.same} the same"
    told = [f"{found.count('new')} new", f"{found.count('gone')} gone"]
    for sort, words in CHANGED.items():
        told += [f"{found.count(sort)} with {words}"] * bool(found.count(sort))
    return ", ".join([*told, f"{found.same} the same"])


def _plain(found: Difference, old: Json, new: Json) -> Iterator[str]:
    yield summary(found)
    yield from found.notes
    for sort, steps in _by_sort(found):
        yield ""
        yield f"{TITLES[sort].upper()} ({len(steps)})"
        for step in steps[:QUIET] if sort in ("new", "gone", "members") else steps:
            report = new if step.after is not None else old
            yield printable(f"  {_verdicts(step)}  {_about(step, report)}")
            earlier = _earlier(step)
            if earlier:
                yield printable(f"    before: {earlier}")
        if len(steps) > QUIET and sort in ("new", "gone", "members"):
            yield f"  and {len(steps) - QUIET} more"
    if found.steps:
        yield ""
        yield summary(found)


def _markdown(found: Difference, old: Json, new: Json) -> Iterator[str]:
    yield f"# Changes\n\n**{summary(found)}**"
    for note in found.notes:
        yield f"\n{escape(note)}"
    for sort, steps in _by_sort(found):
        yield f"\n## {TITLES[sort]} ({len(steps)})\n"
        for step in steps[:200]:
            earlier = _earlier(step)
            before = f"; before: {escape(earlier, start=False)}" if earlier else ""
            yield f"- {escape(_verdicts(step))}: {escape(_about(step, new if step.after is not None else old))}{before}"
        if len(steps) > 200:
            yield f"- and {len(steps) - 200} more"


def _by_sort(found: Difference) -> Iterator[tuple[str, list[Step]]]:
    for sort in TITLES:
        steps = [s for s in found.steps if s.sort == sort]
        if steps:
            yield sort, steps


def _verdicts(step: Step) -> str:
    if step.before is not None and step.after is not None and step.before["verdict"] != step.after["verdict"]:
        return f"{step.before['verdict']} -> {step.after['verdict']}"
    group = step.after or step.before or {}
    return str(group.get("verdict"))


def _about(step: Step, report: Json) -> str:
    group: Json = step.after or step.before or {}
    claims = {c["id"]: c for c in report["claims"]}
    articles = {a["id"]: a for a in report["articles"]}
    mine = [claims[i] for i in group["claims"] if i in claims]
    outlets = sorted({str(articles.get(c["article"], {}).get("outlet", "?")) for c in mine})
    clash = _clash(group)
    said = min((_told(c) for c in mine), key=lambda t: (t.count(" ") < 4, len(t), t), default="")
    words = clash if clash and group["verdict"] == "conflicting" else said
    return f"{_short(words)} ({', '.join(outlets)}; id {str(group['id'])[:12]})"


def _told(claim: Json) -> str:
    """A claim's words, after the verb of its stance where "said" would mislead."""
    verb = stance_verb(
        str(claim.get("stance", "")), bool(claim.get("negated")), str(claim.get("commitment", "asserts"))
    )
    return f"{verb}: {claim['text']}" if verb else str(claim["text"])


def _clash(group: Json) -> str:
    """What the first conflict of a group says, or ""."""
    return next((str(e["message"]) for e in group["evidence"] if e["relation"] == "conflicts"), "")


def _earlier(step: Step) -> str:
    """What a conflict said before, where it is still one and says something else now; else ""."""
    if step.sort != "evidence" or step.before is None or step.after is None:
        return ""
    was = _clash(step.before)
    return _short(was) if was != _clash(step.after) else ""


def _short(words: str) -> str:
    words = " ".join(words.split())
    return words[:160] + " […]" * (len(words) > 160)
