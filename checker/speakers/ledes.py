"""Who is described before being named: "A council clerk apologised on Friday … Ana Roe, who works for Mr Holm, wrote".

News stories open with what somebody is and give the name later. The description is taken for the first person whom the
next two sentences bring in as a subject and call nothing at all, or for the first, some sentences on, whom the text
calls something that goes with the description.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from checker.lexicon import words
from checker.speakers.bearer import Bearer
from checker.speakers.columns import numbers
from checker.speakers.described import Described
from checker.speakers.lexicon import PARTIES, PERSON_NOUNS
from checker.speakers.names import parse
from checker.speakers.phrases import SUBJECTS, is_indefinite
from checker.speakers.roles import Role, role
from checker.speakers.rolewords import GENERIC
from checker.speakers.runs import low

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

OPENING = 2  # sentences from the start in which a description may stand
NEXT, LATER = 2, 5  # sentences until a name without a role, and until one whose role goes with the description
FACELESS = words("persons", "faceless")


def named_next(doc: Doc, bearers: Sequence[Bearer], one: Described) -> Bearer | None:
    """Whom the opening of an article describes before naming, if anybody; *bearers* by first mention."""
    head = doc[one.token]
    if one.type != "unnamed" or not _brings_in(head):
        return None
    sentence, _ = numbers(doc)
    first = next((n for n, t in zip(sentence, doc, strict=True) if t.pos_ == "VERB"), 0)
    here = sentence[one.token]
    if here - first >= OPENING:
        return None
    others = False
    for bearer in bearers:
        mention = bearer.mentions[0]
        if bearer.first <= one.token or sentence[bearer.first] == here or bearer.kind != "person":
            continue
        if sentence[bearer.first] - here > LATER:
            return None
        token = doc[mention.head]
        subject = token.dep_ in SUBJECTS or (token.dep_ == "appos" and token.head.dep_ in SUBJECTS)
        if not subject or len(parse(mention.text).parts) < 2:
            continue
        near = sentence[bearer.first] - here <= NEXT and not others
        others = True
        if (near and not bearer.roles) or _goes_with(role(one.words), [role(r) for r in bearer.roles]):
            return bearer
    return None


def _brings_in(head: Token) -> bool:
    """Whether a noun brings in one person by what he or she is: not "a source", "the man", "a Republican"."""
    if low(head) == "one":
        kinds = {low(g).rstrip("s") for c in head.children for g in c.children}
        return bool(kinds & PARTIES)  # "one of the leading Republicans"
    owned = any(c.dep_ == "poss" and c.pos_ == "PROPN" for c in head.children) or head.dep_ == "poss"
    owned = owned or any(t.lower_ in ("a", "an") for t in head.subtree if t.i > head.i)  # "the aide to a member"
    noun = low(head) in PERSON_NOUNS and low(head) not in FACELESS | PARTIES
    return noun and head.tag_ in ("NN", "JJ") and (is_indefinite(head) or owned or low(head) in ("cop", "official"))


def _goes_with(asked: Role, held: Sequence[Role]) -> bool:
    """Whether one who holds such roles may be described so."""
    known = GENERIC.get(asked.head, frozenset()) | {asked.head}
    mine = {w.removesuffix("s") for w in (*asked.words, asked.head)}
    return any(r.head in known or mine & {w.removesuffix("s") for w in (*r.words, r.head)} for r in held)
