"""From records to rows: one function for an article, one for a story. Both are pure, and both engines call them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from checker.corpus.schema import TABLES, UNDATED, Row
from checker.faults import fault
from checker.pipeline import ArticleClaims, check, with_speakers
from checker.records import Article, Claim, Problem, Story
from checker.render.json_ import article_value, claim_value, dump, evidence_value, group_value, outer_ids, problem_value
from checker.rulebook import Rulebook


def article_rows(part: ArticleClaims, book: Rulebook) -> Iterator[Row]:
    """What `checker extract` tells of an article: itself, its claims, speakers and problems."""
    article = part.article
    yield article_row(article)
    claims = with_speakers([part], book)
    outer = outer_ids(claims)
    for claim in claims:
        yield _claim(claim, article, outer, None)
    yield from _speakers(claims, day(article), article.id, None)
    yield from (problem_row(p, day(article), article=article.id) for p in part.problems)


def story_rows(story: Story, parts: Sequence[ArticleClaims], book: Rulebook, model: str) -> Iterator[Row]:
    """What `checker check` tells of a story: its claims, speakers, groups, evidence and problems.

    A fault of ours on one story is a problem of that story.
    """
    published = story_day([p.article for p in parts])
    try:
        report = check(parts, book, model=model)
    except Exception as error:  # the border around each story
        yield problem_row(fault(error), published, story=story.id)
        return
    articles, claims = {a.id: a for a in report.articles}, {c.id: c for c in report.claims}
    outer = outer_ids(report.claims)
    for claim in report.claims:
        yield _claim(claim, articles[claim.article], outer, story.id)
    yield from _speakers(report.claims, published, None, story.id)
    for verdict in report.verdicts:
        value = group_value(verdict, claims, articles)
        group = {**value, "origins": len(verdict.origins), "story": story.id, "json": dump(value)}
        yield "groups", published, _only("groups", group)
        for number, found in enumerate(verdict.evidence):
            value = evidence_value(found, claims, articles)
            ends = {f"{side}_{key}": value[side][key] for side in ("left", "right") for key in ("claim", "text")}
            told = {"group": verdict.group.id, "number": number, "story": story.id, "chance": None, "json": dump(value)}
            yield "evidence", published, _only("evidence", {**told, **value, **ends})
    known = {a.path: a.id for a in report.articles}
    for problem in report.problems:
        if problem not in book.problems:
            yield problem_row(problem, published, article=known.get(problem.path), story=story.id)


def article_row(article: Article) -> Row:
    """An article without its text."""
    return "articles", day(article), _only("articles", {**article_value(article), "line": article.line})


def story_row(story: Story, articles: Iterable[Article]) -> Row:
    """A story of these *articles*."""
    told = {"id": story.id, "title": story.title, "articles": list(story.articles)}
    return "stories", story_day(articles), told


def problem_row(problem: Problem, published: str, *, article: str | None = None, story: str | None = None) -> Row:
    """A problem of an article, a story or, without either, of the run."""
    return "problems", published, _only("problems", {**problem_value(problem), "article": article, "story": story})


def day(article: Article) -> str:
    """The partition of *article*."""
    return article.published.isoformat() if article.published else UNDATED


def story_day(articles: Iterable[Article]) -> str:
    """The partition of a story: the first day on which one of its *articles* was published."""
    return min((a.published.isoformat() for a in articles if a.published), default=UNDATED)


def _claim(claim: Claim, article: Article, outer: dict[str, str], story: str | None) -> Row:
    value = claim_value(claim, article, outer)
    speaker = claim.speaker
    own = {
        "outlet": article.outlet,
        "speaker": speaker and speaker.id,
        "speaker_name": speaker and speaker.name,
        "story": story,
        "json": dump(value),
    }
    return "claims", day(article), _only("claims", {**value, **own})


def _speakers(claims: Iterable[Claim], published: str, article: str | None, story: str | None) -> Iterator[Row]:
    known = {c.speaker.id: c.speaker for c in reversed(list(claims)) if c.speaker}
    for key in sorted(known):
        who = known[key]
        fields = {name: getattr(who, name) for name in ("id", "name", "type", "body", "leads", "external")}
        yield "speakers", published, {**fields, "article": article, "story": story, "names": list(who.names)}


def _only(table: str, value: dict[str, Any]) -> dict[str, Any]:
    return {name: value[name] for name in TABLES[table].names}
