"""Where one sentence states two things."""

from __future__ import annotations

from dataclasses import replace

import pytest

from checker.alignment.clauses import clauses
from checker.records import Kind, Span
from tests.alignment.made import claim


def parts(text: str, kind: Kind = "indirect", verbs: str = "") -> list[str]:
    made = claim("c", "a", text, kind=kind)
    facts = replace(
        made.facts,
        words=tuple(replace(w, pos="VERB") if w.lemma in verbs.split() else w for w in made.facts.words),
    )
    return [s.text(text) for s in clauses(replace(made, facts=facts), text, Span(0, len(text)))]


@pytest.mark.parametrize(
    ("text", "verbs", "second"),
    [
        ("that the quay is unsafe and that nobody told the crews", "told", "and that nobody told the crews"),
        ("the council has lost the map, and had sold the ferry", "lost sold", "and had sold the ferry"),
        ("she doubts the figures and has sent for the ledgers", "doubts sent", "and has sent for the ledgers"),
        ("they sold the boat but did not pay the crew", "sold pay", "but did not pay the crew"),
        ("they sold the boat but never paid the crew", "sold paid", "but never paid the crew"),
        (
            "she will choose by May, and if she is chosen the pier will stay",
            "choose chosen stay",
            "and if she is chosen the pier will stay",
        ),
        ('the crew lost its pay and "will be heard"', "lost heard", 'and "will be heard"'),
        (
            "the harbour had silted up, renewing doubts over the dredger",
            "silted renewing",
            "renewing doubts over the dredger",
        ),
    ],
)
def test_a_second_statement_starts_a_clause(text: str, verbs: str, second: str) -> None:
    found = parts(text, verbs=verbs)
    assert found[1:] == [second]
    assert text.startswith(found[0])


@pytest.mark.parametrize(
    ("text", "verbs"),
    [
        ("the mayor and the harbour master were told", "told"),  # two names, one verb
        ("the ferry will stop if the quay is closed", "stop closed"),  # a condition belongs to what it limits
        ("the ferry stopped because the quay was closed", "stopped closed"),
        ("nobody knew and paid", "knew paid"),  # too short to be two
        (
            "he will stay if the pier stands and if the crew stays",
            "stay stands stays",
        ),  # two conditions of one statement
        ("the dredger, standing idle", "standing"),  # no verb before it
        ("", ""),
    ],
)
def test_one_statement_stays_whole(text: str, verbs: str) -> None:
    assert parts(text, verbs=verbs) == [text]


def test_spoken_words_are_parted_only_at_a_second_that() -> None:
    assert len(parts("We sold the boat and paid the crew", "direct", "sold paid")) == 1
    assert len(parts("We know that the boat was sold and that the crew was paid", "direct", "know sold paid")) == 2
