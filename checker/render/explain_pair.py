"""`checker explain ID OTHER`: why two claims are, or are not, taken for one statement, in plain words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from checker.alignment.blocking import PARTNERS
from checker.problems import CheckerError, Exit, printable
from checker.records import Problem
from checker.render.explain import Book, short, speaker_of
from checker.review.lookup import look_up
from checker.wordscores import WordScores

if TYPE_CHECKING:
    from checker.alignment.rules import Thresholds
    from checker.alignment.why import Why

Json = Mapping[str, Any]
Answer = Callable[[str, str], "tuple[Why | None, str]"]
# what each matcher measures, from 0 to 1
ABOUT = {
    "base": "what every pair starts from",
    "speaker": "the same resolved speaker",
    "side": "two who speak for one body, or one for the other",
    "nameless": "neither side has a speaker that is known by name",
    "seldom": "a speaker who says little in each article, so that it can hardly be something else",
    "quotations": "both are quotations from end to end, of which two prints would share most words",
    "distance": "how far apart the two stand in their articles",
    "day": "said on the same weekday",
    "stance": "both cues tell of a denial, an admission, a promise or the like",
    "negation": "one main clause is negated and the other is not",
    "figures": "figures in common; 0.50 where a side has none",
    "names": "names in common; 0.50 where a side has none",
    "cosine": "telling words in common, the rare ones counting more",
    "same_names": "names in common; what is said of them may still differ",
    "common": "how many telling words are in common",
    "lone": "how much the longer side tells that the other lacks",
    "overlap": "how much is shared, the first words counting most",
    "cover": "how much of the shorter claim the other holds; 1 where both quote the same telling words of one speaker",
    "bulk": "how much is shared in all",
    "sequence": "the same words in the same order",
    "sorted": "the same letters once the words are sorted",
    "in_a_row": "the longest run of words in common",
    "judge": "log odds, by the learned judge of two texts, that they are one statement",
}
KEYS = 12
"""Shared keys that are told."""


def explain_pair(report: Json, identifiers: tuple[str, str], answer: Answer, thresholds: Thresholds) -> str:
    """Why the claims called *identifiers* (or those of two groups that are most alike) are joined or not.

    *answer* compares two claims of the report once more, or says why that cannot be done; it is asked only where the
    report itself does not tell. Raises :class:`~checker.problems.CheckerError` (E604) for an id that is not in the
    report, for an article's, and for one and the same claim twice.
    """
    book = Book(report, lambda rule: None, lambda claim: WordScores(()))
    left, right = (_claims(report, i) for i in identifiers)
    pairs = [(a, b) for a in left for b in right if a != b]
    if not pairs:
        raise CheckerError(
            Problem("E604", "error", "both ids lead to the same claim", hint="give the ids of two claims"), Exit.USAGE
        )
    pair = pairs[0] if len(pairs) == 1 else _closest(report, pairs, answer)
    lines = _Pair(book, thresholds, pair, answer).lines()
    return "\n".join(printable(line).rstrip() for line in lines) + "\n"


def _claims(report: Json, identifier: str) -> list[str]:
    what, item = look_up(report, identifier)
    if what == "article":
        message = f"'{printable(identifier)[:60]}' is an article"
        raise CheckerError(Problem("E604", "error", message, hint="give the ids of two claims or groups"), Exit.USAGE)
    return [str(item["id"])] if what == "claim" else list(item["claims"])


def _closest(report: Json, pairs: Sequence[tuple[str, str]], answer: Answer) -> tuple[str, str]:
    """The most alike of the *pairs*, by the report's own scores, else compared once more."""
    known = _scores(report)
    scored = [(known[frozenset(p)]["score"], p) for p in pairs if frozenset(p) in known]
    if not scored:
        scored = [(found[0].alignment.score, p) for p in pairs if (found := answer(*p))[0] is not None]
    return min(scored, key=lambda item: (-item[0], item[1]))[1] if scored else pairs[0]


def _scores(report: Json) -> dict[frozenset[str], Json]:
    """The pairs whose score the report has: links of groups, and pairs that were parted."""
    links = [link for group in report["groups"] for link in group.get("alignments") or []]
    return {frozenset((x["left"], x["right"])): x for x in (*links, *(report.get("parted") or []))}


class _Pair:
    """One pair of claims and all that is told of it."""

    def __init__(self, book: Book, thresholds: Thresholds, pair: tuple[str, str], answer: Answer) -> None:
        self.book, self.thresholds, self.pair, self.answer = book, thresholds, pair, answer
        self.left, self.right = book.claims[pair[0]], book.claims[pair[1]]
        self.groups = [g for g in book.report["groups"] if {*pair} <= {*g["claims"]}]
        self.known = _scores(book.report).get(frozenset(pair))

    def lines(self) -> Iterator[str]:
        """Everything, line by line."""
        for claim in (self.left, self.right):
            yield f"claim {claim['id']}: {self.book.where(claim)} · {speaker_of(claim)}"
            yield f"  {short(claim['text'])}"
        yield f"joined: {'yes' if self.groups else 'no'}"
        for group in self.groups:
            yield f"  both stand in group {group['id']}: {group['verdict']}"
            for item in group["evidence"]:
                if {item["left"]["claim"], item["right"]["claim"]} == {*self.pair}:
                    yield from self.book.evidence(item)
        if self.pair[1] in (self.left.get("copies") or []):
            yield "  why: the same words twice in one article are one utterance"
            return
        if self.left["article"] == self.right["article"]:
            yield "  why: " + (
                "each has its link to another article's claim of the group"
                if self.groups
                else "claims of one article are never compared; only copies of one utterance in it are one"
            )
            return
        if self.known is not None:
            vetoes = list(self.known.get("vetoes") or [])
            yield f"  why: {'; '.join(vetoes) if vetoes else self.enough(self.known['score'])}"
            yield from self.sum(self.known)
            yield "compared: yes, they are a candidate pair"
        else:
            yield from self.again()
        yield from self.book.compared()

    def enough(self, score: float) -> str:
        """That the score makes a link."""
        return f"the score of {score:.1f} is enough for a link ({self.thresholds.link:g})"

    def again(self) -> Iterator[str]:
        """What a second comparison tells of a pair without a link."""
        found, fault = self.answer(*self.pair)
        if found is None:
            yield f"  why: cannot be worked out again: {fault}"
            return
        yield f"  why: {self.reason(found)}"
        link = found.alignment
        copied = sorted({*self.pair} - {link.left, link.right})
        if copied:
            yield f"  instead of {' and '.join(copied)} its first print in the article was compared"
        parts = [{"name": p.name, "value": p.value, "weight": p.weight} for p in link.parts]
        yield from self.sum({"score": link.score, "parts": parts})
        yield f"compared: {'yes, they are a candidate pair' if found.candidate else 'no, they are no candidate pair'}"
        shared = [f"{name} {bits:.0f}" for name, bits in found.shared]
        more = f" and {len(shared) - KEYS} more" * (len(shared) > KEYS)
        yield f"  shared keys, in bits: {', '.join(shared[:KEYS]) or 'none'}{more}"
        yield f"  {found.bits:.0f} bits in all; a pair is compared from {found.least:.0f} on"

    def reason(self, found: Why) -> str:
        """Why the two have no link, or why they are together without one."""
        score, least = found.alignment.score, self.thresholds.link
        if self.groups:
            return f"through other claims of the group; the two alone score {score:.1f}, and a link asks for {least:g}"
        if found.alignment.vetoes:
            return "; ".join(found.alignment.vetoes)
        if not found.candidate and found.bits < found.least:
            return "they share too few telling words, names or figures to be compared"
        if score < least:
            return f"too little alike: the score of {score:.1f} is below what a link asks for ({least:g})"
        if not found.candidate:
            return f"each shares more with other claims: a claim is compared with {PARTNERS} at most"
        return "read again they would be linked: the rules or the articles have changed since the report was made"

    def sum(self, link: Json) -> Iterator[str]:
        """The score, a line for each addend with what it measures."""
        least = f"{self.thresholds.link:g}" + f" ({self.thresholds.origin})" * bool(self.thresholds.origin)
        yield f"score: {link['score']:.1f} of 100; a link asks for {least}"
        for part in sorted(link.get("parts") or [], key=lambda p: (-p["value"] * p["weight"], p["name"])):
            points = part["value"] * part["weight"]
            about = ABOUT.get(part["name"], "")
            yield f"  {part['name']:<10} {part['value']:4.2f} x {part['weight']:<5g} = {points:5.1f}  {about}"
