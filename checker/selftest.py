"""Runs the examples that stand inside the rules, through the same engine that reads articles.

All cue examples are parsed in one batch and all pairs in another, so that a run costs little more than loading the
model. An example marked ``todo`` may fail; one that is marked and holds is a failure, because the mark would hide it
when it breaks again.
"""

from __future__ import annotations

import difflib
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from importlib import resources
from typing import TYPE_CHECKING, Any

from checker.problems import line_of, printable
from checker.records import Article, Attribution, Problem, Span

if TYPE_CHECKING:
    from spacy.language import Language

    from checker.comparing import Comparison
    from checker.rulebook import Entry, Rulebook

_EDGES = " \t\n.,;:!?\"'“”‘’«»()[]-–—"


@dataclass(frozen=True, slots=True)
class Example:
    """One example of one rule: ``test`` is what the stage's model made of it, ``place`` its file, line and column."""

    section: str
    rule: str
    test: Any
    path: str
    line: int
    column: int
    attitudes: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an example expected and what was found, line by line; ``holds`` tells whether they agree."""

    example: Example
    text: tuple[str, ...]
    expected: tuple[str, ...]
    found: tuple[str, ...]
    holds: bool

    @property
    def todo(self) -> str:
        """Why the example is known not to hold yet; "" where it must."""
        return getattr(self.example.test, "todo", None) or ""

    @property
    def passes(self) -> bool:
        """Whether the example is as its author says: holds, or is marked ``todo`` and does not."""
        return self.holds != bool(self.todo)


def examples_of(entries: Iterable[Entry], only: Sequence[str] | None = None) -> list[Example]:
    """Every example of the rules in force (of those named in *only*, if any), in the order of the rules."""
    out = []
    for entry in entries:
        node = entry.node.get("tests")
        if entry.disabled or node is None or (only and entry.rule.id not in only):
            continue
        wide = getattr(entry.rule, "reports", "speech") == "attitude"
        for test, at in zip(getattr(entry.rule, "tests", ()), node.items, strict=False):
            out.append(Example(entry.section, entry.rule.id, test, at.path, at.line, at.column, wide))
    return out


def run(book: Rulebook, nlp: Language, examples: Sequence[Example]) -> list[Outcome]:
    """The outcome of each of *examples*, in their order."""
    order = {id(example): i for i, example in enumerate(examples)}
    out: list[Outcome] = []
    if cues := [e for e in examples if e.section == "cues"]:
        out += _cues(cues, book, nlp)
    if pairs := [e for e in examples if e.section in {"conflicts", "thresholds"}]:
        out += _pairs(pairs, book, nlp)
    out += [_origin(e, book) for e in examples if e.section == "origins"]
    out += [_alias(e, book) for e in examples if e.section == "aliases"]
    return sorted(out, key=lambda o: order[id(o.example)])


def on_marked(book: Rulebook, nlp: Language) -> str:
    """What the rules of conflict say of the marked pairs that ship with the project, in one line for people.

    The pairs are of invented stories (``checker/verdicts/data/marked.jsonl``), half of them traps. They tell what a
    change of rules gives and costs; how the rules do on real news stands in the README.
    """
    from checker.comparing import Pair, Side, compare

    text = resources.files("checker.verdicts").joinpath("data/marked.jsonl").read_text(encoding="utf-8")
    rows = [json.loads(line) for line in text.splitlines()]
    sides = [[Side(f"{r[k][:1].upper()}{r[k][1:]}.") for k in ("left", "right")] for r in rows]
    pairs = [Pair(str(n), left, right) for n, (left, right) in enumerate(sides)]
    said = [c.verdict == "conflicting" for c in compare(pairs, nlp, book)]
    gold = [bool(r["conflict"]) for r in rows]
    right = sum(a and b for a, b in zip(said, gold, strict=True))
    found = f"{right} of {sum(said)} called conflicting are, {right} of {sum(gold)} conflicts found"
    return f"{len(rows)} marked pairs: {found}"


def _cues(examples: Sequence[Example], book: Rulebook, nlp: Language) -> Iterator[Outcome]:
    from checker.attribution.engine import Engine
    from checker.attribution.parsing import mark_sentences, parser_text

    engines = {wide: Engine(nlp, book.cues, engine="rules", attitudes=wide) for wide in {e.attitudes for e in examples}}
    waiting = []
    for example in examples:
        doc = nlp.make_doc(parser_text(example.test.text))
        mark_sentences(doc)
        waiting.append(doc)
    for example, doc in zip(examples, nlp.pipe(waiting, batch_size=64), strict=True):
        text = example.test.text
        article = _article("example", text)
        found, _ = engines[example.attitudes].attributions(doc, article)
        yield _cue_outcome(example, text, [_parts(a, text) for a in found])


def _parts(attribution: Attribution, text: str) -> dict[str, str]:
    def joined(spans: tuple[Span, ...]) -> str:
        return " … ".join(" ".join(s.text(text).split()) for s in spans)

    return {
        "source": joined(attribution.source),
        "cue": joined(attribution.cue),
        "content": joined(attribution.content),
    }


def _cue_outcome(example: Example, text: str, found: list[dict[str, str]]) -> Outcome:
    wanted = example.test.finds
    if wanted == "nothing":
        lines = tuple(line for parts in found for line in _lines(parts, parts))
        return Outcome(example, (text,), ("nothing",), lines or ("nothing",), not found)
    expected: list[str] = []
    seen: list[str] = []
    holds = True
    for finds in wanted if isinstance(wanted, tuple) else (wanted,):
        parts = {key: value for key in ("source", "cue", "content") if (value := getattr(finds, key)) is not None}
        best = max(found, key=lambda f: sum(_same(f[k], v) for k, v in parts.items()), default=None)
        expected += _lines(parts, parts)
        seen += _lines(best, parts) if best is not None else ["nothing"]
        holds &= best is not None and all(_same(best[k], v) for k, v in parts.items())
    return Outcome(example, (text,), tuple(expected), tuple(seen), holds)


def _lines(values: dict[str, str], keys: Iterable[str]) -> list[str]:
    return [f"{key}: {values[key]}" for key in keys]


def _same(one: str, other: str) -> bool:
    """Whether two stretches of text are the same but for spaces and for punctuation at the ends of their pieces."""
    return [p.strip(_EDGES) for p in one.split("…")] == [" ".join(p.split()).strip(_EDGES) for p in other.split("…")]


def _pairs(examples: Sequence[Example], book: Rulebook, nlp: Language) -> Iterator[Outcome]:
    from checker.comparing import Pair, Side, compare

    pairs = []
    for number, example in enumerate(examples):
        left, right = (
            Side(getattr(example.test, side), getattr(example.test, f"{side}_speaker", None),
                 getattr(example.test, f"{side}_published", None))
            for side in ("left", "right")
        )  # fmt: skip
        pairs.append(Pair(str(number), left, right))
    for example, result in zip(examples, compare(pairs, nlp, book), strict=True):
        wanted, found = _judgement(example, result, book)
        yield Outcome(example, (example.test.left, example.test.right), wanted, found, wanted == found[: len(wanted)])


def _judgement(example: Example, result: Comparison, book: Rulebook) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """(what the example expects, what was found) for two claims; a conflict must be of the kind that is meant."""
    test = example.test
    if example.section == "thresholds":
        found = _yes(result.verdict != "unrelated", "one statement")
        return (_yes(test.aligned, "one statement"),), (found, f"score {result.score:g}")
    evidence = [f"{e.kind} ({e.rule}): {e.message}" for e in result.evidence]
    if test.verdict != "conflicting" or result.verdict != "conflicting":
        return (f"verdict: {test.verdict}",), (f"verdict: {result.verdict}", *evidence)
    entry = book.find(example.rule)
    kind = test.kind or (getattr(entry.rule, "kind", "") if entry else "")
    found_kinds = [e.kind for e in result.evidence if e.relation == "conflicts"]
    seen = kind if kind in found_kinds else ", ".join(dict.fromkeys(found_kinds))
    return ("verdict: conflicting", f"kind: {kind}"), ("verdict: conflicting", f"kind: {seen}", *evidence)


def _origin(example: Example, book: Rulebook) -> Outcome:
    from checker.verdicts.origins import origins_of

    test = example.test
    articles = [
        replace(_article(side, getattr(test, side)), outlet=getattr(test, f"{side}_outlet", side))
        for side in ("left", "right")
    ]
    one = len(origins_of(articles, book.origins)) == 1
    expected, found = _yes(test.one_origin, "one origin"), _yes(one, "one origin")
    return Outcome(example, (test.left, test.right), (expected,), (found,), expected == found)


def _alias(example: Example, book: Rulebook) -> Outcome:
    test = example.test
    rule = next(a for a in book.aliases if a.id == example.rule)
    expected, found = _yes(test.means, rule.name), _yes(rule.means(test.words, test.on), rule.name)
    return Outcome(example, (test.words,), (expected,), (found,), expected == found)


def _yes(value: bool, what: str) -> str:
    return what if value else f"not {what}"


def _article(key: str, text: str) -> Article:
    return Article(key, key, text, Span(0, len(text)), "")


def problems_of(outcomes: Iterable[Outcome]) -> list[Problem]:
    """One problem for each outcome that is not as its author says."""
    out = []
    for outcome in outcomes:
        if outcome.passes:
            continue
        e = outcome.example
        if outcome.todo:
            text, hint = f"the example of '{e.rule}' is marked todo but holds", "take 'todo:' out"
        else:
            text, hint = f"the example of '{e.rule}' does not hold", "mend the rule or the example"
        out.append(Problem("R122" if outcome.todo else "R121", "error", text, e.path, e.line, e.column, hint))
    return out


def diff(outcome: Outcome) -> list[str]:
    """What was expected (-) and found (+) as lines; lines that agree stand once, without a sign."""
    lines = [f"    {printable(text)}" for text in outcome.text]
    steps = difflib.SequenceMatcher(None, outcome.expected, outcome.found, autojunk=False).get_opcodes()
    for tag, a, b, c, d in steps:
        if tag == "equal":
            lines += [f"      {printable(line)}" for line in outcome.expected[a:b]]
        else:
            lines += [f"    - {printable(line)}" for line in outcome.expected[a:b]]
            lines += [f"    + {printable(line)}" for line in outcome.found[c:d]]
    return lines


def report(outcomes: Sequence[Outcome]) -> str:
    """Every outcome that is not as its author says, with a small diff, then one line that sums up."""
    lines: list[str] = []
    for outcome in outcomes:
        for problem in problems_of([outcome]):
            lines += [line_of(problem), *diff(outcome)]
    failed = sum(not o.passes for o in outcomes)
    todo = sum(bool(o.todo) and o.passes for o in outcomes)
    rules = len({o.example.rule for o in outcomes})
    of = f"{len(outcomes)} examples of {rules} rule{'s' if rules != 1 else ''}"
    tail = f", {todo} still to do" if todo else ""
    lines.append(f"{of}: {len(outcomes) - failed - todo} hold, {failed} fail{tail}")
    return "\n".join(lines)


def as_json(outcomes: Sequence[Outcome]) -> str:
    """Every outcome, for machines."""
    rows = [
        {"rule": o.example.rule, "section": o.example.section, "path": o.example.path, "line": o.example.line,
         "column": o.example.column, "text": o.text, "expected": o.expected, "found": o.found, "holds": o.holds,
         "todo": o.todo or None, "passes": o.passes}
        for o in outcomes
    ]  # fmt: skip
    return json.dumps({"schema": "checker-rules-test/1", "examples": rows}, ensure_ascii=False, indent=2)
