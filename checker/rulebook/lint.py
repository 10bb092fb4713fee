"""Checks that need more than one rule, or more than its shape: run by `checker rules check`, not on every load."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from checker.records import Problem
from checker.rulebook.entry import Entry
from checker.rulebook.lemmas import Lemmas
from checker.rulebook.node import Node

# section -> (what such a word is called, the keys that hold it)
_ONCE = {
    "cues": ("cue", ("verbs", "nouns", "adjectives", "phrases")),
    "aliases": ("name", ("name", "names", "handles")),
    "origins": ("name", ("names", "outlets")),
}


def lint(entries: Sequence[Entry]) -> list[Problem]:
    """What is wrong between rules, with words that can never match, and with rules nobody can trust."""
    live = [e for e in entries if not e.disabled]
    return [*listed_twice(live), *never_matches(live), *never_asked(live), *without_examples(live)]


def _problem(code: str, message: str, at: Node, hint: str, *, warning: bool = False) -> Problem:
    return Problem(code, "warning" if warning else "error", message, at.path, at.line, at.column, hint)


def words_of(entry: Entry, key: str) -> Iterator[tuple[str, Node]]:
    """The words under *key* as the model understood them, each with the node it stands in."""
    node = entry.node.get(key)
    value = getattr(entry.rule, key, None)
    if node is None or not value:
        return
    words = (value,) if isinstance(value, str) else value
    places = node.items if len(node.items) == len(words) else (node,) * len(words)
    for word, place in zip(words, places, strict=True):
        if isinstance(word, str):
            yield word, place


def listed_twice(entries: Sequence[Entry]) -> Iterator[Problem]:
    """Words that stand in two rules (or twice in one) where only one can count.

    A cue may stand in several rules as long as each adds something that it takes ("promise that …" and "promise to …"):
    the first rule that takes a thing decides, rules of speech before rules of attitude
    (:class:`checker.attribution.lexicon.Entry`).
    """
    seen: dict[tuple[str, str], dict[str, tuple[Entry, Node]]] = {}
    for entry in sorted(entries, key=lambda e: getattr(e.rule, "reports", "speech") != "speech"):
        what, keys = _ONCE.get(entry.section, ("", ()))
        for key in keys:
            for word, node in words_of(entry, key):
                name = word if entry.section == "origins" else word.casefold()
                taken = seen.setdefault((f"{entry.section} {key if entry.section == 'cues' else ''}", name), {})
                uses = _uses(entry)
                first = taken.get(uses[0])
                if first is not None and all(use in taken for use in uses):
                    other = "this rule" if first[0] is entry else f"'{first[0].rule.id}'"
                    message = f"the {what} '{word}' stands already in {other}, {first[1].place}"
                    yield _problem("R118", message, node, "keep one of the two")
                for use in uses:
                    taken.setdefault(use, (entry, node))


def _uses(entry: Entry) -> Sequence[str]:
    """In what ways the words of a rule are used: a cue once for each thing it takes, all else once."""
    rule: Any = entry.rule
    if entry.section == "cues":
        return [t for t in rule.takes if t != "preposition"] + [f"preposition {p}" for p in rule.prepositions] or [""]
    return [str(rule.kind)] if entry.section == "origins" else [""]


def never_matches(entries: Sequence[Entry]) -> Iterator[Problem]:
    """Words of cue rules in a form that no text is ever reduced to: "said" for "say", capitals, two words in one."""
    for entry in entries:
        if entry.section == "cues":
            for key in ("verbs", "nouns", "adjectives", "phrases"):
                for word, node in words_of(entry, key):
                    for why, hint in _never(word, key):
                        yield _problem("R116", f"'{word}' can never match: {why}", node, hint)


_LONGEST = {"verbs": 2, "nouns": 1, "adjectives": 1}
_JOINED = re.compile(r"(?<=[^\W\d_])(?:[-,;:!?]|'(?=\w))|(?<=[^\W\d_])[,;:!?]+(?=\s|$)")


def _never(word: str, key: str) -> Iterator[tuple[str, str]]:
    """(why, what to do) for *word*, which stands under *key* of a cue rule, where no text is ever reduced to it."""
    parts = word.split()
    if key == "phrases":
        if any(_JOINED.search(part) for part in parts):
            apart = " ".join(_JOINED.sub(lambda m: f" {m.group()} ", part) for part in parts)
            yield "the text is read in smaller pieces", f"part them by spaces: '{' '.join(apart.split())}'"
        return
    if word != word.lower():
        yield "words are compared in small letters", f"write '{word.lower()}'"
    elif len(parts) > _LONGEST[key]:
        yield f"one of the {key} is at most {_LONGEST[key]} word{'s' * (_LONGEST[key] > 1)}", "put it under 'phrases:'"
    elif any(_JOINED.search(part) for part in parts):
        yield "the text is read in smaller pieces", "put it under 'phrases:', the pieces parted by spaces"
    elif parts and (base := Lemmas.load().base(parts[0], key)) is not None:
        yield f"{key} are compared in their dictionary form", f"write '{' '.join((base, *parts[1:]))}'"


def never_asked(entries: Sequence[Entry]) -> Iterator[Problem]:
    """Conflict rules that another rule of their kind always answers for.

    Rules with ``about`` are asked first, then the general ones; of either, the project's own before the built-in ones,
    each in the order of their ids. The first that covers a pair of figures decides
    (:func:`checker.verdicts.conflicts.conflicts`).
    """
    rules = [e for e in entries if e.section == "conflicts"]
    asked: dict[str, dict[str, tuple[int, Entry]]] = {}
    order = sorted(rules, key=lambda e: (not _about(e), _built_in(e), e.rule.id))
    for number, entry in enumerate(order):
        rule: Any = entry.rule
        kind = f"{rule.kind} {getattr(rule, 'grade', '')} {getattr(rule, 'sure', '')}"
        before = asked.setdefault(kind, {})  # who is asked first about each word, "" for anything
        words = _about(entry) or {""}
        if words <= before.keys():
            first = min((before[word] for word in words), key=lambda taken: taken[0])[1]
            given = _built_in(entry) and not _built_in(first)  # then the house's rule is what can be mended
            at = (first if given else entry).node
            message = f"'{rule.id}'{f' ({entry.node.place})' if given else ''} is never asked: '{first.rule.id}'"
            message += " answers first" if given else f" ({first.node.place}) answers first"
            hint = f"make it narrower with about:, or disable '{rule.id}'" if given else _NARROWER
            yield _problem("R119", message, at.get("id") or at, hint)
        for word in words:
            before.setdefault(word, (number, entry))


_NARROWER = "make it narrower with about:, or change the other one"


def _built_in(entry: Entry) -> bool:
    return entry.rule.shipped


def _about(entry: Entry) -> frozenset[str]:
    return frozenset(word.casefold() for word in getattr(entry.rule, "about", ()))


def without_examples(entries: Sequence[Entry]) -> Iterator[Problem]:
    """Rules that can be tried out but lack an example of what they find, or of what they leave alone."""
    for entry in entries:
        if not hasattr(entry.rule, "tests"):
            continue
        signs = {sign for test in entry.rule.tests if (sign := finds_something(test)) is not None}
        if getattr(entry.rule, "level", "") == "note" and signs:
            signs.add(True)  # a note makes no verdict, so it has no example that ends in a conflict
        lacking = [word for sign, word in ((True, "positive"), (False, "negative")) if sign not in signs]
        if lacking:
            at = entry.node.get("id") or entry.node
            yield _problem(
                "R120",
                f"the rule '{entry.rule.id}' has no {' and no '.join(lacking)} example",
                at,
                "add one under tests:",
                warning=entry.layer != "built-in" or bool(entry.changed),
            )


def finds_something(test: Any) -> bool | None:
    """Whether *test* is an example of what the rule finds (True) or of what it leaves alone (False)."""
    for key, positive in (("aligned", True), ("one_origin", True), ("means", True)):
        if hasattr(test, key):
            return bool(getattr(test, key)) is positive
    if hasattr(test, "finds"):
        return bool(test.finds != "nothing")
    if hasattr(test, "verdict"):
        return bool(test.verdict == "conflicting")
    return None
