"""Groups: claims of different articles that report the same statement.

From claims to groups: long quotations are taken apart, copies inside one article are one utterance, candidate pairs are
scored, good links become sets (:mod:`checker.alignment.cluster`), and narration that states the same is found in a
second pass. Ties are broken by ids, which are hashes of content, so the order of the articles never matters.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from rapidfuzz.distance import LCSseq

from checker.alignment.blocking import candidates
from checker.alignment.cluster import Pair, cluster
from checker.alignment.gate import passing
from checker.alignment.heard import Hearing, hearing
from checker.alignment.narrated import narrated
from checker.alignment.nested import outdone
from checker.alignment.profiles import Profile, profile, story_of
from checker.alignment.rules import Thresholds
from checker.alignment.score import HARDLY, NOTHING, aligned, score_from
from checker.alignment.statements import cut, rejoined
from checker.learned import Judging
from checker.records import Alignment, Article, Claim, ClaimGroup

FULL = "alike enough by themselves, but the claims that each stands with are not: no one link joins two topics"
"""Why two claims with a link may stand in no group together."""
FEW = 20
"""Utterances of one article that share a run of words and are compared as possible copies."""


@dataclass(frozen=True, slots=True)
class Aligned:
    """What alignment gives: the claims (with their copies), the groups, and how many pairs were looked at.

    ``stated`` maps a group's id to the narration claims that state the same as the outlet's own words. ``parted`` are
    the pairs of claims with a score that is enough for a link and a reason against it, sorted by ids.
    """

    claims: tuple[Claim, ...]
    groups: tuple[ClaimGroup, ...]
    candidates: int = 0
    stated: Mapping[str, tuple[Claim, ...]] = field(default_factory=dict)
    parted: tuple[Alignment, ...] = ()


def align(
    claims: Sequence[Claim],
    articles: Sequence[Article],
    thresholds: Thresholds,
    *,
    narration: Sequence[Claim] = (),
    doubtful: Sequence[Claim] = (),
    apart: Callable[[Claim, Claim], str | None] | None = None,
    day: Callable[[Claim], int | None] = lambda claim: None,
    judge: Judging | None = None,
) -> Aligned:
    """Group *claims* of *articles*; every claim stands in at least one group, alone where nobody else reports it.

    *doubtful* claims count only where a claim of another article has a link to them and their speaker a name. *apart*
    tells of two claims with a link why they are two statements all the same, in words; None where they are not. *day*
    tells on which weekday, 0 to 6, a claim was said, as far as its article does. *judge* is asked about pairs near a
    link.
    """
    texts = {a.id: a.text for a in articles}
    known = sorted((c for c in (*claims, *doubtful) if c.article in texts), key=lambda c: c.id)
    claims, first = _taken_apart(known, texts, thresholds, frozenset(c.id for c in doubtful), day)
    story = story_of(claims, day)
    profiles = {c.id: profile(c, story) for c in claims}
    same = copies([profiles[c.id] for c in claims], claims, thresholds)
    claims = [replace(c, copies=tuple(i for i in same[c.id] if i != c.id)) for c in claims]
    heads = [c.id for c in claims if same[c.id][0] == c.id]
    heard = hearing(claims, thresholds, judge)
    links, parted, looked_at, short = _links([profiles[h] for h in heads], thresholds, heard)
    if apart is not None:
        of = {c.id: c for c in claims}
        parted += _told_apart(links, lambda one, other: apart(of[one], of[other]))
    parted += outdone(claims, links)
    kept_apart = {(p.left, p.right) for p in parted}
    clusters = cluster({h: profiles[h] for h in heads}, links, thresholds, kept_apart, short)
    groups = [_group(members, links, same) for members in clusters]
    groups.sort(key=lambda g: g.claims)
    parted += _left_apart(links, groups)
    stated, more = narrated(groups, claims, profiles, {c: profile(c, story) for c in narration}, thresholds)
    parted.sort(key=lambda p: (p.left, p.right))
    return Aligned(tuple(claims), tuple(groups), first + looked_at + more, stated, tuple(parted))


def _taken_apart(
    claims: Sequence[Claim],
    texts: Mapping[str, str],
    thresholds: Thresholds,
    doubtful: frozenset[str],
    day: Callable[[Claim], int | None],
) -> tuple[list[Claim], int]:
    """*claims*, long contents taken apart where their parts have different counterparts, without the *doubtful* ones
    that nobody bears out; and how many pairs were looked at."""
    cuts = [cut(c, texts[c.article]) for c in claims]
    parts = [p for c in cuts for p in c.parts]
    if len(parts) == len(claims) and not doubtful:
        return list(claims), 0
    whole = {p.id: c.whole.id for c in cuts for p in c.parts}
    story = story_of([p for p in parts if whole[p.id] not in doubtful], day)
    links, _, looked_at, _ = _links([profile(p, story) for p in parts], thresholds)
    # who says it in doubt must at least be known by name
    spoken = {c.id for c in claims if c.speaker is not None and c.speaker.type != "unnamed"}
    kept = ({c.id for c in claims} - doubtful) | ({whole[i] for pair in links for i in pair} & spoken)
    linked: dict[str, set[str]] = defaultdict(set)
    for left, right in links:
        if whole[left] in kept and whole[right] in kept:
            linked[left].add(right)
            linked[right].add(left)
    final = rejoined(
        [c for c in cuts if c.whole.id in kept],
        {i: frozenset(others) for i, others in linked.items()},
        texts,
        thresholds.together,
    )
    return sorted(final, key=lambda c: c.id), looked_at


def copies(profiles: Sequence[Profile], claims: Sequence[Claim], thresholds: Thresholds) -> dict[str, tuple[str, ...]]:
    """For every claim the ids of its copies inside its article, itself among them, the first in the text first."""
    of = {c.id: c for c in claims}
    at = {c.id: (c.attribution.content[0].start if c.attribution.content else 0, c.id) for c in claims}
    by_article: dict[str, list[Profile]] = defaultdict(list)
    for p in sorted(profiles, key=lambda p: at[p.id]):
        by_article[p.article].append(p)
    out: dict[str, tuple[str, ...]] = {}
    for members in by_article.values():
        classes: list[list[Profile]] = []
        holders: dict[tuple[str, ...], list[int]] = defaultdict(list)
        for p in members:
            # a copy shares runs of words with the first print; a run that many share is looked up in the first few only
            near = sorted({n for run in p.shingles for n in holders[run][:FEW]})
            home = next(
                (
                    classes[n]
                    for n in near
                    if not _overlap(of[classes[n][0].id], of[p.id])
                    and _is_copy(classes[n][0], p, thresholds.copy_share)
                ),
                None,
            )
            if home is None:
                for run in p.shingles:
                    holders[run].append(len(classes))
                classes.append([p])
            else:
                home.append(p)
        out.update({p.id: tuple(q.id for q in c) for c in classes for p in c})
    return out


def _overlap(left: Claim, right: Claim) -> bool:
    """Whether one claim stands inside the other's words: then it is not said twice."""
    return any(a.overlaps(b) for a in left.attribution.content for b in right.attribution.content)


def _is_copy(left: Profile, right: Profile, share: float) -> bool:
    """The same utterance twice in one article: a quotation and its embedded tweet, a headline's copy."""
    small, large = sorted((len(left.words), len(right.words)))
    if small < 5 or large > 3 * small or (left.speaker and right.speaker and left.speaker != right.speaker):
        return False
    return bool(LCSseq.similarity(left.words, right.words) >= share * small)


def _links(
    profiles: Sequence[Profile], thresholds: Thresholds, heard: Hearing | None = None
) -> tuple[dict[Pair, Alignment], list[Alignment], int, dict[Pair, float]]:
    """The alignments that count, by pair of ids; those that a veto stands against; the number of candidate pairs; and
    the scores of pairs that the judge made too low for a link."""
    links, vetoed, short = {}, [], {}
    pairs = candidates(profiles, thresholds.too_common)
    least = heard.least if heard else thresholds.link
    scored = (
        score_from(profiles[i], profiles[j], thresholds.weights, least)
        for i, j in passing(profiles, pairs, thresholds.weights, least)
    )
    enough = [a for a in scored if a is not None and a.score >= least]
    for found in heard.heard(enough) if heard else enough:
        if found.score < thresholds.link:
            short[found.left, found.right] = found.score
        elif aligned(found, thresholds.link):
            links[found.left, found.right] = found
        elif not {NOTHING, HARDLY} & {*found.vetoes}:
            vetoed.append(found)
    return links, vetoed, len(pairs), short


def _told_apart(links: dict[Pair, Alignment], apart: Callable[[str, str], str | None]) -> list[Alignment]:
    """Takes out of *links* those of claims that *apart* gives a reason to part, and gives them with that reason."""
    reasons = {pair: why for pair in links if (why := apart(*pair))}
    return [replace(links.pop(pair), vetoes=(why,)) for pair, why in reasons.items()]


def _left_apart(links: Mapping[Pair, Alignment], groups: Sequence[ClaimGroup]) -> list[Alignment]:
    """The *links* between claims that stand in no group together, with the reason."""
    together = {(a.left, a.right) for g in groups for a in g.alignments}
    return [replace(link, vetoes=(FULL,)) for pair, link in links.items() if pair not in together]


def _group(members: Sequence[str], links: Mapping[Pair, Alignment], same: Mapping[str, tuple[str, ...]]) -> ClaimGroup:
    every = tuple(sorted({c for m in members for c in same[m]}))
    held = tuple(links[a, b] for n, a in enumerate(members) for b in members[n + 1 :] if (a, b) in links)
    key = hashlib.sha256("\0".join(every).encode()).hexdigest()[:12]
    return ClaimGroup(key, every, held)
