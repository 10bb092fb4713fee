"""Content around a cue clause, read off commas where the parser loses it: "The plan, he said, is dead"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.attribution import tree

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Stretch = tuple[int, int]
_ENOUGH = ("nsubj", "dobj", "xcomp", "aux", "auxpass")  # with one of these the parser read the sentence's end


def inside(verb: Token, who: Token | None) -> tuple[str, list[Stretch], list[int]]:
    """Content around a cue clause that the parser hung inside it: "The plan, he said, is dead"."""
    if who is None or abs(who.i - verb.i) > 12:
        return "", [], []
    doc, sentence = verb.doc, verb.sent
    start = min([verb.i, tree.phrase(who)[0], *(t.i for t in tree.cue_tokens(verb))])
    end = max([verb.i + 1, tree.phrase(who)[1] if who.i > verb.i else 0, *(t.i + 1 for t in tree.cue_tokens(verb))])
    left = start - 1
    if start <= sentence.start or (doc[left].text not in (",", "—", "–", "-", "(") and verb.dep_ != "parataxis"):
        return "", [], []
    limit = sentence.end
    while limit > end and (doc[limit - 1].is_space or doc[limit - 1].text in ".!?"):
        limit -= 1
    pieces = [tree.trimmed(doc, sentence.start, start)]
    after = end
    if after < limit and doc[after].text in (",", "—", "–", "-", ")"):
        pieces.append(tree.trimmed(doc, after, limit))
    elif after < limit and not adjunct(doc, verb, after, limit):
        return "", [], []
    pieces = [(s, e) for s, e in pieces if s < e]
    if not pieces or pieces[0][1] - pieces[0][0] < 2:
        return "", [], []
    return "parenthetical", pieces, []


def adjunct(doc: Doc, verb: Token, start: int, end: int) -> bool:
    """Whether tokens *start* to *end* hang on the cue's *verb* as circumstances of speaking."""
    own = tree.below(verb)
    return all(i in own for i in range(start, end)) and doc[start].dep_ in (
        "prep",
        "npadvmod",
        "advmod",
        "advcl",
        "dative",
        "dobj",
    )


def closing(verb: Token) -> tuple[Stretch, Stretch] | None:
    """(content, source) of a sentence that ends with its cue: "The dam held, the report, leaked on Friday, noted."

    Only where the parser gave the verb neither a clause nor an object. Segments between commas that modify the source
    (a participle, a relative clause) belong to the source.
    """
    doc, sentence = verb.doc, verb.sent
    last = sentence.end - 1
    while last > sentence.start and (doc[last].is_space or doc[last].is_punct):
        last -= 1
    if verb.i != last or verb.tag_ not in ("VBD", "VBZ", "VBP", "VBN") or tree.child(verb, *_ENOUGH) is not None:
        return None
    commas = [i for i in range(sentence.start, verb.i) if doc[i].text == ","]
    while commas:
        comma = commas.pop()
        first = doc[comma + 1]
        if comma + 1 == verb.i or first.tag_ in ("VBN", "VBG") or first.lower_ in ("who", "which", "whose"):
            continue
        if first.pos_ not in ("PROPN", "NOUN", "PRON", "DET", "ADJ", "NUM") or comma - sentence.start < 2:
            return None
        source = tree.trimmed(doc, comma + 1, verb.i)
        if any(doc[i].tag_ in ("VBD", "VBZ", "VBP", "MD") and doc[i].dep_ != "relcl" for i in range(*source)):
            return None
        return tree.trimmed(doc, sentence.start, comma), source
    return None
