"""Where two claims agree, conflict or differ: every rule of every kind asked once, always in the same order."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from checker.records import Article, Claim, Evidence, Place, Relation, Span, Speaker
from checker.verdicts.kinds.base import Candidate, ConflictBase, Pair
from checker.verdicts.kinds.special import DisputeRule, UpdateRule
from checker.verdicts.matching import unanswered
from checker.verdicts.notes import notes
from checker.verdicts.plain import plain
from checker.verdicts.scoring import chance, in_doubt, opinion, parts
from checker.verdicts.slots import features
from checker.verdicts.wording import compare

if TYPE_CHECKING:
    from checker.verdicts.rules import ConflictRule

Heard = tuple[tuple[Speaker | None, ...], tuple[Speaker | None, ...]]
DOUBT = 0.1
"""Chance of a conflict, 0 to 1, from which a difference that no rule is sure enough of is still told, as a note."""
_OPPOSITE: dict[str, Literal["insert", "delete"]] = {"insert": "delete", "delete": "insert"}


def conflicts(
    left: Claim,
    right: Claim,
    rules: Sequence[ConflictRule],
    *,
    left_article: Article | None = None,
    right_article: Article | None = None,
    heard: Heard = ((), ()),
    judge: Callable[[], float] | None = None,
) -> tuple[Evidence, ...]:
    """What speaks for and against the two claims being one truth.

    Evidence of relation ``conflicts`` is graded by its rule's level; ``differs`` marks what is superseded rather than
    contradicted (kind ``update``); ``agrees`` marks equal figures. Swapping the sides swaps the places of every piece
    of evidence and changes nothing else. A claim never conflicts with its own words. *heard* is whom else either
    article has say the same; *judge* gives the log odds of a conflict by a learned judge of the two texts, one more
    feature of what the other features leave in doubt.
    """
    if (
        left.text == right.text
        and left.facts == right.facts
        and left.attribution.stance == right.attribution.stance
        and not (left.speaker and right.speaker and left.speaker.id != right.speaker.id)
    ):
        return ()
    swapped = _order(right) < _order(left)
    if swapped:
        left, right, left_article, right_article, heard = right, left, right_article, left_article, heard[::-1]
    pair = Pair(left, right, (_published(left_article), _published(right_article)), heard, judge)
    found = [*_conflicting(pair, rules, left_article, right_article), *_noted(pair, left_article, right_article)]
    quoted = _one_utterance(left, right)
    if quoted is not None:
        # two prints of one utterance differ in the words they print, and those have been compared one by one
        found = [e for e in found if e.relation != "conflicts" or e.kind == "wording" or not _within(e, quoted)]
    found.sort(key=lambda e: (e.relation != "conflicts", e.relation != "differs", e.left.span, e.right.span, e.rule))
    return tuple(_turned(e) for e in found) if swapped else tuple(found)


def _one_utterance(left: Claim, right: Claim) -> tuple[str, str] | None:
    """The words that both sides print of one utterance of one speaker; None where they do not.

    Where a fragment starts or ends, the words of the longer side have no counterpart and are left out.
    """
    if left.speaker and right.speaker and left.speaker.id != right.speaker.id:
        return None
    if "indirect" in (left.attribution.kind, right.attribution.kind):
        return None
    changes = compare(left, right)
    if not changes or left.attribution.kind == right.attribution.kind == "direct":
        return (left.text, right.text) if changes else None
    shared = [n for n, c in enumerate(changes) if c.op == "equal" or c.grade]
    inside = changes[shared[0] : shared[-1] + 1]
    return "".join(c.left for c in inside), "".join(c.right for c in inside)


def _within(found: Evidence, quoted: tuple[str, str]) -> bool:
    """Whether both places of *found* lie inside the words *quoted* on either side."""
    places = (found.left, found.right)
    return all(
        " ".join(place.text.split()).casefold() in text.casefold() for place, text in zip(places, quoted, strict=True)
    )


def _order(claim: Claim) -> tuple[object, ...]:
    return claim.text, claim.article, claim.id


def _published(article: Article | None) -> dt.date | None:
    return article.published if article is not None else None


def _turned(e: Evidence) -> Evidence:
    diff = tuple(replace(c, op=_OPPOSITE.get(c.op, c.op), left=c.right, right=c.left) for c in e.diff)
    return replace(e, left=e.right, right=e.left, diff=diff)


def _conflicting(
    pair: Pair, rules: Sequence[ConflictRule], left_article: Article | None, right_article: Article | None
) -> Iterable[Evidence]:
    negated: set[Span] = set()
    opposite = (pair.left.attribution.stance == "denial") != (pair.right.attribution.stance == "denial")
    for kind, asked in _in_order(rules):
        found_by = type(asked[0])
        prior = found_by.same_speaker if pair.one_speaker else 0.0
        judged = [
            (-likely, candidate.left, candidate.right, rule, candidate, named)
            for candidate, rule in _asked(pair, found_by, asked, opposite=opposite)
            for likely, named in [_weighed(pair, found_by, kind, candidate, prior)]
            if likely >= min(rule.least, DOUBT if found_by.told_in_doubt else 1.0)
        ]
        used: list[tuple[Span, Span]] = []
        for unlikely, one, two, rule, candidate, named in sorted(judged, key=lambda x: x[:3]):
            if any(one == a or two == b for a, b in used) or (kind == "denial" and {one, two} & negated):
                continue
            if kind == "negation" and -unlikely >= rule.least:
                negated |= {one, two}  # what a negation says already, a denial need not repeat
            used.append((one, two))
            found = _evidence(pair, rule, candidate, left_article, right_article)
            if named is not None:
                said = (("one speaker", prior),) if prior else ()
                found = replace(found, chance=-unlikely, parts=parts(kind, named) + said)
            yield _settled(pair, rules, candidate, found) if -unlikely >= rule.least else _doubt(found)


def _asked(
    pair: Pair, found_by: type[ConflictBase], rules: Sequence[ConflictRule], *, opposite: bool
) -> Iterator[tuple[Candidate, ConflictRule]]:
    """The candidates of a kind, each with the rule that judges it; *opposite*: one of the two claims is a denial."""
    for candidate in found_by.candidates(pair, rules):
        rule = next((r for r in rules if r.covers(candidate)), None)
        if rule is None or candidate.gap <= getattr(rule, "tolerance", -1):
            continue
        if not (candidate.certain or candidate.diff) and (opposite or _beside_the_point(pair, candidate)):
            continue  # "denied that it was late" bears out "it was not late", and says no other time
        yield candidate, rule


def _weighed(
    pair: Pair, found_by: type[ConflictBase], kind: str, candidate: Candidate, prior: float
) -> tuple[float, dict[str, float] | None]:
    """How likely a candidate is a conflict, and the features that tell, the learned judge's among them if in doubt."""
    named = weighed(pair, found_by, kind, candidate)
    if named is None:
        return 1.0, None
    likely = chance(kind, named, prior=prior)
    if pair.judge is None or not in_doubt(kind, likely):
        return likely, named
    named = {**named, **opinion(pair.judge())}
    return chance(kind, named, prior=prior), named


_BRIEF = frozenset({"number", "unit", "quantifier"})
"""Kinds that know by the noun and the verb of a figure what it is said of."""


def weighed(pair: Pair, found_by: type[ConflictBase], kind: str, candidate: Candidate) -> dict[str, float] | None:
    """All named features by which a candidate of *kind* is weighed; None where nothing needs to be weighed."""
    if candidate.certain or not candidate.features or (found_by.alone_decides and plain(pair, kind, candidate)):
        return None
    places = features(pair.left, pair.right, pair.match, candidate.left, candidate.right, brief=kind in _BRIEF)
    return {**candidate.features, **places}


_ORDERED: list[tuple[Sequence[ConflictRule], list[tuple[str, list[ConflictBase]]]]] = []


def _in_order(rules: Sequence[ConflictRule]) -> list[tuple[str, list[ConflictBase]]]:
    """The rules by kind, each in the order in which they are asked; worked out once for the rules of a run.

    The house's own rules before those it was given; the same order as in :func:`checker.rulebook.lint.never_asked`.
    """
    if _ORDERED and _ORDERED[0][0] is rules:
        return _ORDERED[0][1]
    by_kind: dict[str, list[ConflictBase]] = defaultdict(list)
    for given in rules:
        by_kind[given.kind].append(given)
    found = [
        (kind, sorted(by_kind[kind], key=lambda r: (not r.narrow(), r.shipped, r.id)))
        for kind in sorted(by_kind, key=lambda k: (k == "denial", k))
    ]
    _ORDERED[:] = [(rules, found)]
    return found


def _beside_the_point(pair: Pair, candidate: Candidate) -> bool:
    """Whether a place stands in a sentence that shares nothing with the other claim, so that it is beside the point."""
    m = pair.match
    return unanswered(pair.left, m.partner, candidate.left) or unanswered(pair.right, m.back, candidate.right)


def _evidence(
    pair: Pair, rule: ConflictBase, candidate: Candidate, left_article: Article | None, right_article: Article | None
) -> Evidence:
    one = _place(pair.left, candidate.left, candidate.values[0], left_article)
    two = _place(pair.right, candidate.right, candidate.values[1], right_article)
    message = filled(rule.message, (pair.left, one, left_article), (pair.right, two, right_article))
    relation: Relation = "differs" if candidate.minor else "conflicts"
    return Evidence(rule.id, rule.kind, relation, rule.level, one, two, message, rule.origin, candidate.diff)


def _doubt(found: Evidence) -> Evidence:
    """*found* as what a reader should look at, since nothing shows that it is harmless either."""
    message = f"{found.message}; too little else is alike to call it a conflict"
    return replace(found, relation="differs", level="note", message=message, open=True)


def _settled(pair: Pair, rules: Sequence[ConflictRule], candidate: Candidate, found: Evidence) -> Evidence:
    """*found*, or what it is where the figure has grown since or two speakers dispute it."""
    if found.relation != "conflicts":
        return found
    for rule in rules:
        if isinstance(rule, UpdateRule) and found.kind == "number" and rule.takes(pair, candidate):
            message = f"{found.message}; the later figure supersedes the earlier one"
            return replace(
                found,
                rule=rule.id,
                kind="update",
                relation="differs",
                level=rule.level,
                message=message,
                origin=rule.origin,
            )
    for rule in rules:
        if isinstance(rule, DisputeRule) and found.kind not in ("wording", "speaker") and rule.takes(pair):
            message = f"{found.message} (two speakers dispute it)"
            return replace(found, kind="dispute", level=rule.level, message=message)
    return found


def _place(claim: Claim, span: Span, value: str, article: Article | None) -> Place:
    return Place(claim.id, span, _words(claim, span, article), value)


def _words(claim: Claim, span: Span, article: Article | None) -> str:
    if article is not None:
        return span.text(article.text)
    content = claim.attribution.content
    if len(content) == 1 and content[0].end - content[0].start == len(claim.text):
        return claim.text[span.start - content[0].start : span.end - content[0].start]
    return " ".join(w.text for w in claim.facts.words if span.overlaps(w.span))


def filled(message: str, left: tuple[Claim, Place, Article | None], right: tuple[Claim, Place, Article | None]) -> str:
    """*message* with its fields filled by plain replacement, so that no text of an article is read as a template.

    Where both sides are one speaker the outlets stand in: "Ruiz says 12, Ruiz says 21" leaves open who prints what.
    """
    out, at = [], 0
    one, two = left[0].speaker, right[0].speaker
    joint = one is not None and two is not None and one.id == two.id and None not in (left[2], right[2])
    fields = {
        f"{{{side}.{name}}}": value
        for side, given in (("left", left), ("right", right))
        for name, value in _fields(*given, joint=joint)
    }
    while at < len(message):
        brace = message.find("{", at)
        if brace < 0:
            break
        end = message.find("}", brace)
        field = message[brace : end + 1] if end >= 0 else ""
        out += [message[at:brace], fields.get(field, field or message[brace:])]
        at = brace + len(field) if field else len(message)
    return "".join([*out, message[at:]])


def _fields(claim: Claim, place: Place, article: Article | None, *, joint: bool) -> tuple[tuple[str, str], ...]:
    outlet = article.outlet if article is not None else "one side"
    return (
        ("speaker", claim.speaker.name if claim.speaker and not joint else outlet),
        ("value", place.value),
        ("text", place.text),
        ("outlet", outlet),
    )


def _noted(pair: Pair, left_article: Article | None, right_article: Article | None) -> Iterable[Evidence]:
    for n in notes(pair):
        one = _place(pair.left, n.spans[0], n.values[0], left_article)
        two = _place(pair.right, n.spans[1], n.values[1], right_article)
        yield Evidence(n.rule, n.kind, n.relation, "note", one, two, n.message)
