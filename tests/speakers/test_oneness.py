"""Two speakers of two articles whom no names join: what holds of them, and whether they are one."""

from __future__ import annotations

import pytest

from checker.speakers.across import resolve
from checker.speakers.cluster import Cluster
from checker.speakers.oneness import LIKELY, Crowd, chance, known_words, same_words, weights
from checker.speakers.people import ArticlePeople, Entity, Resolution

LONG = "the harbour wall will be raised by two metres"
OTHER = "nobody had asked the islanders about the ferry"


def article(name: str, *speakers: tuple[Entity, str]) -> ArticlePeople:
    said = [Resolution(f"{name}{e.key}", (e.key,), "role", e.name, said=known_words([text])) for e, text in speakers]
    return ArticlePeople(name, name, None, tuple(e for e, _ in speakers), tuple(said))


def one(left: Entity, right: Entity, words: str = LONG, others: str = LONG) -> bool:
    people = [article("a", (left, words)), article("b", (right, others))]
    clusters = [Cluster([((p.article, e.key), e)], {}) for p in people for e in p.entities]
    return any(chance(held, weights()) >= LIKELY for _, _, held in Crowd(clusters, people).pairs())


def body(name: str, *, given: bool = False) -> Entity:
    return Entity("e0", name, "body", given, ((name, 1),) if given else ())


def unnamed(name: str) -> Entity:
    return Entity("e0", name, "unnamed", given=False)


def document(name: str) -> Entity:
    return Entity("e0", name, "document", given=False)


def person(name: str) -> Entity:
    return Entity("e0", name, "person", given=True, names=((name, 1),))


ONE = {
    "equal bodies": (body("harbour board"), body("harbour board")),
    "a body and its fuller words": (body("administration"), body("Quill administration")),
    "a named body and its noun": (body("police"), body("Tarnwick Police", given=True)),
    "officials of one statement": (unnamed("officials"), unnamed("senior officials")),
    "a document": (document("letter"), document("union's letter")),
    "a familiar form of a first name": (person("Bibi Halevi"), person("Benjamin Halevi")),
}
TWO = {
    "somebody": (unnamed("resident"), unnamed("resident from Low Tarn")),
    "documents of two bodies": (document("council's report"), document("union's report")),
    "a document and people": (document("memo from the chair"), unnamed("chairs of the board")),
    "two people": (person("Ana Halevi"), person("Rosa Quill")),
    "a person and a body": (person("Ana Halevi"), body("Halevi Group", given=True)),
}


@pytest.mark.parametrize(("left", "right"), ONE.values(), ids=ONE)
def test_one(left: Entity, right: Entity) -> None:
    assert one(left, right)


@pytest.mark.parametrize(("left", "right"), TWO.values(), ids=TWO)
def test_two(left: Entity, right: Entity) -> None:
    words = LONG if left.given and right.given else "the harbour wall was raised"
    assert not one(left, right, words, words)


def test_people_of_no_name_and_other_words_are_two() -> None:
    assert not one(unnamed("officials"), unnamed("officials"), LONG, OTHER)
    assert not one(person("Bibi Halevi"), person("Benjamin Halevi"), LONG, OTHER)


def test_the_same_words_stand_in_rows() -> None:
    assert same_words(known_words([LONG]), known_words(["she said", LONG]))
    assert not same_words(known_words([LONG]), known_words([OTHER]))
    assert not same_words((), known_words([LONG]))


def test_a_noun_that_many_answer_to_is_compared_with_its_neighbours_only() -> None:
    people = [article(f"a{n:03}", (body("police"), LONG)) for n in range(60)]
    clusters = [Cluster([((p.article, e.key), e)], {}) for p in people for e in p.entities]
    assert len(list(Crowd(clusters, people).pairs())) == 59
    assert len({s.id for s in resolve(people).values()}) == 1
