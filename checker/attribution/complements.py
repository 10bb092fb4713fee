"""What hangs on a verb as its content: the complement, its words, and the words it lends to the cue."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.attribution import around, tree
from checker.attribution.lexicon import Entry
from checker.lexicon import words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

ADDRESSED = words("verbs", "addressed")
_ASKING = {"ask", "advise", "show", "teach"}
_FIGURED = {"put at", "place at", "estimate at", "value at"}
_HOURS = words("calendar", "hour")
_WH = words("grammar", "asking")
_TIMES = (
    words("calendar", "weekday")
    | words("calendar", "month")
    | words("calendar", "when-said")
    | words("documents", "when-said")
)
_OCCASIONS = words("grammar", "occasion")


def content(
    verb: Token, lemma: str, entry: Entry | None, who: Token | None
) -> tuple[str, list[tuple[int, int]], list[int]]:
    """(complement, stretches of the content, further cue tokens) of *verb*."""
    clause = next((c for c in tree.children(verb, "ccomp") if c != who), None)
    if clause is None and entry is not None and entry.takes("question"):
        clause = _asked_when(verb)
    if clause is not None:
        pieces = spread(verb.doc, clause, verb)
        return _clause_label(clause, verb), _listed(verb, clause, who, pieces), []
    saying = _as_saying(verb)
    if saying is not None:
        return "as-saying", spread(verb.doc, saying, verb), []
    passive = tree.passive(verb)
    about = _about(verb, passive)
    if lemma in _FIGURED:
        return _figured(verb, about)
    open_clause = tree.child(verb, "xcomp", "oprd")
    if open_clause is not None:
        return _open_clause(verb, lemma, open_clause, about)
    if about is not None and lemma not in ADDRESSED:
        return _object(verb, about, entry, passive)
    found = _prepositional(verb, lemma, entry)
    if found is None and about is not None and entry is not None and entry.takes("object") and lemma in _ASKING:
        found = ("object", [_np(about, verb)], [])
    return found or around.inside(verb, who)


def _asked_when(verb: Token) -> Token | None:
    """The clause in "has not said when the branch will open", which the parser takes for a time of not saying it."""
    clause = tree.child(verb, "advcl")
    if clause is None or not tree.negated(verb) or tree.child(clause, "nsubj", "nsubjpass") is None:
        return None
    first = verb.doc[verb.i + 1] if verb.i + 1 < len(verb.doc) else verb
    return clause if first.lower_ in _WH and first.head == clause else None


def _listed(verb: Token, clause: Token, who: Token | None, pieces: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """*pieces* with the other clauses of a list, and with a condition in front of a cue between commas.

    "said the well was dry, | the pump had failed and nobody would pay"; "If it rains, | she said, the well will fill".
    """
    doc = verb.doc
    if not pieces or clause.i < verb.i:
        return pieces
    for other in tree.children(verb, "ccomp"):
        if other not in (clause, who) and other.i > clause.i and tree.child(other, "nsubj", "nsubjpass") is not None:
            more = spread(doc, other, verb)
            gap = "".join(doc[i].text for i in range(pieces[-1][1], more[0][0])) if more else ""
            if more and more[0][0] >= pieces[-1][1] and (gap == "," or (not gap and doc[more[0][0]].is_lower)):
                pieces = [*pieces[:-1], (pieces[-1][0], more[0][1]), *more[1:]]
    front = tree.child(verb, "advcl")
    if front is not None and who is not None and front.i < who.i < verb.i and verb.i + 1 < len(doc):
        stretch = tree.stretch(front)
        if doc[verb.i + 1].text == "," and doc[stretch[1]].text == "," and stretch[1] + 1 >= tree.phrase(who)[0]:
            pieces = [tree.trimmed(doc, *stretch), *pieces]
    return pieces


def _clause_label(clause: Token, verb: Token) -> str:
    to = tree.child(clause, "aux")
    if clause.pos_ in ("NOUN", "ADJ", "PROPN") and tree.child(clause, "mark", "aux", "auxpass") is None:
        return "small-clause"
    if to is not None and to.lower_ == "to":
        return "infinitive"
    if clause.i < verb.i:
        return "parenthetical"
    return "question" if _is_question(clause) else "clause"


def _about(verb: Token, passive: bool) -> Token | None:
    """The object, or what a passive is said about."""
    if not passive:
        return tree.child(verb, "dobj")
    return tree.child(verb, "nsubjpass") or (verb.head if verb.dep_ == "acl" else None)


def _open_clause(
    verb: Token, lemma: str, clause: Token, about: Token | None
) -> tuple[str, list[tuple[int, int]], list[int]]:
    """An infinitive, gerund or small clause, with the object it is said of: "urged drivers to stay"."""
    to = any(c.lower_ == "to" and c.dep_ == "aux" for c in clause.children)
    label = "infinitive" if to else "gerund" if clause.tag_ == "VBG" else "small-clause"
    pieces = spread(verb.doc, clause, verb)
    prep = next((p for p in tree.children(verb, "prep") if lemma.endswith(f" {p.lower_}")), None)
    if prep is not None and about is None:  # "called on both armies to spare the hospital"
        about = tree.child(prep, "pobj")
    if about is not None and (lemma not in ADDRESSED or label == "small-clause"):
        pieces = [_np(about, verb), *pieces]
    return label, pieces, []


def _prepositional(verb: Token, lemma: str, entry: Entry | None) -> tuple[str, list[tuple[int, int]], list[int]] | None:
    """ "called for a ban": the object of a preposition that the verb's rule names."""
    for prep in tree.children(verb, "prep", "dative"):
        known = entry is not None and (entry.preposition(prep.lower_) or lemma.endswith(" " + prep.lower_))
        inner = tree.child(prep, "pobj", "pcomp", "prep")
        if prep.i > verb.i and known and inner is not None and not occasion(prep):
            return f"preposition:{prep.lower_}", spread(verb.doc, inner, verb), [prep.i] if prep.i - verb.i <= 3 else []
    return None


def _object(
    verb: Token, about: Token, entry: Entry | None, passive: bool
) -> tuple[str, list[tuple[int, int]], list[int]]:
    """Verb + object, with the prepositional part that belongs to it ("accused X of Y")."""
    pieces = [_np(about, verb)]
    for prep in tree.children(verb, "prep"):
        if (
            prep.i > verb.i
            and prep.i > about.i - (10**6 if passive else 0)
            and not occasion(prep)
            and ((entry is not None and entry.preposition(prep.lower_)) or prep.lower_ in ("as", "of"))
        ):
            pieces.append(tree.trimmed(verb.doc, *tree.stretch(prep)))
    after = _after_agent(verb, entry) if passive else None
    if after is not None:
        pieces.append(tree.trimmed(verb.doc, *tree.stretch(after)))
    if not passive:
        pieces[-1] = (pieces[-1][0], _with_deed(verb, pieces[-1][1]))
    return ("passive" if passive else "object"), pieces, []


def _figured(verb: Token, about: Token | None) -> tuple[str, list[tuple[int, int]], list[int]]:
    """What is put at a figure, with the figure: "put | the number of dead at 37"."""
    for prep in tree.children(verb, "prep"):
        inside = list(prep.subtree)
        figure = any(t.like_num for t in inside) and not any(t.lower_ in _HOURS or ":" in t.text for t in inside)
        if prep.lower_ == "at" and prep.i > verb.i and figure and about is not None and verb.dep_ != "acl":
            return "object", [_np(about, verb), tree.trimmed(verb.doc, *tree.stretch(prep))], []
    return "", [], []


def _with_deed(verb: Token, end: int) -> int:
    """The end of a phrase with the deed behind it: "anger at the council | closing the mill", which is no adjunct."""
    doc = verb.doc
    if end >= len(doc) or doc[end].tag_ != "VBG" or doc[end].dep_ != "advcl" or doc[end].head != verb:
        return end
    whose = doc[end - 1]
    if whose.dep_ != "pobj" or whose.head.lower_ not in ("about", "at", "over"):
        return end
    return tree.trimmed(doc, *tree.stretch(doc[end]))[1]


def _after_agent(verb: Token, entry: Entry | None) -> Token | None:
    """The "of hiding it" of "was accused by X of hiding it", which the parser hangs on X."""
    who = tree.agent(verb)
    if who is None or entry is None:
        return None
    return next(
        (
            p
            for p in tree.children(who, "prep")
            if p.i > who.i and entry.preposition(p.lower_) and (p.lower_ != "of" or tree.child(p, "pcomp") is not None)
        ),
        None,
    )


def _np(noun: Token, verb: Token) -> tuple[int, int]:
    own = [verb] if verb.i in tree.below(noun) else []
    return tree.trimmed(verb.doc, *tree.stretch(noun, without=own))


def _as_saying(verb: Token) -> Token | None:
    """The clause in "was quoted by the paper as saying (that) ..."."""
    for prep in tree.children(verb, "prep"):
        inner = tree.child(prep, "pcomp")
        if prep.lower_ == "as" and inner is not None and inner.tag_ == "VBG":
            return tree.child(inner, "ccomp") or None
    return None


def _is_question(clause: Token) -> bool:
    first = min((t for t in clause.subtree if not t.is_punct), key=lambda t: t.i, default=clause)
    return first.lower_ in _WH and first.dep_ != "relcl"


def occasion(prep: Token) -> bool:
    """Whether a prepositional phrase tells when or where something was said, not what."""
    inner = tree.child(prep, "pobj")
    if prep.lower_ not in _OCCASIONS:
        return False
    return inner is None or inner.lower_ in _TIMES or inner.lemma_.lower() in _TIMES or inner.like_num


def spread(doc: Doc, head: Token, verb: Token) -> list[tuple[int, int]]:
    """The stretches of *head*'s clause without the cue's own words; small gaps of punctuation are closed."""
    own = {t.i for t in verb.subtree}
    below = {t.i for t in head.subtree}
    shut = own if verb.i in below else set()
    shut |= {t.i for c in head.conjuncts if tree.adds(c) and c.head == head for t in c.subtree}
    numbers = sorted(below - shut)
    out: list[tuple[int, int]] = []
    for start, end in tree.runs(numbers):
        if out and all(doc[i].is_punct or doc[i].is_space for i in range(out[-1][1], start)):
            out[-1] = (out[-1][0], end)
        else:
            out.append((start, end))
    out = [tree.trimmed(doc, s, e) for s, e in out]
    return [(s, e) for s, e in out if s < e and any(doc[i].is_alpha or doc[i].like_num for i in range(s, e))]
