"""The whole flow: articles -> claims -> speakers -> groups -> verdicts -> report.

:func:`read_claims` is a map over articles (one article in, plain records out), so it can run in several processes
(:mod:`checker.runtime.workers`); :func:`check` joins what it gives. Neither depends on the order of the articles.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from checker.alignment.comparable import comparable, doubtful
from checker.alignment.group import Aligned, align
from checker.choices import Options, Watch, unwatched
from checker.facts.extract import facts_of
from checker.lexicon import words
from checker.records import Article, Attribution, Claim, Evidence, Problem, Report, Span, Speaker, Verdict
from checker.rulebook import Rulebook
from checker.speakers.across import resolve
from checker.speakers.local import ArticlePeople, people_of
from checker.stories.group import order
from checker.verdicts.bearing import doubts
from checker.verdicts.conflicts import conflicts
from checker.verdicts.homes import at_home
from checker.verdicts.judge import judge as verdict_on
from checker.verdicts.occasions import occasion_of, other_occasion
from checker.verdicts.opposed import both_state, parted
from checker.verdicts.origins import origins_of
from checker.verdicts.provenance import origins_among, provenance, story_of
from checker.verdicts.unmet import unmet
from checker.verdicts.voices import Voices

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token

    from checker.attribution.engine import Engine
    from checker.learned import Judging

PASSED_ON = re.compile(
    r"\b(?:was|were|(?:has|have|had) been) told\b"
    r"|\b(?:court|jury|jurors|inquest|inquiry|hearing|tribunal) (?:has |had )?heard\b"
)
"""How a sentence passes on what somebody said without saying who."""
STATING = words("verbs", "dates-statement")
"""Verbs with which somebody states something, by lemma."""
ENGINE_RULES = re.compile(r"\bengine rules\b")
"""What tells of a run without learned models in the name of its models."""


@dataclass(frozen=True, slots=True)
class Tools:
    """What is loaded once and used for every article."""

    nlp: Language
    engine: Engine
    rulebook: Rulebook
    model: str


@dataclass(frozen=True, slots=True)
class ArticleClaims:
    """One article's claims before their speakers are known across the story, and its unattributed sentences."""

    article: Article
    claims: tuple[Claim, ...]
    people: ArticlePeople
    narration: tuple[Claim, ...] = ()
    problems: tuple[Problem, ...] = ()


def load_tools(options: Options, rulebook: Rulebook) -> Tools:
    """Load the spaCy model and the engine. Raises :class:`CheckerError` where a model is not installed or damaged."""
    from concurrent.futures import ThreadPoolExecutor

    from checker.attribution.engine import Engine, load_tagger
    from checker.language import describe, load

    with ThreadPoolExecutor(
        1
    ) as beside:  # reading, hashing and preparing the tagger's network leave Python's lock alone
        tagger = beside.submit(load_tagger) if options.engine == "hybrid" else None
        nlp = load(options.model)
        found = tagger.result() if tagger else None
    engine = Engine(nlp, rulebook.cues, engine=options.engine, attitudes=options.attitudes, tagger=found)
    return Tools(nlp, engine, rulebook, f"{describe(nlp)}; engine {engine.describe()}")


def read_claims(article: Article, tools: Tools, *, narration: bool = False) -> ArticleClaims:
    """What *article* reports: parse once, then attributions, facts and who is who within the article."""
    doc = tools.engine.parse(article)
    attributions, problems = tools.engine.attributions(doc, article)
    claims = tuple(_claim(doc, article, a) for a in attributions)
    people = people_of(doc, article, attributions, tools.rulebook.aliases)
    told = tuple(_narrated(doc, article, attributions)) if narration else ()
    if not claims:
        problems = (*problems, Problem("W301", "warning", "no attributed claim was found", article.path))
    return ArticleClaims(article, claims, people, told, problems)


def _claim(doc: Doc, article: Article, attribution: Attribution) -> Claim:
    text = " … ".join(" ".join(s.text(article.text).split()) for s in attribution.content)
    facts = facts_of(doc, attribution.content, published=article.published)
    return Claim(attribution.id, article.id, text, attribution, None, facts)


def _narrated(doc: Doc, article: Article, attributions: Sequence[Attribution]) -> Iterator[Claim]:
    """Sentences of the body that no attribution touches, as claims of kind narration without a speaker.

    What "a court heard" or somebody "was told" is not the outlet's own word either.
    """
    taken = sorted((s for a in attributions for s in (*a.source, *a.cue, *a.content)), key=lambda s: s.start)
    at = 0
    for sentence in doc.sents:
        span = Span(sentence.start_char, sentence.end_char)
        while at < len(taken) and taken[at].end <= span.start:
            at += 1
        words = span.text(article.text).split()
        if len(words) < 4 or not article.body.covers(span) or any(s.overlaps(span) for s in taken[at : at + 8]):
            continue
        if PASSED_ON.search(span.text(article.text)) or any(_is_said(t) for t in sentence):
            continue
        key = hashlib.sha256(f"{article.id}\0narration\0{span.start}\0{span.end}".encode()).hexdigest()[:12]
        told = Attribution(key, (), (), (span,), "narration")
        facts = facts_of(doc, (span,), published=article.published)
        yield Claim(key, article.id, " ".join(words), told, None, facts)


def _is_said(token: Token) -> bool:
    """Whether a token is a verb of stating with somebody who states: what it says may be attributed, seen or not."""
    return (
        token.lemma_ in STATING
        and token.tag_ in {"VBD", "VBZ", "VBP", "VBN"}
        and (token.dep_ == "ROOT" or any(c.dep_ in {"nsubj", "agent"} for c in token.children))
    )


def with_speakers(parts: Sequence[ArticleClaims], rulebook: Rulebook) -> tuple[Claim, ...]:
    """The claims of all *parts* with their speakers, resolved across them."""
    speakers: dict[str, Speaker] = resolve([p.people for p in parts], rulebook.aliases)
    return tuple(replace(c, speaker=speakers.get(c.attribution.id)) for p in parts for c in p.claims)


def check(
    parts: Iterable[ArticleClaims],
    book: Rulebook,
    *,
    model: str = "",
    problems: Sequence[Problem] = (),
    watch: Watch = unwatched,
) -> Report:
    """Compare what the articles report: everything between reading them and rendering the report.

    *parts* is what :func:`read_claims` gave for each article, narration included, in any order; *model* names the
    models for the report; *problems* are those met before; *watch* is told how many groups have been compared.
    """
    known = sorted(parts, key=lambda p: order(p.article))
    articles = [p.article for p in known]
    narration = tuple(c for p in known for c in p.narration)
    said = with_speakers(known, book)
    claims = comparable(said, {a.id: a.text for a in articles})
    judge = learned_judge(model)
    aligned = align(
        claims,
        articles,
        book.thresholds,
        narration=narration,
        doubtful=doubtful(said, claims, book.thresholds.doubtful),
        apart=partial(_apart, {a.id: a for a in articles}, book, judge),
        day=said_on(articles),
        judge=judge,
    )
    origins = origins_of(articles, book.origins)
    found = {*problems, *book.problems, *(q for p in known for q in p.problems)}
    return Report(
        articles=tuple(articles),
        claims=aligned.claims,
        verdicts=tuple(_verdicts(aligned, articles, book, watch, judge)),
        problems=tuple(sorted(found, key=lambda p: (p.path or "", p.line, p.column, p.code, p.message))),
        rules=book.digest,
        model=model,
        origins=origins,
        stats=(("candidates", aligned.candidates), ("claims", len(aligned.claims))),
        parted=aligned.parted,
    )


def learned_judge(model: str) -> Judging | None:
    """The learned judge, which is loaded when first asked; None where *model* tells of ``--engine rules``."""
    if ENGINE_RULES.search(model):
        return None
    from checker.learned import opinion

    return opinion


def _odds(judge: Judging | None, left: Claim, right: Claim) -> Callable[[], float] | None:
    return None if judge is None else lambda: judge(left.text, right.text).odds


def _apart(
    articles: Mapping[str, Article], book: Rulebook, judge: Judging | None, one: Claim, other: Claim
) -> str | None:
    """Why two claims that are alike are kept apart. What a rule calls a conflict stays together, to be shown, unless
    the two were said on two occasions: then no outlet errs."""
    occasions = other_occasion(one, other, articles[one.article], articles[other.article])
    if occasions is not None:
        return occasions
    why = parted(one, other)
    if why and both_state(one, other):
        told = conflicts(one, other, book.conflicts, judge=_odds(judge, one, other))
        if any(e.relation == "conflicts" for e in told):
            return None
    return why


def said_on(articles: Iterable[Article]) -> Callable[[Claim], int | None]:
    """Asks of a claim of *articles* on which weekday, 0 to 6, it was said; None where its sentence does not tell."""
    known = {a.id: a for a in articles}
    return lambda claim: occasion_of(claim, known[claim.article]).day


def _verdicts(
    aligned: Aligned, articles: Sequence[Article], book: Rulebook, watch: Watch, judge: Judging | None
) -> Iterator[Verdict]:
    """The verdict on every group, with the evidence of the pairs that tie it together."""
    by_id, article_of = {c.id: c for c in aligned.claims}, {a.id: a for a in articles}
    voices, story = Voices(aligned.claims), story_of(articles, book.origins)
    found: list[list[Evidence]] = []
    for group in aligned.groups:
        evidence: list[Evidence] = []
        members = [by_id[i] for i in group.claims]
        for link in group.alignments:
            left, right = by_id[link.left], by_id[link.right]
            first, second = article_of[left.article], article_of[right.article]
            heard = voices.others(left, members), voices.others(right, members)
            odds = _odds(judge, left, right)
            told = conflicts(
                left, right, book.conflicts, left_article=first, right_article=second, heard=heard, judge=odds
            )
            texts = first.text, second.text
            evidence += voices.questioned(told, left, right, texts)
            if not any(e.relation == "conflicts" for e in told):
                evidence += unmet(left, right, texts)
        found.append(evidence)
        watch(len(found), len(aligned.groups), "claims")
    found = at_home([g.claims for g in aligned.groups], found, by_id)
    for group, evidence in zip(aligned.groups, found, strict=True):
        stated = aligned.stated.get(group.id, ())
        members = [by_id[i] for i in group.claims]
        held = origins_among(members, story)
        sure = book.thresholds.sure
        judged = partial(verdict_on, group, by_id, article_of, held, book.origins, stated=stated, sure=sure)
        verdict = judged(evidence)
        if verdict.label == "corroborated" and judge is not None and book.thresholds.bear:
            bars = {"bear": book.thresholds.bear, "beyond": book.thresholds.beyond}
            doubted = tuple(doubts(group.alignments, by_id, article_of, evidence, judge, **bars))
            verdict = judged([*evidence, *doubted]) if doubted else verdict
        yield replace(verdict, came=tuple((c.id, provenance(c, story)) for c in members))
