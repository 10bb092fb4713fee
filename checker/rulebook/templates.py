"""`checker rules new KIND`: a whole rule to start from, each key explained, both examples filled in.

A test loads every template and runs its examples, so that what one starts from works.
"""

from __future__ import annotations

from checker.rulebook.registry import SECTIONS, kinds_of

_HEAD = "version: 1\n{section}:\n"

_CUE = """\
  - id: yodel                          # a short name of your own; small letters, digits, '-' and '.'
    verbs: [yodel]                     # dictionary forms: finds "yodelled", "yodels", "yodelling"
    takes: [quotation, clause]         # what may follow and be content
    meaning: neutral                   # denial, admission, promise, accusation, question, demand, hedge, distancing, …
    why: Our music desk prints it of singers who speak.
    tests:                             # at least one example that is found, and one that is left alone
      - text: Ada Quill yodelled that the valley was hers.
        finds: {source: Ada Quill, cue: yodelled, content: that the valley was hers}
      - {text: Ada Quill yodelled for an hour., finds: nothing}
"""
_ALIAS = """\
  - id: ada-quill                      # a short name of your own; small letters, digits, '-' and '.'
    name: Ada Quill                    # the name that reports show
    names: [A. Quill, Adah Quill]      # other spellings: always this person
    handles: ["@adaquill"]             # accounts, in quotes
    offices:                           # mean this person on the days they were held; both days count
      - {title: mayor of Velm, from: 2019-05-01, to: 2023-04-30}
    never: [Ada Quillan]               # somebody else, however alike the name looks
    why: Two papers spell her name in two ways.
    tests:                             # at least one name that means this one, and one that does not
      - {words: A. Quill, means: yes}
      - {words: the mayor of Velm, on: 2020-02-02, means: yes}
      - {words: Ada Quillan, means: no}
"""
_SCOPED = {
    "number": """\
  - id: goats                          # a short name of your own; small letters, digits, '-' and '.'
    kind: number                       # two figures for one thing
    about: [goat]                      # dictionary forms of what is counted; such a rule is asked before general ones
    tolerance: 5%                      # how far apart the figures may be
    level: warning                     # error, warning or note
    least: 0.3                         # how sure (0 to 1) the comparison must be
    message: "{left.speaker} says {left.value} goats, {right.speaker} says {right.value}"
    why: Flocks are counted by eye; only a wide gap needs a phone call.
    tests:                             # at least one pair that conflicts, and one that does not
      - {left: The fire killed 40 goats., right: The fire killed 90 goats., verdict: conflicting}
      - {left: The fire killed 40 goats., right: The fire killed forty goats., verdict: corroborated}
""",
    "unit": """\
  - id: reservoir-weeks                # a short name of your own; small letters, digits, '-' and '.'
    kind: unit                         # the same digits in another unit
    about: [reservoir]                 # dictionary forms of what is counted; such a rule is asked before general ones
    level: warning                     # error, warning or note
    why: Our readers water their gardens by it.
    tests:                             # at least one pair that conflicts, and one that does not
      - left: The reservoir at Velm will be closed for six weeks.
        right: The reservoir at Velm will be closed for six months.
        verdict: conflicting
      - left: The reservoir at Velm will be closed for six weeks.
        right: The reservoir at Velm will be closed for 6 weeks.
        verdict: corroborated
""",
}
_CHANGE = """\
  # The shipped rule of kind '{kind}' is '{id}'. There is one for everything it compares, so you alter it:
  - id: {id}
    change:
      level: warning                   # error, warning or note
      least: 0.8                       # how sure (0 to 1) the comparison must be before the rule speaks
  # or switch it off, with the reason (delete the lines above first):
  # - {{id: {id}, disable: Our data desk checks these by hand.}}
"""
_ORIGIN = {
    "agency": """\
  - id: valley-wire                    # a short name of your own; small letters, digits, '-' and '.'
    kind: agency                       # articles that credit it go back to it, whoever prints them
    names: [Valley Wire]               # as credits and datelines print it
    why: Three of our papers take their court reports from it.
    tests:                             # at least one pair of one origin, and one that is not
      - left: "VELM (Valley Wire) - The ferry sank in the harbour on Monday."
        right: "VELM (Valley Wire) - Divers raised a ferry on Thursday."
        one_origin: true
      - left: "VELM (Valley Wire) - The ferry sank in the harbour on Monday."
        right: Divers raised a ferry on Thursday.
        one_origin: false
""",
    "owner": """\
  - id: velm-papers                    # a short name of your own; small letters, digits, '-' and '.'
    kind: owner                        # sister titles are one witness
    outlets: [Velm Post, Velm Echo]    # names or sites of the outlets
    why: One newsroom fills both.
    tests:                             # at least one pair of one origin, and one that is not
      - left: The ferry sank in the harbour on Monday.
        left_outlet: Velm Post
        right: Divers raised a ferry on Thursday.
        right_outlet: Velm Echo
        one_origin: true
      - left: The ferry sank in the harbour on Monday.
        left_outlet: Velm Post
        right: Divers raised a ferry on Thursday.
        right_outlet: Harnet Mail
        one_origin: false
""",
}
_THRESHOLDS = """\
  - id: alignment                      # the shipped rule; there is one, so you alter single keys
    change:
      link: 55                         # score (0 to 100) from which claims of two articles are one statement
"""
_COPY = """\
  - id: copied-text                    # the shipped rule; there is one, so you alter single keys
    change:
      share: 0.4                       # share of the shorter article that must stand in the other
"""


def kinds() -> tuple[str, ...]:
    """Everything that `checker rules new` can write."""
    named = [kind for s in ("conflicts", "origins") for kind in kinds_of(s)]
    return ("cue", "alias", *named, "thresholds")


def template(kind: str, shipped: dict[str, str]) -> str | None:
    """A rule file with one rule of *kind*; None where it is unknown.

    *shipped* maps a conflict kind to the id of the shipped rule.
    """
    section, body = "", ""
    if kind in {"cue", "cues"}:
        section, body = "cues", _CUE
    elif kind in {"alias", "aliases"}:
        section, body = "aliases", _ALIAS
    elif kind in {"thresholds", "threshold"}:
        section, body = "thresholds", _THRESHOLDS
    elif kind == "copy":
        section, body = "origins", _COPY
    elif kind in _ORIGIN:
        section, body = "origins", _ORIGIN[kind]
    elif kind in _SCOPED:
        section, body = "conflicts", _SCOPED[kind]
    elif kind in kinds_of("conflicts") and kind in shipped:
        section, body = "conflicts", _CHANGE.format(kind=kind, id=shipped[kind])
    if not section:
        return None
    modeline = f"# {SECTIONS[section].about} `checker rules explain {kind if kind in kinds_of(section) else section}`"
    return f"{modeline}\n{_HEAD.format(section=section)}{body}"
