"""The verdict on one group: conflicting, corroborated or unique, and whose word it rests on.

Conflicting outranks corroborated. Corroborated needs claims from two independent origins that are surely one statement,
do not conflict and leave no difference open that may be a conflict. Two questions are kept apart: did they say it (one
speaker, several outlets), and is it so (several speakers).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Literal

from checker.records import Article, Claim, ClaimGroup, Evidence, Label, Place, Speaker, Verdict
from checker.verdicts.bearing import doubted
from checker.verdicts.voices import resolved, words

Speakers = Literal["one", "several", "unknown"]
NOT_BORNE_OUT = "not corroborated: in what differs the outlets do not bear each other out"
"""Why claims of several origins that stand together are not corroborated."""
MANY = "common"
"""The part of a link that is full where so many telling words are in common that it can be no accident."""
NOT_SURE = "not corroborated: alike, but too little to be sure that it is one statement"
"""Why claims that stand together by weak links only are not corroborated."""


def judge(
    group: ClaimGroup,
    claims: Mapping[str, Claim],
    articles: Mapping[str, Article],
    origins: Sequence[Sequence[str]],
    rules: object = None,
    evidence: Sequence[Evidence] = (),
    *,
    stated: Sequence[Claim] = (),
    sure: float = 0.0,
) -> Verdict:
    """The verdict on *group*, given the *evidence* on its pairs, the *origins* of all articles (a partition of their
    ids) and the narration that states the same (*stated*). ``rules`` are the origin rules; they are not read here.

    *sure* is the score of a link, 0 to 100, that makes two claims surely one statement."""
    members = [claims[i] for i in group.claims]
    held = _origins_of(members, origins)
    mouths = any(e.kind == "speaker" for e in evidence)
    speakers: Speakers = "unknown" if mouths else _speakers(_telling(members))
    label: Label = "unique"
    if any(e.relation == "conflicts" for e in evidence):
        label = "conflicting"
    elif not _loose(group, sure, doubted(evidence)) and _borne_out(group, claims, held, evidence):
        label = "corroborated"
    outlets = sorted({articles[c.article].outlet for c in members})
    own = tuple(sorted({articles[c.article].outlet for c in stated}))
    notes = _notes(label, members, outlets, held, speakers, claims) + _unnamed(members, articles)
    if label == "unique" and len(held) > 1:
        notes = (NOT_SURE if _loose(group, sure, frozenset()) else NOT_BORNE_OUT, *notes)
    places = tuple(
        Place(c.id, s, " ".join(s.text(articles[c.article].text).split()), articles[c.article].outlet)
        for c in sorted(stated, key=lambda c: (articles[c.article].outlet, c.article, c.id))
        for s in c.attribution.content[:1]
    )
    return Verdict(label, group, tuple(evidence), held, speakers, own, notes, stated=places)


def _loose(group: ClaimGroup, sure: float, apart: frozenset[frozenset[str]]) -> bool:
    """Whether one of the claims that have links has none that is *sure*, by its score or by many words in common, and
    is not one of those *apart* that do not bear each other out."""
    tied = {i for a in group.alignments for i in (a.left, a.right)}
    near = [a for a in group.alignments if frozenset((a.left, a.right)) not in apart]
    firm = [a for a in near if a.score >= sure or any(p.name == MANY and p.value >= 1 for p in a.parts)]
    return bool(tied - {i for a in firm for i in (a.left, a.right)})


def _borne_out(
    group: ClaimGroup, claims: Mapping[str, Claim], origins: Sequence[Sequence[str]], evidence: Sequence[Evidence]
) -> bool:
    """Whether claims of two origins hang together by pairs of which no difference is left open."""
    left_open = {frozenset((e.left.claim, e.right.claim)) for e in evidence if e.open}
    if len(origins) < 2 or not left_open:
        return len(origins) > 1
    home = {article: n for n, origin in enumerate(origins) for article in origin}
    near: dict[str, set[str]] = defaultdict(set)
    for link in group.alignments:
        if frozenset((link.left, link.right)) not in left_open:
            near[link.left].add(link.right)
            near[link.right].add(link.left)
    seen: set[str] = set()
    for start in sorted(near):
        found, waiting = set(), [start]
        while waiting:
            one = waiting.pop()
            if one not in seen:
                seen.add(one)
                found.add(home[claims[one].article])
                waiting += near[one]
        if len(found) > 1:
            return True
    return False


def _origins_of(members: Sequence[Claim], origins: Sequence[Sequence[str]]) -> tuple[tuple[str, ...], ...]:
    here = {c.article for c in members}
    found = {tuple(sorted(here & set(part))) for part in origins}
    lone = here - {i for part in origins for i in part}
    return tuple(sorted(part for part in (found | {(i,) for i in lone}) if part))


def _telling(members: Sequence[Claim]) -> list[Claim]:
    """*members* without those that only pass on what somebody who is known says, in another of them, in their words."""
    passed_on = {c.attribution.within for c in members if resolved(c.speaker)}
    return [c for c in members if c.id not in passed_on]


def _speakers(members: Sequence[Claim]) -> Speakers:
    ids = {c.speaker.id if c.speaker and resolved(c.speaker) else None for c in members}
    if len(ids - {None}) > 1:
        return "several"
    return "one" if None not in ids else "unknown"


def _notes(
    label: Label,
    members: Sequence[Claim],
    outlets: Sequence[str],
    origins: Sequence[Sequence[str]],
    speakers: Speakers,
    claims: Mapping[str, Claim],
) -> tuple[str, ...]:
    notes = []
    names = sorted({c.speaker.name for c in members if c.speaker})
    side = _side(members, claims) if len(outlets) > 1 and label != "conflicting" else ""
    if side:
        rest = "; what is corroborated is that it was said" if label == "corroborated" else ""
        notes.append(f"one side's word: every outlet has it from {side}{rest}")
    elif speakers == "one" and len(outlets) > 1 and label != "conflicting":
        notes.append(f"{names[0]} said it, according to {len(outlets)} outlets")
    if speakers == "several" and label == "corroborated" and not side:
        first = {s.name for c in _telling(members) for s in _heard(c, claims)[:1]}
        # a lone surname, or one of two joint speakers, is nobody else
        first = {n for n in first if not any(set(words(n)) < set(words(other)) for other in first)}
        if len(first) > 1:
            notes.append(f"{len(first)} speakers say the same: {', '.join(sorted(first))}")
    if len(outlets) > len(origins):
        notes.append(f"{len(outlets)} outlets, {len(origins)} origin{'s' if len(origins) > 1 else ''}")
    notes += _chain(members, claims)
    return tuple(notes)


def _unnamed(members: Sequence[Claim], articles: Mapping[str, Article]) -> tuple[str, ...]:
    """What a reader must know of unnamed sources where several outlets report: nothing tells whether they are one."""
    if len({articles[c.article].outlet for c in members}) < 2:
        return ()
    told: dict[str, set[str]] = defaultdict(set)
    inside = {c.id for c in members}
    for c in members:
        # whom another claim of the group quotes is not what it rests on
        if c.speaker is not None and _nobody_named(c.speaker) and c.attribution.within not in inside:
            told[articles[c.article].outlet].add(c.speaker.name)
    who = "; ".join(f"{', '.join(sorted(told[outlet]))} in {outlet}" for outlet in sorted(told))
    if not who:
        return ()
    if all(c.speaker is None or _nobody_named(c.speaker) for c in members):
        return (f"rests on unnamed sources only ({who}): never joined across outlets, they may be one or several",)
    return (f"unnamed sources ({who}) are never taken for a speaker of another outlet",)


def _nobody_named(speaker: Speaker) -> bool:
    """Whether no name is known of those who speak: of "NAME and a minister" one is named, of "a nurse and two doctors"
    nobody is."""
    return speaker.type == "unnamed" and not any(n != speaker.name and n in speaker.name for n in speaker.names)


def _chain(members: Sequence[Claim], claims: Mapping[str, Claim]) -> list[str]:
    """Who quotes whom, for claims that stand inside another's content."""
    found = set()
    for c in members:
        links = _up(c, claims)
        # who repeats himself inside his own words is one link of the chain
        names = [name for name, _ in groupby(x.speaker.name if x.speaker else "" for x in links)]
        if len(names) > 1 and all(names):
            found.add(", quoted by ".join(names))
    return sorted(found)


def _side(members: Sequence[Claim], claims: Mapping[str, Claim]) -> str | None:
    """The one speaker, or the one body, on whose word every claim of the group rests, or None.

    A claim rests on everybody through whom it comes: what the police say that a witness said rests on both.
    """
    chains = [_heard(c, claims) for c in _telling(members)]
    if not chains or not all(chains):
        return None  # "officials" of two outlets need not be the same officials
    for speaker in reversed(chains[0]):
        # who leads a body and is heard alone speaks for himself
        if speaker.body is None and all(any(s.id == speaker.id for s in chain) for chain in chains[1:]):
            return speaker.name
    for speaker in reversed(chains[0]):
        if all(any(_letters(s.side) == _letters(speaker.side) for s in chain) for chain in chains[1:]):
            return min(s.side for chain in chains for s in chain if _letters(s.side) == _letters(speaker.side))
    return None


def _heard(claim: Claim, claims: Mapping[str, Claim]) -> list[Speaker]:
    """Through whom a claim comes, from whom the words are outwards; nobody where it starts or ends with a speaker
    who may be anybody."""
    chain = [c.speaker for c in _up(claim, claims)]
    known = [s for s in chain if s is not None and (s.type != "unnamed" or s.body)]
    return known if known and chain[-1] is known[-1] else []


def _letters(name: str) -> str:
    """A name without what house styles differ in: "Janata Dal (Secular)" is "Janata Dal Secular"."""
    return "".join(c for c in name.casefold() if c.isalnum())


def _up(claim: Claim, claims: Mapping[str, Claim]) -> list[Claim]:
    """The claim, the claim whose content holds it, and so on outwards."""
    out = [claim]
    while (outer := claims.get(out[-1].attribution.within or "")) is not None and outer not in out:
        out.append(outer)
    return out
