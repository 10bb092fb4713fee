"""What a figure counts, and the part it plays: for which verb, as what, and of whom."""

from __future__ import annotations

from collections.abc import Sequence

from checker.facts.tokens import Token, climb
from checker.lexicon import words

VERBS = frozenset({"VERB", "AUX"})
_REACH = 7
_NOUNS = ("NOUN", "PROPN")
_JOINS = ("and", "or")
_AFTERWARDS = frozenset({"last", "this", "next", "earlier", "later", "ago", "so"})
_DONE_TO = frozenset({"killed", "injured", "wounded", "arrested"})
_PASSED_OVER = words("grammar", "before-counted")  # fmt: skip


def counted(tokens: Sequence[Token], at: int) -> tuple[tuple[str, ...], int]:
    """Lemmas of what stands counted from position *at* on, head first, and the head's position (-1: nothing counted).

    Where no noun follows, the participles and adjectives that stand for one: "12 were killed".
    """
    nouns, loose, end = _run(tokens, at)
    if nouns:
        head = nouns[-1]
        out = [tokens[j].lemma for j in (head, *nouns[:-1], *loose)]
        return (*out, *_of(tokens, end)), head
    if loose:
        return tuple(tokens[j].lemma for j in reversed(loose)), loose[-1]
    return (), -1


def _run(tokens: Sequence[Token], at: int) -> tuple[list[int], list[int], int]:
    """Positions of the nouns and of the other telling words of the phrase that begins at *at*, and where it ends."""
    nouns: list[int] = []
    loose: list[int] = []
    joined = False
    i = at
    while i < min(len(tokens), at + _REACH):
        t = tokens[i]
        if t.pos in _NOUNS:
            nouns.append(i)
        elif nouns and not joined and _goes_on(tokens, i):
            joined = True  # "home and cellular numbers"
        elif nouns and joined and t.pos == "ADJ" and tokens[i - 1].lower in _JOINS:
            loose.append(i)
        elif nouns or t.lower in _AFTERWARDS:
            break
        elif t.pos in ("ADJ", "ADV") or t.tag in ("VBN", "VBG") or t.lower in _DONE_TO:
            loose.append(i)
        elif t.lower not in _PASSED_OVER:
            break
        i += 1
    return nouns, loose, i


def _goes_on(tokens: Sequence[Token], i: int) -> bool:
    return tokens[i].lower in _JOINS and i + 1 < len(tokens) and tokens[i + 1].pos in ("NOUN", "ADJ")


def _of(tokens: Sequence[Token], at: int) -> list[str]:
    """Lemmas of the nouns after an "of" at *at*: "tonnes of grain"."""
    out: list[str] = []
    if at < len(tokens) and tokens[at].lower == "of":
        for t in tokens[at + 1 : at + 5]:
            if t.pos in _NOUNS:
                out.append(t.lemma)
            elif t.pos not in ("DET", "ADJ", "PRON"):
                break
    return out


def slot_of(tokens: Sequence[Token], at: int) -> tuple[str, ...]:
    """The governing verb's lemma, the figure's function for it, then nouns on the way up and the subject.

    Passives are turned around, so that who is killed is the object of the killing.
    """
    if not 0 <= at < len(tokens):
        return ()
    verb = climb(tokens, tokens[at].head if tokens[at].head != at else at, VERBS)
    i, between = at, []
    for _ in range(12):
        up = tokens[i].head
        if up in (verb, i):
            break
        i = up
        if tokens[i].pos in ("NOUN", "PROPN"):
            between += [
                tokens[i].lemma,
                *(tokens[k].lemma for k in tokens[i].kids if tokens[k].dep in ("compound", "amod")),
            ]
    if verb < 0:
        return ("", tokens[i].dep, *between)
    function = tokens[i].dep
    if function == "nsubjpass":
        function = "dobj"
    if function in ("punct", "npadvmod", "nummod", "dep"):
        function = "dobj" if i > verb else "nsubj"
    for k in tokens[verb].kids:
        if tokens[k].dep in ("nsubj", "nsubjpass") and k != i:
            between += [
                tokens[k].lemma,
                *(tokens[j].lemma for j in tokens[k].kids if tokens[j].dep in ("compound", "amod", "nmod")),
            ]
    return (tokens[verb].lemma, function, *between)
