"""Origins on 200 made-up articles: agency copy in all the ways papers print it, and independent reports beside it.

    python -m benchmarks.origins [--seed N]

Twenty-five events, eight articles each: an agency text; a reprint with small edits; a shortened reprint without credit;
one with a rewritten lead; an independent report; an independent report that prints one paragraph of the agency's
in full; one that names the agency in passing; one by a sister title of another. Prints
precision, recall and F1 over pairs of articles of one event.
"""

from __future__ import annotations

import argparse
import itertools
import random
from typing import NamedTuple

from checker.records import Article, Span
from checker.verdicts.origin_rules import AgencyRule, CopyRule, OwnerRule
from checker.verdicts.origins import origins_of

RULES = (
    CopyRule(id="copied-text", kind="copy", share=0.3, why="as shipped"),
    AgencyRule(id="nordwire", kind="agency", names=("Nordwire",), why="made up"),
    OwnerRule(id="twins", kind="owner", outlets=("The Velm Courier", "Velm on Sunday"), why="made up"),
)
PLACES = "Orlova Velm Harnfeld Tessin Marrow Lundby Castrel Ibeck Sorrano Dunmoor".split()
THINGS = ("chemical works", "harbour bridge", "grain store", "timber yard", "power station", "ferry terminal")
NAMES = "Ruiz Okafor Lindqvist Haddad Moreau Petrov Nakata Brandt Osei Varga".split()
# Eleven things to report, each in five writers' words; {…|…} is a small edit that a subeditor makes.
SLOTS = (
    (
        "A fire {broke out|started} at the {thing} in {place} late on {day}, forcing {n} people from their homes.",
        "Some {n} residents of {place} had to leave their beds on {day} night as flames ate into the town's {thing}.",
        "The {thing} at {place} burned for hours on {day}; around it, {n} neighbours were told to pack and go.",
        "{place} woke to smoke after its {thing} went up on {day} and {n} inhabitants were moved out of reach.",
        "It took one spark to empty whole streets of {place} on {day}: the {thing} caught light and {n} fled.",
    ),
    (
        "Firefighters {battled|fought} the blaze through the night with {k} engines before bringing it under control.",
        "By dawn crews from {k} stations had the upper hand, though hot spots were still being hosed down.",
        "{k} fire engines were on the scene and the worst was over shortly before sunrise, the brigade reported.",
        "Not until morning could the {k} teams sent from around the county say that it would spread no further.",
        "Hoses were still running at breakfast, {k} crews having taken turns since midnight to contain it.",
    ),
    (
        "Officials said {m} people were treated for smoke inhalation, none of them {seriously|gravely} hurt.",
        "Doctors looked after {m} patients with breathing trouble; all were sent home in the course of the day.",
        "There were no deaths, but {m} had to see a physician after swallowing smoke, the clinic told us.",
        "At the hospital {m} cases came in, coughing rather than burned, and beds were soon free again.",
        "Of the {m} who asked for medical help most needed little more than oxygen and a quiet hour.",
    ),
    (
        "The cause of the fire was not {immediately|yet} known and an investigation has been opened.",
        "Why it began is a question that inspectors will only take up once the ruins have cooled.",
        "Experts are to go through the rubble this week for hints at what set it off.",
        "Nobody at the town hall would guess at how it happened, pointing to a report due next month.",
        "A short circuit, a cigarette, or something worse: for the moment all of it is talk.",
    ),
    (
        "{name}, the mayor, visited the scene and thanked the emergency services for their work.",
        "Mayor {name} came by before six, shook hands and let it be known that help would be paid for.",
        "For {name}, who runs the town, it was the second emergency of a young term in office.",
        "The head of the council, {name}, walked the cordon in rubber boots and took questions there.",
        "{name} had slept two hours when she, as mayor, stood before the cameras outside the gate.",
    ),
    (
        "The plant employs {j} people and is the largest employer in the {district|area}.",
        "Around {j} jobs hang on the site, more than on any other firm for miles.",
        "Nowhere else in the county do so many, {j} at the last count, go to work behind one fence.",
        "With a staff of {j} the owner leads the list of local taxpayers by a wide margin.",
        "What {j} families will live on this winter was the talk at every bus stop.",
    ),
    (
        "Residents were advised to keep windows and doors closed until further notice.",
        "Loudspeaker vans told everybody to stay in and shut out the fumes.",
        "People living downwind got a text message asking them not to air their rooms.",
        "Schools stayed shut, and parents were asked to hold children indoors.",
        "An app warning about bad air went off on thousands of telephones.",
    ),
    (
        "Rail services between {place} and {other} were suspended and buses were laid on instead.",
        "Trains towards {other} ended two stops early, leaving commuters to queue for coaches.",
        "On the line to {other} nothing moved until noon, an operator's spokeswoman admitted.",
        "Whoever wanted to reach {other} by rail had to go the long way round the lake.",
        "The morning express for {other} was turned back, its passengers given tea and vouchers.",
    ),
    (
        "The {thing} was built in {year} and had been modernised only last year at a cost of {c} million.",
        "First put up in {year}, the building had just seen {c} million spent on new wiring and roofs.",
        "It dates from {year}; a refit for {c} million was celebrated with a brass band months ago.",
        "Old photographs from {year} show it new, and {c} million of public money had lately made it so again.",
        "Insurers will look hard at the {c} million refurbishment of premises that go back to {year}.",
    ),
    (
        "Environmental inspectors took samples from the river Harn but said first results showed no danger.",
        "Water from the Harn was being tested for what the hoses had washed in; so far it looks clean.",
        "Anglers reported foam on the Harn, yet laboratory figures by the evening were within limits.",
        "Whether the Harn has suffered will be clear in days, the agency in charge of rivers cautioned.",
        "A green shimmer on the Harn had worried walkers, but chemists gave a cautious all-clear.",
    ),
    (
        "Work at the site is expected to resume in {k} weeks, the company said in a statement.",
        "Management hopes to restart one hall within {k} weeks and the rest before spring.",
        "It could be {k} weeks, the owners believe, before anything is made there again.",
        "Staff were told by e-mail to reckon with {k} weeks at home on full pay.",
        "A date for reopening depends on the insurers; {k} weeks is what optimists mention.",
    ),
)
LEAD = (
    "Smoke hung over {place} this morning and with it one question: what becomes of the {thing}?",
    "On {day} evening the sirens had sent {n} townspeople into the cold.",
    "Our reporter met {m} of them in the corridors of the clinic.",
)
EDITS = (
    ("said", "told reporters"),
    ("people", "persons"),
    ("late on", "on"),
    ("largest", "biggest"),
    ("through", "during"),
    ("advised", "told"),
    ("opened", "launched"),
    ("expected", "due"),
    ("suspended", "halted"),
    ("known", "clear"),
)
SAYING = ("“We have lost a hall, not our heart,” {name} said.", "“Nobody will be left alone with this,” {name} said.")


class Made(NamedTuple):
    """One article with its true origin and what it is an example of."""

    article: Article
    event: int
    origin: str
    how: str


def _story(rng: random.Random, facts: dict[str, str], writer: int) -> list[str]:
    """The sentences of one writer's report; 0 writes for the agency."""
    chosen = []
    for slot in SLOTS:
        line = slot[writer]
        while "{" in line and "|" in line:
            head, _, rest = line.partition("|")
            start = head.rindex("{")
            end = rest.index("}")
            line = head[:start] + rng.choice((head[start + 1 :], rest[:end])) + rest[end + 1 :]
        chosen.append(line.format(**facts))
    return chosen


def _edited(rng: random.Random, lines: list[str]) -> list[str]:
    out = []
    for line in lines:
        for old, new in rng.sample(EDITS, 4):
            line = line.replace(f" {old} ", f" {new} ", 1)  # noqa: PLW2901 - each edit works on the last one
        out.append(line)
    return out


def _paragraphs(lines: list[str]) -> str:
    return "\n\n".join(" ".join(lines[i : i + 2]) for i in range(0, len(lines), 2))


def articles(seed: int) -> list[Made]:
    """200 articles; the same for the same seed."""
    rng = random.Random(seed)
    out: list[Made] = []
    for event in range(25):
        place, other = rng.sample(PLACES, 2)
        facts = {
            "place": place,
            "other": other,
            "thing": rng.choice(THINGS),
            "name": rng.choice(NAMES),
            "day": rng.choice(("Monday", "Friday", "Sunday")),
            "n": str(rng.randrange(40, 900)),
            "k": str(rng.randrange(3, 12)),
            "m": str(rng.randrange(3, 30)),
            "j": str(rng.randrange(100, 2000)),
            "year": str(rng.randrange(1890, 1990)),
            "c": str(rng.randrange(2, 60)),
        }
        said = rng.choice(SAYING).format(**facts)
        wire = _story(rng, facts, 0)
        wire.insert(5, said)
        own = [_story(rng, facts, writer) for writer in rng.sample(range(1, 5), 4)]
        for lines in own:
            rng.shuffle(lines)
            lines.insert(rng.randrange(len(lines)), said)
        lead = [line.format(**facts) for line in LEAD]
        short = [line for line in wire if rng.random() < 0.7]
        made = [
            ("agency", f"{place.upper()} (Nordwire) - " + _paragraphs(wire), "Nordwire", "wire"),
            ("small edits", _paragraphs(_edited(rng, wire)), "Harn Gazette", "wire"),
            ("shortened", _paragraphs(_edited(rng, short)), "Lundby Post", "wire"),
            ("rewritten lead", _paragraphs(lead + wire[3:]), "Tessin Daily", "wire"),
            ("independent", _paragraphs(own[0]), "The Velm Courier", "twins"),
            ("shared paragraph", _paragraphs(own[1]) + "\n\n" + " ".join(wire[6:8]), "Ibeck Mail", "mail"),
            (
                "names the agency",
                _paragraphs(own[2]) + f"\n\nThe mayor had told Nordwire that {place} would rebuild.",
                "Radio Castrel",
                "radio",
            ),
            ("sister title", _paragraphs(own[3]), "Velm on Sunday", "twins"),
        ]
        for how, text, outlet, origin in made:
            body = Span(0, len(text))
            article = Article(f"{event:02}-{how}", f"{outlet} {event}" if origin != "twins" else outlet, text, body, "")
            out.append(Made(article, event, f"{event}-{origin}", how))
    return out


def score(made: list[Made]) -> tuple[float, float, float, list[tuple[str, str]]]:
    """Precision, recall and F1 over the pairs of one event, and the kinds of pairs that were got wrong."""
    right = wrong = missed = 0
    errors = []
    for _, group in itertools.groupby(made, key=lambda m: m.event):
        held = list(group)
        part_of = {i: n for n, part in enumerate(origins_of([m.article for m in held], RULES)) for i in part}
        for a, b in itertools.combinations(held, 2):
            same, found = a.origin == b.origin, part_of[a.article.id] == part_of[b.article.id]
            right += same and found
            wrong += found and not same
            missed += same and not found
            if same != found:
                errors.append((a.how, b.how))
    p, r = right / max(1, right + wrong), right / max(1, right + missed)
    return p, r, 2 * p * r / max(1e-9, p + r), errors


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    ap.add_argument("--seed", type=int, default=1)
    made = articles(ap.parse_args().seed)
    p, r, f1, errors = score(made)
    print(f"{len(made)} articles: P {p:.3f}  R {r:.3f}  F1 {f1:.3f}")
    for pair in sorted(set(errors)):
        print(f"  wrong {errors.count(pair)}: {pair[0]} / {pair[1]}")


if __name__ == "__main__":
    main()
