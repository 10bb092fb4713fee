"""What `checker speakers` prints."""

from __future__ import annotations

import pytest
import yaml

from checker.rulebook.registry import adapter
from checker.speakers.across import Story
from checker.speakers.listing import lines, mentioned, proposal
from tests.speakers.marked import people, read

pytestmark = pytest.mark.model

TEXTS = {
    "a": (
        "Former Norwell mayor <1:Ana Velde (@anavelde)> said {1:the bridge was safe}. <2:She> said {2:it was tested}. "
        "<3:Officials> said {3:it was not}. {4:The bridge is expected to open in May}."
    ),
    "b": "<1:Anna Velde> said {1:the bridge was safe}. <2:Nora Velde> said {2:it was not}.",
}


@pytest.fixture(scope="module")
def found(nlp):
    known = [people(nlp, text, name) for name, text in TEXTS.items()]
    marked = [read(text, name) for name, text in TEXTS.items()]
    return known, {a.id: a for a, _ in marked}, {x.id: x for _, xs in marked for x in xs}


def test_every_source_is_listed_with_how_it_was_resolved(found):
    known, articles, attributions = found
    text = "\n".join(lines(mentioned(known, Story(known).speakers(), articles, attributions), articles))
    assert "a.txt:1:22: Ana Velde (@anavelde) - by name" in text
    assert ": She - by what it refers to" in text
    assert "unnamed: never taken for the same source in another outlet" in text
    assert text.endswith("unknown speaker  (1 attribution)\n  a.txt:1:121: (no source)")


def test_the_proposal_is_rules_that_load(found):
    known, _, _ = found
    proposed = yaml.safe_load(yaml.safe_dump(proposal(Story(known))))
    rules = [adapter("aliases").validate_python(rule) for rule in proposed]
    ana = next(r for r in rules if r.handles)
    assert ana.name == "Ana Velde"
    assert "Nora Velde" in ana.never
    assert [o.title for o in ana.offices] == ["Former Norwell mayor"]
