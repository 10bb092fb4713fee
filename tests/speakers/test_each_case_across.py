"""Several articles, a case an id: who is one person, who is not, and what an alias rule says of it."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from tests.speakers.marked import names, speakers

pytestmark = pytest.mark.model


def said(*people: str) -> tuple[str, ...]:
    """One article for each of *people*, who says something in it."""
    return tuple(f"<1:{name}> said {{1:the road was shut}}." for name in people)


ONE = {
    "initials-spaced": ("S. M. Quadiri", "SM Quadiri"),
    "initials-set-tight": ("S.M. Quadiri", "S M Quadiri"),
    "initials-spelled-out": ("S.M. Quadiri", "Syed Mustafa Quadiri"),
    "initial-dropped": ("T. Thirumalai Rengan", "Thirumalai Rengan"),
    "title": ("Senator Lucía Berenguer", "Ms Lucía Berenguer"),
    "title-in-letters": ("DPP Peter Kimani", "Peter Kimani"),
    "letters-of-honour": ("Chidi Okoro SAN", "Chidi Okoro"),
    "middle-name": ("Grace Naliaka Wekesa", "Grace Wekesa"),
    "middle-initial": ("Carl J. Voss", "Carl Voss"),
    "familiar-name": ("William Osei", "Bill Osei"),
    "name-cut-short": ("Rafael Benavente", "Rafa Benavente"),
    "second-family-name": ("Marisol Quintana Reyes", "Marisol Quintana"),
    "grandfather-s-name": ("Halima Abdi Noor", "Halima Abdi"),
    "name-order": ("Zhou Lanying", "Lanying Zhou"),
    "indian-spelling": ("R.K. Anandaswamy", "R K Anandaswami"),
    "bengali-spelling": ("Protima Bannerjee", "Protima Banerji"),
    "arabic-spelling": ("Khaled al-Masarwa", "Khalid Al Masarweh"),
    "arabic-article-dropped": ("Layla al-Hadidi", "Layla Hadidi"),
    "arabic-vowels": ("Mohammed Rashid Karimi", "Muhammad Karimi"),
    "chinese-in-syllables": ("Zhao Jianguo", "Zhao Jian Guo"),
    "chinese-hyphen": ("Han Jae-won", "Han Jaewon"),
    "ukrainian-and-russian": ("Oleksandr Hrytsak", "Alexander Gritsak"),
    "ukrainian-endings": ("Andriy Bondarchuk", "Andrii Bondarchuk"),
    "russian-endings": ("Dmitry Tchernov", "Dmitri Chernov"),
    "accents": ("Iñigo Larrañaga", "Inigo Larranaga"),
    "african-doubled-vowel": ("Abdoulaye Sissoko", "Abdulaye Sissoko"),
    "body-and-its-legal-form": ("Varnholt Pumps AG", "Varnholt Pumps"),
    "body-and-its-abbreviation": ("The Harbour Workers Union", "The HWU"),
    "handle-that-spells-the-name": ("Wanjiru Otieno", "@WanjiruOtieno"),
}


@pytest.mark.parametrize(("left", "right"), ONE.values(), ids=ONE)
def test_one_under_two_names(nlp, left: str, right: str) -> None:
    found = speakers(nlp, *said(left, right))
    assert found["a1"].id == found["b1"].id


def test_an_initial_dropped_in_front_needs_the_same_office(nlp) -> None:
    office = "Agriculture Minister"
    found = speakers(
        nlp, *said(f"{office} K. V. Nayak", f"{office} Veerabhadra Nayak", f"{office} K. Veerabhadra Nayak")
    )
    assert len({s.id for s in found.values()}) == 1
    apart = speakers(nlp, *said("Coach K. V. Nayak", "Judge Veerabhadra Nayak"))
    assert apart["a1"].id != apart["b1"].id


TWO = {
    "relatives": ("Nora Velde", "Jonas Velde"),
    "father-and-son": ("Carl Voss Sr.", "Carl Voss Jr."),
    "husband-and-wife": ("Emeka Nwafor", "Ngozi Nwafor"),
    "husband-and-wife-in-slavic-names": ("Sasha Petrenkov", "Sasha Petrenkova"),
    "namesakes-of-one-surname": ("Farrukh Rahmon", "Aziz Rahmon"),
    "other-middle-initial": ("Carl H. Voss", "Carl W. Voss"),
    "other-initials": ("S.M. Quadiri", "A.R. Quadiri"),
    "like-sounding-surname": ("Peter Johnson", "Peter Johnston"),
    "chinese-of-one-surname": ("Wang Xiuying", "Wang Guihua"),
    "man-and-woman": ("Mr Kim Oduya", "Ms Kim Odunga"),
    "a-person-and-a-body-of-the-name": ("Kestrel Motors", "Anna Kestrel"),
    "spokesperson-and-body": ("Skerry Lines spokeswoman Inês Duarte", "Skerry Lines"),
    "leader-and-body": ("Harbour Workers Union chief Ravi Kolar", "The Harbour Workers Union"),
    "somebody-of-the-same-words": ("A resident", "A resident"),
    "unnamed-person-familiar": ("A person familiar with the matter", "A person familiar with the matter"),
}


@pytest.mark.parametrize(("left", "right"), TWO.values(), ids=TWO)
def test_two_who_are_not_one(nlp, left: str, right: str) -> None:
    found = speakers(nlp, *said(left, right))
    assert found["a1"].id != found["b1"].id


ALONE = {
    "surname-of-its-only-bearer": (["Oksana Hrabovets", "Hrabovets"], "Oksana Hrabovets"),
    "surname-in-another-spelling": (["R.K. Anandaswamy", "Anandswamy"], "R.K. Anandaswamy"),
    "first-name-of-its-only-bearer": (["Senator Wanjiru Otieno", "Wanjiru"], "Wanjiru Otieno"),
    "first-name-and-nothing-else": (["Atieno Wekesa", "Atieno"], "Atieno"),
    "surname-of-two-relatives": (["Nora Velde", "Jonas Velde", "Velde"], "Velde"),
    "surname-of-two-told-by-a-title": (["Nora Velde", "Jonas Velde", "Ms Velde"], "Nora Velde"),
    "surname-of-two-told-by-an-office": (["Senator Robin Osei", "Coach Ellis Osei", "Senator Osei"], "Robin Osei"),
    "surname-of-two-strangers": (["Farrukh Rahmon", "Aziz Rahmon", "Rahmon"], "Rahmon"),
    "office-of-its-only-holder": (["Norwell mayor Ana Velde", "The mayor"], "Ana Velde"),
    "office-of-two-holders": (["Mayor Ana Velde", "Mayor Tom Birk", "The mayor"], "mayor"),
    "office-with-a-deputy": (["Governor Ana Velde", "Deputy Governor Tom Birk", "The governor"], "Ana Velde"),
    "office-of-the-deputy": (["Governor Ana Velde", "Deputy Governor Tom Birk", "The deputy governor"], "Tom Birk"),
    "surname-of-his-wife": (["Sergei Petrenkov", "Petrenkova"], "Petrenkova"),
    "office-once-held": (["Former mayor Ana Velde", "The mayor"], "mayor"),
    "office-with-the-surname": (["Cabinet Secretary Wanjiru Otieno", "CS Otieno"], "Wanjiru Otieno"),
}


@pytest.mark.parametrize(("people", "expected"), ALONE.values(), ids=ALONE)
def test_a_part_of_a_name_or_an_office_alone(nlp, people: list[str], expected: str) -> None:
    found = names(nlp, *said(*people))
    assert found[f"{'abcdefgh'[len(people) - 1]}1"] == expected


def test_a_surname_that_two_bear_is_still_a_person_s(nlp) -> None:
    found = speakers(nlp, *said("Nora Velde", "Jonas Velde", "Velde"))
    assert found["c1"].type == "person"


def test_the_fullest_name_is_shown(nlp) -> None:
    found = names(nlp, *said("Quadiri", "S.M. Quadiri", "Quadiri"))
    assert set(found.values()) == {"S.M. Quadiri"}


ALIASES = """
version: 1
aliases:
  - id: ana-velde
    why: Two spellings, an account and an office.
    name: Ana Velde
    names: [Anneke van der Velde, Tía Ana]
    handles: ["@la_alcaldesa"]
    offices:
      - {title: mayor of Norwell, from: 2019-01-01, to: 2022-12-31}
    never: [Ana Velden]
    external: Q0
    tests: [{words: Tía Ana}]
  - id: tom-birk
    why: Took over the office.
    name: Tom Birk
    offices:
      - {title: mayor of Norwell, from: 2023-01-01}
    tests: [{words: Tom Birk}]
  - id: kestrel
    why: Papers call it by its old name.
    name: Kestrel Bank
    type: body
    names: [Old Mint Savings]
    tests: [{words: Old Mint Savings}]
"""

RULED = {
    "canonical-name": ("Ana Velde", None, "Ana Velde", "alias"),
    "other-name": ("Tía Ana", None, "Ana Velde", "alias"),
    "other-name-without-a-shared-word": ("Anneke van der Velde", None, "Ana Velde", "alias"),
    "surname-of-a-name-never-printed": ("Velde", None, "Velde", "name"),
    "handle": ("@la_alcaldesa", None, "Ana Velde", "alias"),
    "never": ("Ana Velden", None, "Ana Velden", "name"),
    "body": ("Old Mint Savings", None, "Kestrel Bank", "alias"),
    "office-on-its-last-day": ("The mayor of Norwell", dt.date(2022, 12, 31), "Ana Velde", "role"),
    "office-on-the-day-after": ("The mayor of Norwell", dt.date(2023, 1, 1), "Tom Birk", "role"),
    "office-before-anybody-held-it": ("The mayor of Norwell", dt.date(2018, 5, 1), "mayor of Norwell", "role"),
    "office-without-a-date": ("The mayor of Norwell", None, "mayor of Norwell", "role"),
    "office-of-another-place": ("The mayor of Ashby", dt.date(2024, 5, 1), "mayor of Ashby", "role"),
}


@pytest.fixture(scope="module")
def rules(tmp_path_factory):
    from checker.rulebook import load

    path: Path = tmp_path_factory.mktemp("rules") / "aliases.yaml"
    path.write_text(ALIASES, encoding="utf-8")
    book = load([path])
    assert not [p for p in book.problems if p.severity == "error"], book.problems
    return book.aliases


@pytest.mark.parametrize(("source", "day", "name", "by"), RULED.values(), ids=RULED)
def test_what_an_alias_file_says(nlp, rules, source: str, day: dt.date | None, name: str, by: str) -> None:
    (found,) = speakers(nlp, *said(source), aliases=rules, published=[day]).values()
    assert (found.name, found.found_by) == (name, by)
    assert found.external == ("Q0" if name == "Ana Velde" else None)
