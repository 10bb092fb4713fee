"""What changed between two JSON reports, group by group."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from checker.review.findings import findings_in
from checker.review.fingerprint import claim_print

Sort = Literal["new", "gone", "verdict", "evidence", "members"]


@dataclass(frozen=True, slots=True)
class Step:
    """One group that changed: ``before`` and ``after`` are its JSON values, None where there is none."""

    sort: Sort
    before: dict[str, Any] | None
    after: dict[str, Any] | None


@dataclass(frozen=True, slots=True)
class Difference:
    """The steps from one report to another, the gravest first, and how many groups stayed as they were."""

    steps: tuple[Step, ...]
    same: int
    notes: tuple[str, ...] = ()

    def count(self, sort: Sort) -> int:
        """How many steps of one sort."""
        return sum(s.sort == sort for s in self.steps)


def difference(old: Mapping[str, Any], new: Mapping[str, Any]) -> Difference:
    """Pair the groups of two reports by the claims they share, and tell what became of each.

    Claims are the same where outlet and words are the same; a group's counterpart is the one with most of its claims.
    """
    before, after = _members(old), _members(new)
    matched = _matched(before, after, old, new)
    prints_old, prints_new = _prints(old), _prints(new)
    steps, same = [], 0
    for j, group in enumerate(new["groups"]):
        if j not in matched:
            steps.append(Step("new", None, group))
            continue
        was = old["groups"][matched[j]]
        if was["verdict"] != group["verdict"]:
            steps.append(Step("verdict", was, group))
        elif group["verdict"] == "conflicting" and prints_old[was["id"]] != prints_new[group["id"]]:
            steps.append(Step("evidence", was, group))
        elif before[matched[j]] != after[j]:
            steps.append(Step("members", was, group))
        else:
            same += 1
    kept = set(matched.values())
    steps += [Step("gone", group, None) for i, group in enumerate(old["groups"]) if i not in kept]
    return Difference(tuple(sorted(steps, key=_rank)), same, _notes(old, new))


def _matched(
    before: Sequence[frozenset[str]], after: Sequence[frozenset[str]], old: Mapping[str, Any], new: Mapping[str, Any]
) -> dict[int, int]:
    """From a new group's place in its report to its counterpart's in the old one, each used once."""
    holders: dict[str, list[int]] = {}
    for i, prints in enumerate(before):
        for name in prints:
            holders.setdefault(name, []).append(i)
    pairs = []
    for j, prints in enumerate(after):
        shared = Counter(i for name in prints for i in holders.get(name, ()))
        pairs += [(-n, str(new["groups"][j]["id"]), str(old["groups"][i]["id"]), i, j) for i, n in shared.items()]
    matched: dict[int, int] = {}
    taken: set[int] = set()
    for _, _, _, i, j in sorted(pairs):
        if j not in matched and i not in taken:
            matched[j] = i
            taken.add(i)
    return matched


def _members(report: Mapping[str, Any]) -> list[frozenset[str]]:
    outlets = {a["id"]: str(a.get("outlet", "")) for a in report["articles"] if isinstance(a, dict) and "id" in a}
    names = {c["id"]: claim_print(outlets.get(c["article"], ""), str(c["text"])) for c in report["claims"]}
    return [frozenset(names[i] for i in g["claims"] if i in names) for g in report["groups"]]


def _prints(report: Mapping[str, Any]) -> dict[str, frozenset[str]]:
    return {f.group: f.prints for f in findings_in(report)}


def _notes(old: Mapping[str, Any], new: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(f"the {key} changed too" for key in ("rules", "model") if old.get(key) != new.get(key))


def _rank(step: Step) -> tuple[int, int, str]:
    verdicts = ("conflicting", "corroborated", "unique")
    known = {"new": 1, "verdict": 0, "evidence": 2, "members": 3, "gone": 4}
    group = step.after or step.before or {}
    conflict = any(g is not None and g["verdict"] == "conflicting" for g in (step.before, step.after))
    return (0 if conflict else 1), known[step.sort] * 10 + verdicts.index(group["verdict"]), str(group["id"])
