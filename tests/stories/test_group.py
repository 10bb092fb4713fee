"""A pile becomes stories: whole alone, apart together, whatever the order."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import pytest

from checker.articles import read
from checker.records import Article
from checker.stories.group import stories_of
from checker.stories.pairs import CROWD, NEIGHBOURS, TELLING, met
from checker.stories.words import terms_of, vectors
from tests.stories.made import EVENTS, pile

SEEDS = Path(__file__).resolve().parents[2] / "seeds"


def _events(articles: list[Article]) -> set[frozenset[str]]:
    return {frozenset(story.articles) for story in stories_of(articles)}


def test_each_event_is_a_story() -> None:
    assert _events(pile()) == {frozenset(f"{event}-{n}" for n in range(3)) for event in EVENTS}
    assert [s.title for s in stories_of(pile("pier"))] == ["Lindmere pier shut after beam cracks"]


@pytest.mark.parametrize("event", EVENTS)
def test_a_story_given_alone_stays_whole(event: str) -> None:
    assert len(stories_of(pile(event))) == 1
    assert len(stories_of(pile(event, day=None))) == 1


@pytest.mark.parametrize("folder", sorted(p.name for p in SEEDS.iterdir() if p.is_dir()) if SEEDS.is_dir() else [])
def test_so_do_the_sample_stories(folder: str) -> None:
    assert len(stories_of(a for a in read([str(SEEDS / folder)]) if isinstance(a, Article))) == 1


def test_neither_order_nor_path_matters() -> None:
    articles = pile()
    first = stories_of(articles)
    for seed in range(5):
        mixed = [replace(a, path=f"{seed}/{a.id}") for a in articles]
        random.Random(seed).shuffle(mixed)
        assert stories_of(mixed) == first


def test_nothing_and_next_to_nothing() -> None:
    assert stories_of([]) == ()
    blank = replace(pile("pier")[0], text="", title=None)
    assert [s.articles for s in stories_of([blank])] == [(blank.id,)]
    assert len(stories_of([blank, replace(blank, id="other", text="…")])) == 2


def test_the_pairs_that_meet_grow_with_the_pile_and_not_with_its_square() -> None:
    def many(size: int) -> int:
        words = [f"{a}{b}{c}" for a in "klmnprst" for b in "aeiou" for c in "gdvzx"]
        rng = random.Random(3)
        out = []
        for number in range(size):
            event = random.Random(number // 3)
            names = " ".join(event.choice(words).title() + event.choice(words) for _ in range(6))
            text = f"On Monday the council heard {names} and {' '.join(rng.choices(words, k=30))}."
            out.append(replace(pile("pier")[0], id=f"{number:05}", text=text, title=None))
        known = vectors([terms_of(a) for a in out], TELLING)
        return sum(1 for _ in met(known))

    few, more = many(300), many(1200)
    assert more <= 4.5 * few
    assert more <= 1200 * NEIGHBOURS
    assert CROWD < 300
