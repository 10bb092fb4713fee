"""What an attribution commits its source to: asserting, denying, refusing, having yet to say, being asked …

"Vass said that X", "denied saying that X", "has yet to say that X", "if Vass says X", "was asked whether X" share their
content and nothing else. One walk over the parse reads them: from the cue up through what governs it. Negation, each
governor, auxiliary, subject, adverb and conjunction on the way may turn the reading, by what the lexicon
(``commitment.tsv``) says of it affirmed and negated; the outermost turn counts. These are the implication signatures
of Nairn, Condoravdi and Karttunen (2006), for verbs of speech.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING, NamedTuple, cast, get_args

from checker.attribution import tree
from checker.lexicon import values, words
from checker.records import Commitment

if TYPE_CHECKING:
    from spacy.tokens import Token

ASSERTING: frozenset[Commitment] = frozenset({"asserts", "denies"})
"""Readings by which something is put forward: the content, or its contrary."""
_UP = 6  # governors looked at above a cue
_UNDER = frozenset({"xcomp", "oprd"})  # clauses whose subject is the governor's: the walk goes on
_CLAUSAL = _UNDER | frozenset({"ccomp", "pcomp", "acl", "relcl", "advcl", "csubj"})
_BASE: Mapping[str, Commitment] = {"denial": "denies", "question": "asks"}
_WH = frozenset({"WDT", "WP", "WP$", "WRB"})
_SETTLED = words("commitment", "settled")  # "would only say", "would later say", "not only said" say it
_FIRST_PERSON = frozenset({"i", "we"})  # "I would say" says it


class Turn(NamedTuple):
    """What a word makes of a cue: as it stands, and where the word itself is negated; None: nothing."""

    plain: Commitment | None
    negated: Commitment | None


@cache
def table() -> Mapping[tuple[str, str], Turn]:
    """What each word makes of a cue, by its place and itself. Raises :class:`ValueError` for an unknown reading."""
    known, out = {"same", *get_args(Commitment)}, {}
    places = {
        "adjective": values("commitment", "adjective"),
        "adverb": values("commitment", "adverb"),
        "before": values("commitment", "before"),
        "medium": values("commitment", "medium"),
        "modal": values("commitment", "modal"),
        "noun": values("commitment", "noun"),
        "object": values("commitment", "object"),
        "passive": values("commitment", "passive"),
        "quality": values("commitment", "quality"),
        "subject": values("commitment", "subject"),
        "verb": values("commitment", "verb"),
    }
    for place, found in places.items():
        for word, value in found.items():
            plain, _, against = value.partition("/")
            turns = (plain, against or plain)
            if not known.issuperset(turns):
                raise ValueError(f"lexicon/en/commitment.tsv: {word!r} has {place}={value}, which is no reading")
            out[place, word] = Turn(*(None if t == "same" else cast("Commitment", t) for t in turns))
    return out


def commitment(cue: Token, meaning: str, content: frozenset[int] = frozenset()) -> Commitment:
    """What the head of a *cue* commits its source to.

    *meaning* is its rule's, *content* the tokens of what is said. A question asked in so many words is an utterance
    like any other, and who asks somebody to go demands it: only a question told in other words asks.
    """
    reading = _BASE.get(meaning, "asserts")
    passive = tree.child(cue, "auxpass") is not None and tree.child(cue, "agent") is None
    if reading == "asks":
        reading = "asked" if tree.was_asked(cue) or passive else "asks" if _put(cue, content) else "asserts"
    if (own := table().get(("verb", cue.lemma_.lower()))) is not None and own.plain == "doubts":
        reading = "doubts"
    if passive and (turn := table().get(("passive", cue.lemma_.lower()))) is not None and turn.plain == "hearsay":
        reading = "hearsay"
    if negated(cue, content):
        reading = "allows" if reading in ("denies", "doubts") else "silent"
    turns = [turn for turn in _turns(cue, content) if turn is not None]
    if turns and turns[-1] == "silent" and reading in ("denies", "doubts"):
        return "allows"  # "refused to rule out"
    return turns[-1] if turns else reading


def untrue(top: Token) -> bool:
    """Whether the content under *top* says of a clause that it is false: "said it was not true that X" denies X."""
    if top.lemma_ != "be" or tree.child(top, "ccomp", "advcl", "csubj") is None:
        return False
    return any(_turn("adjective", c, also=top) == "false" for c in top.children if c.dep_ == "acomp")


def _put(cue: Token, content: frozenset[int]) -> bool:
    """Whether what is asked is a question in other words, or what it is about."""
    first = cue.doc[min(content)] if content else cue
    return first.lower_ in ("whether", "if") or first.tag_ in _WH or any(c.lower_ == "about" for c in cue.children)


def negated(word: Token, content: frozenset[int] = frozenset()) -> bool:
    """Whether *word* itself is negated, by "not", "never" or a "nor" that joins it to what stands before."""
    for c in word.children:
        if c.i not in content and (c.dep_ == "neg" or c.lower_ in ("not", "n't", "never", "neither", "nor")):
            after = word.doc[c.i + 1] if c.i + 1 < len(word.doc) else c
            if (c.i < word.i or (word.pos_ == "AUX" and c.i == word.i + 1)) and after.lower_ not in _SETTLED:
                return True
    if _fronted(word) or (word.pos_ == "NOUN" and any(c.dep_ == "det" and c.lower_ == "no" for c in word.children)):
        return True
    if word.dep_ != "conj":
        return False
    joined = {c.lower_ for c in word.head.children if c.dep_ == "cc" and c.i < word.i}
    alike = (
        word.tag_ in ("VB", "VBG") and word.head.tag_ == word.tag_ and not any(c.dep_ == "aux" for c in word.children)
    )
    return "nor" in joined or (alike and "but" not in joined and negated(word.head))


def _fronted(word: Token) -> bool:
    """Whether a phrase of negation stands first, with the subject behind the auxiliary: "At no point did she say"."""
    who, aux = tree.child(word, "nsubj"), tree.child(word, "aux")
    if who is None or aux is None or not aux.i < who.i < word.i:
        return False
    first = [c for c in (*word.children, *aux.children) if c.i < aux.i and c.dep_ in ("prep", "advmod", "npadvmod")]
    return any(t.lower_ in tree.NEGATIONS for c in first for t in c.subtree)


def _turns(cue: Token, content: frozenset[int]) -> Iterator[Commitment | None]:
    """The turns from the cue outwards."""
    token = cue
    for _ in range(_UP):
        yield from _beside(token)
        up = token.head
        if up == token or up.i in content:
            return
        if token.dep_ == "conj":
            if token.pos_ != up.pos_ or tree.child(token, *tree.SUBJECTS) is not None:
                return  # a clause of its own
            if token.tag_ not in ("VB", "VBG") or up.tag_ != token.tag_:
                yield from _subjects(up)  # "few had come or said": the subject is shared, the governor is not
                return
            token = up
            continue
        turn, higher = _above(token, up)
        yield from turn
        if higher is None:
            return
        token = higher


def _above(token: Token, up: Token) -> tuple[list[Commitment | None], Token | None]:
    """What the governor *up* of *token* makes of it, and the word from which to go on; None where it ends there."""
    if token.pos_ in ("NOUN", "PROPN") and token.dep_ in ("dobj", "nsubjpass", "pobj"):
        verb = up.head if up.pos_ == "ADP" else up
        return _goes_on([_turn("object", verb, link=up if up.pos_ == "ADP" else None)], verb)
    if token.dep_ == "pcomp" and up.pos_ in ("ADP", "SCONJ", "ADV"):
        return _above_preposition(up)
    far = tree.child(token, "mark") if token.dep_ == "advcl" else None
    if far is not None and far.lower_ == "as":  # "went so far as to say"
        over = up.head if up.pos_ == "ADV" else up
        return _goes_on([_turn("verb", over, link=far)], over)
    behind = token.doc[max(token.left_edge.i - 1, 0)].text in (",", ";")
    aside = up.pos_ in ("VERB", "AUX") and (token.i < up.i or behind)
    if token.dep_ not in _CLAUSAL or aside or (token.dep_ == "advcl" and (not _open(token) or not _to(token))):
        return [], None
    goes_on = token.dep_ in _UNDER or _open(token) or any(_fake(w) for w in _holders(up))
    loose = _to(token) or token.tag_ == "VBG"
    turns = [t for t in _governed(token, up) if loose or t not in ("silent", "future")]
    return turns, up if goes_on and token.dep_ != "advcl" else None


def _goes_on(turns: list[Commitment | None], over: Token) -> tuple[list[Commitment | None], Token | None]:
    """*turns*, and to go on from *over* where the last of them tells something."""
    return turns, over if turns[-1] is not None else None


def _above_preposition(up: Token) -> tuple[list[Commitment | None], Token | None]:
    """What the preposition *up* over a clause makes of it, and what governs it: "came close to saying"."""
    over = up.head.head if up.head.pos_ == "ADV" else up.head
    before = [_turn("before", w) for w in (up, over, *up.children) if w.pos_ in ("ADP", "SCONJ", "ADV")]
    if over.pos_ not in ("VERB", "AUX"):
        return before, None
    turn = (_turn("passive", over, link=up) if _passive(over) else None) or _turn("verb", over, link=up)
    return _goes_on([*before, turn], over)


def _to(token: Token) -> bool:
    return any(c.lower_ == "to" and c.dep_ == "aux" for c in token.children)


def _governed(token: Token, up: Token) -> Iterator[Commitment | None]:
    """What the governor *up* of the clause of *token* makes of it."""
    if up.pos_ in ("NOUN", "PROPN"):
        yield _turn("noun", up)
        if up.dep_ == "attr" and token.dep_ == "relcl" and negated(up.head):
            yield "silent"  # "it was not Vass who said"
        if token.dep_ == "acl" and _fake(up):
            yield "false"
    elif up.pos_ == "ADJ":
        yield _turn("adjective", up, also=up.head if up.dep_ == "acomp" else None)
    elif up.pos_ in ("VERB", "AUX"):
        yield (_turn("passive", up) if _passive(up) else None) or _turn("verb", up)
        yield from (_turn("adjective", c, also=up) for c in up.children if c.dep_ == "acomp" and c.i < token.i)
        yield from (_turn("noun", c, also=up) for c in up.children if c.dep_ in ("attr", "dobj") and c.i < token.i)
        if up.lemma_ in ("have", "be") and any(c.lower_ == "yet" for c in up.children):
            yield "silent"
        elif up.lemma_ == "be" and _to(token) and tree.child(up, "attr", "acomp", "advmod", "dobj") is None:
            yield "future"  # "is to tell the inquiry"


def _beside(token: Token) -> Iterator[Commitment | None]:
    """What the words under *token* make of it: subject, adverbs, auxiliaries, conjunctions, in that order."""
    yield from _subjects(token)
    said_so = any(c.lower_ in _SETTLED or (c.dep_ == "nsubj" and c.lower_ in _FIRST_PERSON) for c in token.children)
    for c in token.children:
        if c.i > token.i:
            continue
        if c.dep_ == "advmod":
            yield from _adverb(c, token)
        elif c.dep_ == "mark" and token.dep_ not in ("ccomp", "pcomp"):
            yield _turn("before", c.nbor(-1) if c.lower_ == "than" and c.i else c)
        elif c.dep_ == "aux" and not said_so and not negated(token):
            yield _turn("modal", c)
    who = tree.child(token, "nsubj")
    if who is not None and any(c.dep_ == "aux" and c.i == token.left_edge.i < who.i for c in token.children):
        if token.dep_ in ("advcl", "ccomp") and token.i < token.head.i:
            yield "conditional"  # "had she said"
        elif token.dep_ == "ROOT" and "?" in {t.text for t in token.sent[-2:]}:
            yield "asks"


def _adverb(word: Token, token: Token) -> Iterator[Commitment | None]:
    """What an adverb beside *token* makes of it."""
    yield _turn("adverb", word)
    if word.lower_ == "yet" and _to(token):
        yield "silent"
    if word.nbor(1).lower_ == "than":  # "rather than say": either word may hang on the other
        yield _turn("before", word)


def _subjects(token: Token) -> Iterator[Commitment | None]:
    """What the subject of *token* makes of it: how many it is, and whether it is a forgery."""
    for who in _holders(token):
        for word in (who, *(c for c in who.subtree if c.i < who.i and c.head.i <= who.i)):
            yield _turn("subject", word)
            if word.dep_ == "neg" and word.nbor(1).lower_ not in _SETTLED:
                yield "silent"
        if _fake(who):
            yield "false"


def _holders(token: Token) -> list[Token]:
    """The subject of *token*, or the noun that a participle or relative clause hangs on."""
    own = tree.children(token, *tree.SUBJECTS)
    if not own and token.dep_ in ("acl", "relcl"):
        return [token.head]
    return [token.head if token.dep_ == "relcl" and tree.relative(t) else t for t in own]


def _fake(noun: Token) -> bool:
    words = table()
    if ("medium", noun.lemma_.lower()) in words:
        return True
    return any(("quality", w.lower_) in words for w in noun.subtree if w.i < noun.i)


def _turn(place: str, word: Token, also: Token | None = None, link: Token | None = None) -> Commitment | None:
    """What the table says of *word* in *place*, negated where it or the word *also* is.

    *link* is the preposition or conjunction by which the cue hangs on it: then only an entry that has it counts.
    """
    turn = next((t for name in _names(word, link) if (t := table().get((place, name))) is not None), None)
    if turn is None:
        return None
    no = place == "noun" and any(c.lower_ in ("no", "little", "any") for c in word.children)
    against = no or negated(word) or (also is not None and negated(also))
    return turn.negated if against else turn.plain


def _names(word: Token, link: Token | None) -> Iterable[str]:
    """How the table may know *word*: alone and with its particle, or with the words up to and with its *link*."""
    base = word.lemma_.lower()
    if link is None:
        beside = (c for c in word.children if c.dep_ == "prt" or (c.dep_ == "advmod" and c.i == word.i + 1))
        return [*(f"{base} {c.lower_}" for c in beside), word.lower_, base]
    between = [t.lower_ for t in word.doc[word.i + 1 : link.i + 1]] if 0 < link.i - word.i <= 4 else []
    return [" ".join([base, *between]), f"{base} {link.lower_}"]


def _open(token: Token) -> bool:
    """Whether a clause has no subject and no conjunction of its own, so that it may be what a verb takes."""
    return tree.child(token, "nsubj", "nsubjpass", "mark") is None


def _passive(verb: Token) -> bool:
    return verb.tag_ == "VBN" and (
        tree.child(verb, "auxpass", "nsubjpass") is not None or tree.passive(verb) or tree.child(verb, "nsubj") is None
    )
