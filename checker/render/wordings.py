"""A diff of two wordings as people read it: what print may do is no change, so it is not shown as one."""

from __future__ import annotations

from collections.abc import Sequence

from checker.records import Change
from checker.render.excerpt import plain

CUT = "…"


def told(diff: Sequence[Change]) -> tuple[Change, ...]:
    """*diff* without its forgiven changes: a longer start or end is an ellipsis, the rest stands as one side has it."""
    kept = [n for n, step in enumerate(diff) if step.op == "equal" or step.grade]
    if not kept:
        return tuple(diff)
    out = []
    for n, step in enumerate(diff):
        if step.op == "equal" or step.grade:
            out.append(step)
        elif n < kept[0] or n > kept[-1]:
            if any(c.isalnum() for c in step.left + step.right):
                out.append(Change("equal", CUT, CUT))
        elif step.left.strip() or step.right.strip():
            words = step.left if step.left.strip() else step.right
            out.append(Change("equal", words, words))
    return tuple(out)


def diff_words(steps: Sequence[Change]) -> str:
    """A word diff in plain text: ``we will [-not-] close``."""
    out = []
    for step in told(steps):
        left, right = plain(step.left), plain(step.right)
        if step.op == "equal":
            out.append(left)
        else:
            out.append(f"[-{left}-]" * bool(left) + f"{{+{right}+}}" * bool(right))
    return " ".join(out)
