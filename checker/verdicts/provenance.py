"""How a claim came into its article: own reporting, an agency's text, another outlet's report, a statement, a post.

Two claims are of one origin where their outlets are one newsroom, where the sentences that hold them are copies of one
another (:mod:`checker.verdicts.copies`), where both articles carry one agency's credit and neither had it first hand,
where both say that they have it from one outlet, or one says that it has it from the other's. So an own interview
inside an agency's text counts for itself, and two lifted sentences inside an own report do not.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from checker.lexicon import words as listed
from checker.records import Article, Claim, Provenance, Span, Way
from checker.verdicts.copies import Sentence, copies, sentences
from checker.verdicts.origin_rules import AgencyRule, CopyRule, OriginRule
from checker.verdicts.origins import copied, credited, newsroom, plain

_OUTLET = listed("bodies", "outlet")
_NAME = r"(?:[Tt]he\s+)?((?:[A-Z][\w’'&.-]*|of|and)(?:\s+(?:[A-Z][\w’'&.-]*|of|and|the))*)"
_TOLD = re.compile(
    rf"\b(?:told|tells|telling|interview (?:with|by)|interviewed by|speaking (?:to|with)|spoke (?:to|with))\s+{_NAME}"
    rf"|\b(?:first reported by|reported by|according to a report (?:in|by)|in a report (?:in|by)|in an interview with)"
    rf"\s+{_NAME}"
)
_REPORTED = re.compile(rf"{_NAME}\s+(?:first\s+)?reported\b")
_STATEMENT = re.compile(
    r"\b(?:in|from|by) an? (?:\w+ ){0,3}(?:statement|press release|news release|communiqué)\b|\bthe statement\b"
)
_POST = re.compile(r"\b(?:tweet(?:ed|s)?|on (?:Twitter|X|Facebook|Instagram|social media)|in an? (?:tweet|post))\b")


@dataclass(frozen=True, slots=True)
class Story:
    """What is known of the articles of a story before any claim is looked at; see :func:`story_of`."""

    articles: Mapping[str, Article]
    told: Mapping[str, tuple[Sentence, ...]]
    copied: Mapping[str, Mapping[Span, tuple[tuple[str, Span], ...]]]
    rooms: Mapping[str, frozenset[str]]
    agencies: Mapping[str, str]


def story_of(articles: Sequence[Article], rules: Iterable[OriginRule]) -> Story:
    """Sentences, copies, newsrooms and credits of *articles*: everything that does not depend on a claim."""
    rules = tuple(rules)
    told = {a.id: sentences(a) for a in articles}
    one_text = [r for r in rules if isinstance(r, CopyRule)]
    whole = frozenset(frozenset(pair) for rule in one_text for pair in copied(articles, rule))
    found: dict[str, dict[Span, set[tuple[str, Span]]]] = defaultdict(lambda: defaultdict(set))
    for copy in copies(told, one_text=whole):
        for here, there in ((copy.left, copy.right), (copy.right, copy.left)):
            found[here.article][here.span].add((there.article, there.span))
    agencies = {}
    for a in articles:
        names = [r.names[0] for r in rules if isinstance(r, AgencyRule) and credited(a, r.names)]
        if names:
            agencies[a.id] = names[0]
    by_room = [r for r in rules if not isinstance(r, AgencyRule)]
    return Story(
        {a.id: a for a in articles},
        told,
        {a: {span: tuple(sorted(others)) for span, others in each.items()} for a, each in found.items()},
        {a.id: frozenset(newsroom(a, by_room)) for a in articles},
        agencies,
    )


def provenance(claim: Claim, story: Story) -> Provenance:
    """How *claim* came into its article, told by its own sentences, then by the article's credit."""
    article = story.articles[claim.article]
    words = " ".join(s.span.text(article.text) for s in holding(claim, story.told[article.id]))
    copied_from = _copied_from(claim, story)
    outlet = _outlet_named(words, article)
    lenders = [story.agencies[a] for a in (article.id, *(other for other, _ in copied_from)) if a in story.agencies]
    who = claim.speaker.name if claim.speaker else ""
    if outlet:
        way: tuple[Way, str] = ("own" if plain(outlet) == plain(article.outlet) else "outlet", outlet)
    elif lenders:
        way = "agency", lenders[0]
    elif _STATEMENT.search(words):
        way = "statement", who
    elif _POST.search(words):
        way = "post", who
    else:
        way = ("unknown", "") if copied_from else ("own", article.outlet)
    return Provenance(*way, copied_from)


def origins_among(members: Sequence[Claim], story: Story) -> tuple[tuple[str, ...], ...]:
    """The ids of the articles of *members* as a partition: those of one inner tuple had the claim from one origin."""
    known = sorted(members, key=lambda c: (c.article, c.id))
    parent = {c.article: c.article for c in known}

    def find(i: str) -> str:
        while parent[i] != i:
            i = parent[i]
        return i

    first = {c.id: provenance(c, story) for c in known}
    for n, one in enumerate(known):
        for two in known[n + 1 :]:
            a, b = find(one.article), find(two.article)
            if a != b and _one_origin(one, two, first, story):
                parent[max(a, b)] = min(a, b)
    parts: dict[str, list[str]] = defaultdict(list)
    for article in parent:
        parts[find(article)].append(article)
    return tuple(sorted(tuple(sorted(p)) for p in parts.values()))


def _one_origin(one: Claim, two: Claim, first: Mapping[str, Provenance], story: Story) -> bool:
    if story.rooms[one.article] & story.rooms[two.article]:
        return True
    left, right = first[one.id], first[two.id]
    if _are_copies(left, two, story):
        return True
    if left.way == right.way and left.way in {"agency", "outlet"} and plain(left.name) == plain(right.name):
        return True
    for here, there in ((left, two), (right, one)):
        if here.way == "outlet" and plain(here.name) == plain(story.articles[there.article].outlet):
            return True
    return False


def holding(claim: Claim, told: Sequence[Sentence]) -> tuple[Sentence, ...]:
    """The sentences of its article in which the claim's source, cue and content stand."""
    spans = (*claim.attribution.source, *claim.attribution.cue, *claim.attribution.content)
    return tuple(s for s in told if any(s.span.overlaps(x) for x in spans))


def _copied_from(claim: Claim, story: Story) -> tuple[tuple[str, Span], ...]:
    """(article, its sentence) of every copy of a sentence that holds *claim*."""
    known = story.copied.get(claim.article, {})
    mine = holding(claim, story.told[claim.article]) if known else ()
    return tuple(sorted({other for s in mine for other in known.get(s.span, ())}))


def _are_copies(one: Provenance, two: Claim, story: Story) -> bool:
    """Whether a sentence that holds one claim is a copy of a sentence that holds the other."""
    theirs = {s.span for s in holding(two, story.told[two.article])}
    return any(article == two.article and span in theirs for article, span in one.shared)


def _outlet_named(words: str, article: Article) -> str | None:
    """The outlet to which the sentence says that it was told, or that reported it first; None where there is none."""
    for match in (*_TOLD.finditer(words), *_REPORTED.finditer(words)):
        name = next(g for g in match.groups() if g).strip(" .,’'")
        if _ends_like(article.outlet, name):
            return article.outlet
        if _sounds_like_an_outlet(name):
            return name
    return None


def _ends_like(outlet: str, name: str) -> bool:
    """Whether *name* is the outlet's, whole or by its last words: "the Herald" in the Valley Herald (valley-herald)."""
    whole, last = (re.findall(r"\w+", plain(n)) for n in (outlet, name))
    return bool(last) and whole[-len(last) :] == last


def _sounds_like_an_outlet(name: str) -> bool:
    told = name.casefold().split()
    return told[0] in _OUTLET or told[-1] in _OUTLET
