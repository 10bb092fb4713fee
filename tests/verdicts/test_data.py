"""The word lists of conflicts: where they come from, and that they are well formed."""

from __future__ import annotations

from checker.verdicts.kinds.antonym import opposites
from checker.verdicts.kinds.exclusive import kinds
from checker.verdicts.matching import DATA, stem
from training.antonyms import keyed


def test_every_pair_of_opposites_names_its_source_and_the_file_its_licence() -> None:
    lines = (DATA / "antonyms.tsv").read_text(encoding="utf-8").splitlines()
    head, rows = [line for line in lines if line[0] == "#"], [line.split("\t") for line in lines if line[0] != "#"]
    assert "WordNet licence" in " ".join(head)
    assert "Princeton University" in (DATA / "LICENSE.wordnet.txt").read_text(encoding="utf-8")
    assert {source for _, _, source in rows} == {"wordnet", "ours"}
    assert all(one < two for one, two, _ in rows)


def test_our_opposites_are_all_in_the_file() -> None:
    ours = (DATA / "opposites.txt").read_text(encoding="utf-8").splitlines()
    pairs = [tuple(map(keyed, line.split())) for line in ours if line and line[0] != "#"]
    known = opposites()
    assert [(one, two) for one, two in pairs if one != two and two not in known.get(one, {})] == []


def test_a_verb_with_its_particle_is_another_verb() -> None:
    assert keyed("call_off") == "call_off"
    assert keyed("shelved_off") == "shelv_off"
    assert keyed("shelved") == "shelv"
    assert "call_off" in opposites()["go_ahead"]
    assert "call" not in opposites().get("go", {})


def test_kinds_of_one_thing_exclude_each_other_unless_a_word_may_be_both() -> None:
    table = kinds()
    neck, leg, torso, rib = (table[stem(w)] for w in ("neck", "leg", "torso", "rib"))
    assert neck.thing == leg.thing
    assert not neck.of & leg.of
    assert torso.of & rib.of
    assert not neck.several
    assert table[stem("wife")].several
