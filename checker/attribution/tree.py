"""Small questions to a dependency parse: who is the subject, what does a phrase cover, which words belong to a verb.

All functions are pure and take spaCy tokens; stretches of tokens are half-open pairs of token numbers.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from checker.lexicon import words
from checker.records import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

SUBJECTS = ("nsubj", "nsubjpass", "csubj")
_SHARES = ("conj", "xcomp", "advcl", "aux", "auxpass", "pcomp")
AUXILIARIES = ("aux", "auxpass", "neg", "prt")
NEGATIONS = words("grammar", "negates")
_REFUSALS = {"refuse", "decline"}
_ASKS = {"ask", "press", "quiz"}
_RELATIVE = {"who", "which", "that", "whom", "whose"}
_TRIM = {",", ";", ":", "—", "–", "-", ".", " ", "\n", "'", "(", "and", "but"}


def child(token: Token, *deps: str) -> Token | None:
    """The first child of *token* with one of the relations *deps*, in the order of *deps*."""
    children = list(token.children)
    return next((c for dep in deps for c in children if c.dep_ == dep), None)


def children(token: Token, *deps: str) -> list[Token]:
    """All children of *token* with one of the relations *deps*, in text order."""
    return [c for c in token.children if c.dep_ in deps]


def subject(verb: Token) -> Token | None:
    """The head of the words that do what *verb* says, looked for in the verb and then in what governs it.

    A coordinated verb shares the subject of the first; an infinitive or participle takes that of the clause above; a
    participle that modifies a noun takes the noun. A passive verb's subject is not its doer: its agent is, if any.
    """
    if passive(verb) or was_asked(verb):
        return agent(verb)
    token = verb.head.head if adds(verb) else verb
    for _ in range(6):
        found = _own_subject(token)
        if found is not None:
            return found
        if token.dep_ in ("acl", "relcl") and token.head != token:
            return token.head if token.dep_ == "acl" and token.tag_ == "VBG" else None
        up = token.head
        if token.dep_ not in _SHARES or up == token or (token.dep_ == "advcl" and child(token, "mark") is not None):
            return None
        if token.dep_ == "pcomp" and up.dep_ == "prep":
            up = up.head
        if up.pos_ in ("NOUN", "PROPN", "PRON") and token.dep_ != "conj":
            return possessor(up) or (up if token.dep_ == "advcl" else None)
        token = up
    return None


def _own_subject(token: Token) -> Token | None:
    if passive(token):
        return agent(token) or child(token, "nsubjpass")
    found = child(token, "nsubj")
    return None if found is not None and found.i > token.i and found.text in ("'", '"') else found


def passive(verb: Token) -> bool:
    """Whether *verb* stands in the passive ("was told", "described by"), reduced relatives included."""
    if verb.tag_ != "VBN":
        return False
    if any(c.dep_ in ("auxpass", "nsubjpass", "agent") for c in verb.children) or verb.dep_ == "acl":
        return True
    return verb.dep_ == "advcl" and not any(c.dep_ in ("aux", "nsubj") for c in verb.children)


def adds(verb: Token) -> bool:
    """Whether *verb* adds to what the cue above said: "she said that it leaked and *added* that nobody knew".

    Only who has spoken can add, though the parser joins the verb to the nearest one, that of what was said.
    """
    told = verb.head
    return (
        verb.lemma_.lower() == "add"
        and verb.dep_ == "conj"
        and told.dep_ == "ccomp"
        and told.head.i < told.i
        and child(verb, "nsubj") is None
        and child(verb, "ccomp") is not None
    )


def was_asked(verb: Token) -> bool:
    """Whether *verb* tells that somebody was asked, though the parser takes it for asking.

    "Ada Brunn, *asked* whether it leaked, shrugged", "*Asked* who knew, she laughed".
    """
    if verb.lemma_.lower() not in _ASKS or verb.tag_ not in ("VBD", "VBN") or verb.dep_ == "conj":
        return False
    doc, start, end = verb.doc, verb.sent.start, verb.sent.end
    own = child(verb, "nsubj")
    if child(verb, "aux", "auxpass") is not None or (own is not None and own.i in (verb.i - 1, verb.i + 1)):
        return False
    while start < verb.i and (doc[start].is_punct or doc[start].is_space):
        start += 1
    if verb.i == start:
        return True
    answers = (i for i in range(verb.i + 2, end) if doc[i].tag_ in ("VBD", "VBZ") and doc[i - 1].text == ",")
    return doc[verb.i - 1].text == "," and next(answers, None) is not None


def agent(verb: Token) -> Token | None:
    """The noun after "by" of a passive."""
    by = child(verb, "agent")
    return child(by, "pobj", "pcomp") if by is not None else None


def possessor(noun: Token) -> Token | None:
    """Whose *noun* it is: "her claim", "the minister's claim", "the claim of the minister", "a claim by him"."""
    owner = child(noun, "poss")
    if owner is not None:
        return owner
    for prep in children(noun, "prep", "agent"):
        if prep.lower_ in ("by", "from") or (prep.lower_ == "of" and noun.i < prep.i):
            found = child(prep, "pobj")
            if found is not None:
                return found
    return None


def below(token: Token) -> range:
    """The numbers of *token* and of all that it governs, from first to last.

    The parser keeps both ends with every token: nothing is walked, however much one governs, and a text of one long
    chain of verbs takes time in proportion to its length.
    """
    return range(token.left_edge.i, token.right_edge.i + 1)


def stretch(token: Token, *, without: Iterable[Token] = ()) -> tuple[int, int]:
    """The tokens that *token* governs, less the subtrees of *without*, as the contiguous stretch around the token."""
    whole, at = below(token), token.i
    start, end = whole.start, whole.stop
    for shut in map(below, without):
        if at in shut:
            return at, at + 1
        start, end = (max(start, shut.stop), end) if shut.stop <= at else (start, min(end, shut.start))
    return start, end


def trimmed(doc: Doc, start: int, end: int, marks: Iterable[str] = ()) -> tuple[int, int]:
    """*start*, *end* moved inwards past blanks, commas, dashes and lone conjunctions; quotation marks stay."""
    cut = _TRIM | set(marks)
    while start < end and (doc[start].is_space or doc[start].lower_ in cut):
        start += 1
    while start < end and (doc[end - 1].is_space or doc[end - 1].lower_ in cut):
        end -= 1
    return start, end


def span(doc: Doc, start: int, end: int) -> Span:
    """The characters of tokens *start* to *end*."""
    return Span(doc[start].idx, doc[end - 1].idx + len(doc[end - 1])) if start < end else Span(0, 0)


def phrase(token: Token, *, without: Iterable[Token] = ()) -> tuple[int, int]:
    """A noun phrase as a source: determiners, titles, appositions and relative clauses in, other clauses out.

    *without* are further words to leave out, with all that they govern.
    """
    out: list[Token] = [
        *without,
        *(c for c in token.children if c.dep_ in ("advcl", "parataxis", "ccomp", "punct") and c.i > token.i),
    ]
    for c in token.children:
        if c.dep_ in ("relcl", "appos", "acl") and c.i > token.i and len(below(c)) > 25:
            out.append(c)
        if c.dep_ == "cc" and c.i < token.i:
            out.append(c)
    out = [c for c in out if c.dep_ != "punct" or c.text in ('"', ":", ";", "—", "–")]
    start, end = stretch(token, without=out)
    return trimmed(token.doc, start, end)


def relative(token: Token) -> bool:
    """Whether *token* is a relative pronoun."""
    return token.lower_ in _RELATIVE and token.tag_ in ("WP", "WDT", "WP$")


def cue_tokens(verb: Token) -> list[Token]:
    """The words of a cue around its *verb*: auxiliaries, negation, particle, adverbs between them, a refusal above."""
    inside = [verb, *children(verb, *AUXILIARIES)]
    if refused(verb):
        inside += [verb.head, *children(verb.head, *AUXILIARIES)]
    first, last = min(t.i for t in inside), max(t.i for t in inside)
    for c in verb.children:
        if c.dep_ == "advmod" and (first <= c.i <= last or c.i in (first - 1, last + 1)) and c.tag_ in ("RB", "RBR"):
            inside.append(c)
    chain = sorted({t.i for t in inside})
    doc = verb.doc
    return [doc[i] for i in chain if abs(i - verb.i) <= 8]


def refused(verb: Token) -> bool:
    """Whether somebody would not say it: "declined to say", "has refused to comment"."""
    return verb.dep_ == "xcomp" and verb.head.lemma_.lower() in _REFUSALS


def negated(verb: Token) -> bool:
    """Whether the cue itself is denied: "did not say", "nobody said", "never promised", "declined to say"."""
    if refused(verb):
        return not negated(verb.head)
    if any(c.dep_ == "neg" or c.lower_ in ("never", "not", "n't") for c in verb.children):
        return True
    who = child(verb, "nsubj")
    if who is not None and (
        who.lower_ in ("nobody", "none", "neither") or (child(who, "det") or who).lower_ in ("no", "neither")
    ):
        return True
    return verb.dep_ in ("xcomp", "conj") and verb.head.pos_ == "VERB" and verb.dep_ == "xcomp" and negated(verb.head)


def runs(numbers: Sequence[int]) -> list[tuple[int, int]]:
    """Sorted token numbers as half-open stretches."""
    out: list[tuple[int, int]] = []
    for n in sorted(set(numbers)):
        if out and out[-1][1] == n:
            out[-1] = (out[-1][0], n + 1)
        else:
            out.append((n, n + 1))
    return out
