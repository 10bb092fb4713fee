"""Other names of what one article has named already: a misspelt surname, an abbreviation, a body's name cut short."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import TYPE_CHECKING

from checker.speakers.bearer import Bearer, kind_of, votes_for
from checker.speakers.bynames import tie_bynames
from checker.speakers.lexicon import BODY_LAST, BUILDINGS, MEDIA_WORDS, NAMED_BY_KIND
from checker.speakers.names import bare, core, fold, initials, letters, parse, spelled_like
from checker.speakers.spelling import skeleton

if TYPE_CHECKING:
    from spacy.tokens import Doc

DEFINING = frozenset(
    {"(", ", or", ", or the", "( or", "( the", ", known as", "( known as", ", also known as", ", called"}
)


def tied(doc: Doc, bearers: list[Bearer], by_part: Mapping[str, list[Bearer]]) -> list[Bearer]:
    """*bearers* less those that are another one under a second name; *by_part* finds them by the parts of names."""
    bearers = tie_bynames(doc, bearers)
    bearers = _merge_misspelled(bearers)
    bearers = _tie_legal_forms(bearers)
    bearers = _tie_abbreviations(doc, bearers)
    return _tie_short_bodies(doc, bearers, by_part)


def _merge_misspelled(bearers: list[Bearer]) -> list[Bearer]:
    """A surname printed once that is nobody else's joins the one person whose name it is a spelling of."""
    keys: dict[str, list[Bearer]] = defaultdict(list)
    for bearer in bearers:
        if bearer.kind != "body":
            for part in {p for n in bearer.names for p in parse(n).parts if len(p) >= 5}:
                keys[skeleton(part)].append(bearer)
    gone: set[Bearer] = set()
    for bearer in bearers:
        if bearer.kind == "body" or len(bearer.names) != 1 or bearer.alias:
            continue
        ((text, count),) = bearer.names.items()
        name = parse(text)
        if len(name.parts) != 1 or count > 1 or len(text) < 6:
            continue
        near = [
            b
            for b in keys[skeleton(name.family)]
            if b is not bearer
            and b not in gone
            and sum(b.names.values()) > count
            and any(spelled_like(parse(n), name.family) for n in b.names)
        ]
        if len(set(near)) == 1:
            near[0].absorb(bearer)
            gone.add(bearer)
    return [b for b in bearers if b not in gone]


def _tie_legal_forms(bearers: list[Bearer]) -> list[Bearer]:
    """ "Varnholt AG" and "Varnholt" are one body."""
    forms = {letters(core(n)): b for b in reversed(bearers) for n in b.names if core(n) != bare(n)}
    gone: set[Bearer] = set()
    for bearer in bearers:
        holder = next((forms[k] for n in sorted(bearer.names) if (k := letters(core(n))) in forms), None)
        if holder is not None and holder is not bearer and holder not in gone and bearer.kind != "person":
            holder.absorb(bearer)
            gone.add(bearer)
    return [b for b in bearers if b not in gone]


def _tie_abbreviations(doc: Doc, bearers: list[Bearer]) -> list[Bearer]:
    """ "JDS" and "JD(S)" join "Janata Dal (Secular)"; initials decide, or a bracket right after the name."""
    long = {initials(n): b for b in reversed(bearers) for n in b.names if len(n.split()) > 1 and not _is_person(doc, b)}
    offices = {k: b for b in reversed(bearers) if b.kind != "body" for r in b.roles if (k := _acronym(r))}
    at = {m.end: b for b in bearers for m in b.mentions}
    gone: set[Bearer] = set()
    for bearer in bearers:
        short = next(
            (
                n
                for n in sorted(bearer.names)
                if letters(n).isalpha()
                and len(letters(n)) > 1
                and sum(c.isupper() for c in n) * 2 > len(letters(n))
                and len(n.split()) == 1
            ),
            None,
        )
        if short is None:
            continue
        first = bearer.mentions[0]
        holder = next((at[i] for i in range(first.start, max(0, first.start - 6), -1) if i in at), None)
        if holder is not None and not _defines(doc, holder, first.start):
            holder = None
        if holder is not None and not _abbreviates(letters(short), initials(holder.name)):
            holder = None
        holder = holder or long.get(letters(short)) or offices.get(letters(short))
        if holder is not None and holder is offices.get(letters(short)) and holder is not bearer:
            holder.kind = "person"  # "Police Public Relations Officer NAME … the PPRO said"
        if holder is not None and holder is not bearer and holder not in gone:
            kind = holder.kind
            holder.absorb(bearer)
            holder.kind = "person" if kind == "person" else "body"
            gone.add(bearer)
    return [b for b in bearers if b not in gone]


def _tie_short_bodies(doc: Doc, bearers: list[Bearer], by_part: Mapping[str, list[Bearer]]) -> list[Bearer]:
    """ "Trinamool" joins "All India Trinamool Congress" where no other name has the word and it is no place."""
    ends: dict[str, list[Bearer]] = defaultdict(list)
    for bearer in bearers:
        if bearer.kind == "body":
            for last in {fold(n.rsplit(maxsplit=1)[-1]) for n in bearer.names if " " in n}:
                ends[last].append(bearer)
    gone: set[Bearer] = set()
    for bearer in bearers:
        if len(bearer.names) != 1 or bearer.kind == "person" or bearer.alias:
            continue
        ((text, _),) = bearer.names.items()
        part = fold(text)
        if " " in text or part in NAMED_BY_KIND:
            pool = [b for b in ends[part.rsplit(maxsplit=1)[-1]] if b is not bearer and _ends_with(b, text)]
            if len(pool) == 1 and bearer.kind == "body" and pool[0] not in gone:
                pool[0].absorb(bearer)
                gone.add(bearer)
            continue
        pool = [b for b in by_part.get(part, []) if b is not bearer and b in bearers]
        if len(part) < 4 or part in BODY_LAST or len(pool) != 1:
            continue
        long = pool[0]
        if text.isupper() or any(
            f" of {text}" in n or BUILDINGS & {w.casefold() for w in n.split()} for n in long.names
        ):
            continue  # a dateline; the place of "the University of Abeku"; whom "Voss Tower" is called after
        if (
            (long.kind or kind_of(doc, long)) != "body"
            or MEDIA_WORDS & {fold(w) for w in long.name.split()}
            or votes_for(doc, bearer)["place"]
        ):
            continue
        if any(doc[m.head].dep_ in ("nsubj", "nsubjpass", "poss") for m in bearer.mentions):
            long.absorb(bearer)
            gone.add(bearer)
    return [b for b in bearers if b not in gone]


def _is_person(doc: Doc, bearer: Bearer) -> bool:
    """Whether an entity is known, or by its names and grammar taken, to be a person: nobody is called by initials."""
    votes = votes_for(doc, bearer)
    return bearer.kind == "person" or (bearer.kind == "" and votes["person"] > votes["body"])


def _acronym(office: str) -> str:
    """The initials of an office of three capitalised words or more: "Director of Public Prosecutions" -> "dpp"."""
    words = [w for w in office.split() if w[0].isupper()]
    whole = len(words) > 2 and not any(w.isupper() for w in words)
    return "".join(w[0] for w in words).casefold() if whole else ""


def _ends_with(long: Bearer, text: str) -> bool:
    return any(n != text and n.endswith(f" {text}") for n in long.names)


def _abbreviates(short: str, full: str) -> bool:
    """Whether a short form in brackets fits a name's initials: it begins as they do, or has a word more before them."""
    return full.startswith(short[:1]) or (len(full) > 1 and short.endswith(full))


def _defines(doc: Doc, holder: Bearer, end: int) -> bool:
    """Whether only such words stand between a name and its short form, at token *end*, as define one."""
    start = max(m.end for m in holder.mentions if m.end <= end)
    return " ".join(t.lower_ for t in doc[start:end]) in DEFINING
