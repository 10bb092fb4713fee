"""Verbs that report, read off the dependency parse: whose words, and what hangs on the verb as content.

A verb's complement is one of: clause (with or without "that"), question (wh- or if-clause), infinitive, gerund,
small-clause ("called it a lie"), object ("announced a plan"), preposition ("called for a ban"), passive ("the plan was
announced by X"), parenthetical ("the plan, he said, is dead"), relative ("which he said were false").
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from checker.attribution import around, tree
from checker.attribution.lexicon import Entry, Lexicon
from checker.attribution.rules import CueRule

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

ADDRESSED = {"tell", "inform", "brief", "notify", "advise", "remind", "assure", "reassure", "warn", "caution", "ask",
             "forewarn", "convince", "persuade", "show", "teach", "instruct", "text", "email", "message"}
_WH = {"who", "what", "when", "where", "why", "how", "which", "whose", "whom", "whether", "if"}
_TIMES = {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march",
          "april", "may", "june", "july", "august", "september", "october", "november", "december", "today", "yesterday",
          "tonight", "tomorrow", "morning", "afternoon", "evening", "night", "week", "month", "year", "day", "noon",
          "weekend", "interview", "statement", "tweet", "speech", "conference", "briefing", "email", "e-mail", "letter",
          "post", "twitter", "facebook", "rally", "report", "note", "video", "memo", "press", "release", "debate"}
_OCCASIONS = {"in", "on", "at", "during", "after", "before", "since", "via", "through", "within", "outside", "while", "when",
              "following", "until", "by"}

_GROUPS = {"as-saying": "clause", "parenthetical": "clause", "relative": "clause", "passive": "object", "is": "clause",
           "according-to": "clause", "closing": "clause"}


@dataclass(frozen=True, slots=True)
class Found:
    """A verb that may report: token numbers of its parts as half-open stretches, and how it takes its content."""

    verb: int
    lemma: str
    complement: str
    content: tuple[tuple[int, int], ...]
    source: tuple[tuple[int, int], ...]
    cue: tuple[tuple[int, int], ...]
    rule: CueRule | None
    negated: bool


def lemma_of(verb: Token, lexicon: Lexicon) -> tuple[str, Entry | None]:
    """Dictionary form of *verb* with a particle or preposition where the lexicon knows the pair, and its entry."""
    base = verb.lemma_.lower()
    for c in verb.children:
        if c.i > verb.i and (c.dep_ in ("prt", "prep") or (c.dep_ == "advmod" and c.i == verb.i + 1)):
            entry = lexicon.verb(f"{base} {c.lower_}")
            if entry is not None:
                return f"{base} {c.lower_}", entry
    return base, lexicon.verb(base)


def verbs(doc: Doc, lexicon: Lexicon) -> Iterator[Found]:
    """Every verb of *doc* with a complement that could be content, known to the lexicon or not."""
    for token in doc:
        if token.pos_ == "VERB" and token.tag_.startswith("V") and not token.is_space:
            found = _read(token, lexicon)
            if found is not None:
                yield found


def _read(verb: Token, lexicon: Lexicon) -> Found | None:
    lemma, entry = lemma_of(verb, lexicon)
    who = tree.subject(verb)
    closing = around.closing(verb) if entry is not None and entry.takes("clause") else None
    if closing is not None:
        complement, pieces, used, source = "closing", [closing[0]], [], (closing[1],)
    else:
        complement, pieces, used = _content(verb, lemma, entry, who)
        source = (tree.phrase(who),) if who is not None else ()
    if not pieces:
        return None
    inside = {i for s, e in pieces for i in range(s, e)}
    source = tuple(kept for stretch in source for kept in [_outside(stretch, who, inside)] if kept[0] < kept[1])
    cue = [t.i for t in tree.cue_tokens(verb) if t.i not in inside] + [i for i in used if i not in inside]
    cue = [i for i in cue if not any(s <= i < e for s, e in source)]
    rule = entry.takes(group(complement)) or entry.first if entry is not None else None
    return Found(verb.i, lemma, complement, tuple(pieces), source, tuple(tree.runs([*cue, verb.i])), rule,
                 tree.negated(verb))


def group(complement: str) -> str:
    """The word of a rule's ``takes`` for a complement's label."""
    base, _, rest = complement.partition(":")
    if base in ("noun", "adjective"):
        base = rest.split(":")[0]
    return _GROUPS.get(base, base)


def _content(verb: Token, lemma: str, entry: Entry | None, who: Token | None
             ) -> tuple[str, list[tuple[int, int]], list[int]]:
    """(complement, stretches of the content, further cue tokens) of *verb*."""
    doc = verb.doc
    clause = next((c for c in tree.children(verb, "ccomp") if c != who), None)
    if clause is not None:
        label = "question" if _is_question(clause) else "clause"
        if clause.i < verb.i:
            label = "parenthetical"
        small = not any(c.dep_ in ("mark", "aux", "auxpass") for c in clause.children) and clause.pos_ in ("NOUN", "ADJ", "PROPN")
        pieces = spread(doc, clause, verb)
        if small:
            label = "small-clause"
        elif (child := tree.child(clause, "aux")) is not None and child.lower_ == "to":
            label = "infinitive"
        return label, pieces, []
    passive = tree.passive(verb)
    about = tree.child(verb, "dobj") if not passive else (tree.child(verb, "nsubjpass") or (
        verb.head if verb.dep_ == "acl" else None))
    open_clause = tree.child(verb, "xcomp", "oprd")
    saying = _as_saying(verb)
    if saying is not None:
        return "as-saying", spread(doc, saying, verb), []
    pieces: list[tuple[int, int]] = []
    used: list[int] = []
    label = ""
    if open_clause is not None:
        to = any(c.lower_ == "to" and c.dep_ == "aux" for c in open_clause.children)
        label = "infinitive" if to else "gerund" if open_clause.tag_ == "VBG" else "small-clause"
        pieces = spread(doc, open_clause, verb)
        if (about is not None and lemma not in ADDRESSED) or (label == "small-clause" and about is not None):
            pieces = [_np(about, verb), *pieces]
        return label, pieces, used
    if about is not None and lemma not in ADDRESSED:
        return _object(verb, about, entry, passive)
    for prep in tree.children(verb, "prep", "dative"):
        if prep.i > verb.i and entry is not None and (
                entry.preposition(prep.lower_) or lemma.endswith(" " + prep.lower_)) and not occasion(prep):
            inner = tree.child(prep, "pobj", "pcomp", "prep")
            if inner is not None:
                return f"preposition:{prep.lower_}", spread(doc, inner, verb), [prep.i] if prep.i - verb.i <= 3 else []
    if about is not None and entry is not None and entry.takes("object") and lemma in ("ask", "advise", "show", "teach"):
        return "object", [_np(about, verb)], []
    return around.inside(verb, who)


def _object(verb: Token, about: Token, entry: Entry | None, passive: bool) -> tuple[str, list[tuple[int, int]], list[int]]:
    """Verb + object, with the prepositional part that belongs to it ("accused X of Y")."""
    pieces = [_np(about, verb)]
    for prep in tree.children(verb, "prep"):
        if prep.i > verb.i and prep.i > about.i - (10**6 if passive else 0) and not occasion(prep) and (
                (entry is not None and entry.preposition(prep.lower_)) or prep.lower_ in ("as", "of")):
            pieces.append(tree.trimmed(verb.doc, *tree.stretch(prep)))
    after = _after_agent(verb, entry) if passive else None
    if after is not None:
        pieces.append(tree.trimmed(verb.doc, *tree.stretch(after)))
    return ("passive" if passive else "object"), pieces, []


def _after_agent(verb: Token, entry: Entry | None) -> Token | None:
    """The "of hiding it" of "was accused by X of hiding it", which the parser hangs on X."""
    who = tree.agent(verb)
    if who is None or entry is None:
        return None
    return next((p for p in tree.children(who, "prep") if p.i > who.i and entry.preposition(p.lower_)
                 and (p.lower_ != "of" or tree.child(p, "pcomp") is not None)), None)


def _np(noun: Token, verb: Token) -> tuple[int, int]:
    own = [verb] if verb.i in {t.i for t in noun.subtree} else []
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
    numbers = sorted(below - shut)
    out: list[tuple[int, int]] = []
    for start, end in tree.runs(numbers):
        if out and all(doc[i].is_punct or doc[i].is_space for i in range(out[-1][1], start)):
            out[-1] = (out[-1][0], end)
        else:
            out.append((start, end))
    out = [tree.trimmed(doc, s, e) for s, e in out]
    return [(s, e) for s, e in out if s < e and any(doc[i].is_alpha or doc[i].like_num for i in range(s, e))]


def _outside(stretch: tuple[int, int], who: Token | None, inside: set[int]) -> tuple[int, int]:
    """A source's *stretch* up to where content (*inside*) begins behind its head; empty where its head is content."""
    start, end = stretch
    if who is None or not start <= who.i < end:
        return stretch if not any(i in inside for i in range(start, end)) else (start, start)
    if who.i in inside or any(i in inside for i in range(start, who.i)):
        return start, start
    return start, min([end, *(i for i in inside if i > who.i)])


def complement(verb: Token, rule: CueRule) -> str:
    """The complement of *verb* where *rule* names it."""
    return _content(verb, verb.lemma_.lower(), Entry((rule,)), tree.subject(verb))[0]


def named(found: Found) -> bool:
    """Whether the rule behind *found* names its complement."""
    if found.rule is None:
        return False
    base = group(found.complement)
    return base in found.rule.takes or (base == "preposition" and " " in found.lemma and not found.rule.only)
