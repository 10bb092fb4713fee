"""Whatever is read: no crash, no dependence on the order of the articles, no more time than the length of the text."""

from __future__ import annotations

import datetime as dt
from functools import cache

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.records import Article, Attribution, Span
from checker.speakers.across import Story, resolve
from checker.speakers.listing import proposal
from checker.speakers.local import people_of
from checker.speakers.people import ArticlePeople, Entity, Resolution
from checker.speakers.rules import Alias, Office
from tests.growth import growth, is_linear
from tests.speakers.marked import people

PEOPLE = (
    "Ana Velde",
    "A. Velde",
    "Anna Veldee",
    "Velde",
    "Tom Birk",
    "Thomas Birk Jr.",
    "Birk",
    "J. Birk",
    "Jane Birk",
    "R.K. Anandaswamy",
    "Anandaswami",
    "Ana Birk",
    "Oleksandr Hrytsak",
    "Alexander Gritsak",
    "Zhao Jianguo",
    "Zhao Jian Guo",
    "K. V. Nayak",
    "Veerabhadra Nayak",
    "Halima Abdi Noor",
    "Halima Abdi",
    "CS Nayak",
)
BODIES = (
    "Harbour Workers Union",
    "HWU",
    "Norwell Council",
    "Council",
    "the Harbour Workers Union",
    "Varnholt Pumps AG",
    "Varnholt Pumps",
)
HANDLES = ("@av", "@tombirk", "@AnaVelde", "@HonTomBirk", "@janebirk")
OFFICES = ("mayor", "former mayor", "senator from Ashby", "HWU spokesman", "mayor of Norwell", "Cabinet Secretary")
DAYS = (None, dt.date(2021, 5, 1), dt.date(2024, 5, 1))
ALIASES = (
    Alias(
        id="ana-velde",
        why="An office that changed hands.",
        name="Ana Velde",
        names=("Anna Veldee",),
        handles=("@av",),
        never=("Ana Birk",),
        offices=(Office(title="mayor of Norwell", since=dt.date(2019, 1, 1), to=dt.date(2022, 12, 31)),),
    ),
    Alias(
        id="tom-birk",
        why="Took over the office.",
        name="Tom Birk",
        offices=(Office(title="mayor of Norwell", since=dt.date(2023, 1, 1)),),
    ),
)


@st.composite
def entities(draw, key, ruled=False):
    kind = draw(st.sampled_from(["person", "person", "body", "unnamed", "document"]))
    given_name = kind in ("person", "body")
    pool = PEOPLE if kind == "person" else BODIES
    fewest = draw(st.integers(0, 1)) if kind == "person" else 1  # nobody's name but a handle
    printed = draw(st.lists(st.sampled_from(pool), min_size=fewest, max_size=2, unique=True)) if given_name else []
    handles = draw(st.lists(st.sampled_from(HANDLES), min_size=not printed, max_size=1)) if given_name else []
    words = draw(st.sampled_from(["officials", "the report", "a mayor", "Velde"])) if not given_name else ""
    names = {a.name: a.id for a in ALIASES} | {n: a.id for a in ALIASES for n in (*a.names, *a.handles)}
    return Entity(
        key,
        words or (printed or handles)[0],
        kind,
        given_name,
        tuple((n, draw(st.integers(1, 3))) for n in sorted(printed)),
        tuple(draw(st.lists(st.sampled_from(OFFICES), max_size=1))),
        tuple(handles),
        draw(st.sampled_from(["", "f", "m"])) if kind == "person" else "",
        alias=next((names[n] for n in (*printed, *handles) if n in names), None) if ruled else None,
    )


@st.composite
def stories(draw, ruled=False):
    story = []
    for name in "abcd"[: draw(st.integers(1, 4))]:
        known = [draw(entities(f"e{i}", ruled)) for i in range(draw(st.integers(1, 5)))]
        resolutions = tuple(
            Resolution(
                f"{name}{i}",
                tuple(draw(st.lists(st.sampled_from([e.key for e in known]), min_size=1, max_size=2, unique=True))),
                "name",
                "words",
            )
            for i in range(draw(st.integers(0, 4)))
        )
        story.append(ArticlePeople(name, name, draw(st.sampled_from(DAYS)), tuple(known), resolutions))
    return story


@pytest.mark.parametrize("rules", [(), ALIASES], ids=["without-aliases", "with-aliases"])
@given(data=st.data())
@settings(max_examples=80)
def test_the_order_of_the_articles_changes_nothing(rules, data):
    """Names in all spellings, initials, handles, offices, also dated ones: who speaks and what is proposed stay."""
    story = data.draw(stories(ruled=bool(rules)))
    shuffled = data.draw(st.permutations(story))
    assert resolve(shuffled, rules[::-1]) == resolve(story, rules)
    assert proposal(Story(shuffled, rules)) == proposal(Story(story, rules))


SPELLINGS = st.lists(st.sampled_from(PEOPLE), min_size=2, max_size=6, unique=True)


@given(SPELLINGS, st.data())
@settings(max_examples=80)
def test_the_order_of_spellings_changes_nothing(names, data):
    """One article for each spelling: the same groups of spellings come out, whatever article is called what."""

    def groups(order):
        story = [
            ArticlePeople(
                key,
                key,
                None,
                (Entity("e0", name, "person", True, ((name, 1),)),),
                (Resolution(key, ("e0",), "name", name),),
            )
            for key, name in zip("abcdef", order, strict=False)
        ]
        speakers = resolve(story)
        return {
            frozenset(n for k, n in zip("abcdef", order, strict=False) if speakers[k].id == s.id)
            for s in speakers.values()
        }

    assert groups(data.draw(st.permutations(names))) == groups(names)


@given(stories())
@settings(max_examples=40)
def test_two_entities_of_one_article_stay_two(story):
    speakers = resolve(story)
    for one in story:
        named = {r.entities[0]: speakers[r.attribution].id for r in one.resolutions if len(r.entities) == 1}
        apart = {
            k: named[k]
            for e in one.entities
            if (k := e.key) in named and e.type in ("person", "body") and not e.handles
        }
        assert len(set(apart.values())) == len(apart)


@given(stories())
@settings(max_examples=40)
def test_unnamed_sources_keep_to_their_article(story):
    by_id: dict[str, set[str]] = {}
    speakers = resolve(story)
    for one in story:
        for resolution in one.resolutions:
            if all(e.type == "unnamed" and not e.offices for e in one.entities if e.key in resolution.entities):
                by_id.setdefault(speakers[resolution.attribution].id, set()).add(one.article)
    assert all(len(articles) == 1 for articles in by_id.values())


@cache
def plain():
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    nlp.max_length = 10_000_000
    return nlp


WORDS = st.sampled_from(
    [
        "Ana",
        "Velde",
        "Mr.",
        "said",
        "the",
        "mayor",
        ",",
        ".",
        "(",
        ")",
        '"',
        "@av",
        "HWU",
        "of",
        "and",
        "he",
        "I",
        "who",
        "-",
        "\n\n",
        "'s",
        "King",
        "former",
        "Al",
        "al",
        "U.N.",
        "\u202e",
        "𝔸",
    ]
)


@given(st.one_of(st.text(max_size=80), st.lists(WORDS, max_size=30).map(" ".join)), st.data())
@settings(max_examples=60)
def test_no_text_breaks_reading(text, data):
    nlp = plain()
    place = st.integers(0, len(text))
    spans = [Span(*sorted((data.draw(place), data.draw(place)))) for _ in range(3)]
    article = Article("a", "A", text, Span(0, len(text)), "")
    attribution = Attribution("a1", (spans[0],), (spans[1],), (spans[2],), "direct")
    found = people_of(nlp(text), article, (attribution,), ())
    assert [r.attribution for r in found.resolutions] == ["a1"]
    resolve([found])


@pytest.mark.model
@given(st.lists(WORDS, max_size=30).map(" ".join))
@settings(max_examples=30)
def test_no_parse_breaks_reading(nlp, words):
    people(nlp, f"<1:{words.replace('<', '').replace('>', '')}> said {{1:it was over}}.")


def test_time_grows_with_the_text():
    nlp = plain()

    def read(count: int):
        text = " ".join(
            f"Ana{'bcdefghij'[i % 9] * (i % 7)} Velde{i % 50} and @h{i} said Mr. King{i} spoke.\n" for i in range(count)
        )
        return nlp(text), Article("a", "A", text, Span(0, len(text)), "")

    assert is_linear(growth(lambda given: people_of(*given, (), ()), read, 100))
