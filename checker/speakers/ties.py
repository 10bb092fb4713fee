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
        short = letters(next(filter(_capitals, sorted(bearer.names)), ""))
        if not short:
            continue
        office = offices.get(short)
        holder = _named_before(doc, at, bearer.mentions[0].start, short) or long.get(short) or office
        if holder is None or holder is bearer:
            continue
        if holder is office:
            holder.kind = "person"  # "Police Public Relations Officer NAME … the PPRO said"
        if holder not in gone:
            kind = holder.kind
            holder.absorb(bearer)
            holder.kind = "person" if kind == "person" else "body"
            gone.add(bearer)
    return [b for b in bearers if b not in gone]


def _capitals(name: str) -> bool:
    """Whether a name may be an abbreviation: one word, of whose letters more than half are capitals."""
    known = letters(name)
    one = len(known) > 1 and known.isalpha() and len(name.split()) == 1
    return one and sum(c.isupper() for c in name) * 2 > len(known)


def _named_before(doc: Doc, at: Mapping[int, Bearer], start: int, short: str) -> Bearer | None:
    """Whose name ends right before an abbreviation of it in brackets, which starts at *start*."""
    holder = next((at[i] for i in range(start, max(0, start - 6), -1) if i in at), None)
    if holder is None or not _defines(doc, holder, start) or not _abbreviates(short, initials(holder.name)):
        return None
    return holder


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
        (text,) = bearer.names
        part = fold(text)
        if " " in text or part in NAMED_BY_KIND:
            pool = [b for b in ends[part.rsplit(maxsplit=1)[-1]] if b is not bearer and _ends_with(b, text)]
            fits = len(pool) == 1 and bearer.kind == "body" and pool[0] not in gone
        else:
            pool = [b for b in by_part.get(part, []) if b is not bearer and b in bearers]
            telling = len(part) >= 4 and part not in BODY_LAST and len(pool) == 1
            fits = telling and _short_for(doc, bearer, text, pool[0])
        if fits:
            pool[0].absorb(bearer)
            gone.add(bearer)
    return [b for b in bearers if b not in gone]


def _short_for(doc: Doc, bearer: Bearer, text: str, long: Bearer) -> bool:
    """Whether a body's name has *text* for short: no dateline, nor the place of "the University of Abeku" or whom
    "Voss Tower" is called after."""
    if text.isupper() or any(f" of {text}" in n or BUILDINGS & {w.casefold() for w in n.split()} for n in long.names):
        return False
    if (long.kind or kind_of(doc, long)) != "body" or MEDIA_WORDS & {fold(w) for w in long.name.split()}:
        return False
    acts = any(doc[m.head].dep_ in ("nsubj", "nsubjpass", "poss") for m in bearer.mentions)
    return acts and not votes_for(doc, bearer)["place"]


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
