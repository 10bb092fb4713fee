"""Cues that are no verbs: "according to X", "her claim that ...", "is confident that ...", phrases of the lexicon."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from checker.attribution import surveys, tree
from checker.attribution.clauses import Found
from checker.attribution.complements import occasion, spread
from checker.attribution.lexicon import Entry, Lexicon
from checker.attribution.rules import CueRule
from checker.lexicon import words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_LINKING = {"be", "remain", "become", "seem", "feel", "sound", "stay"}
_UTTERS = words("verbs", "utters")
_NOT_WHO = {"plan", "schedule", "size", "taste", "need", "ability", "age"}


def others(doc: Doc, lexicon: Lexicon) -> Iterator[Found]:
    """Every noun, adjective and phrase of *doc* that could be a cue with content."""
    for token in doc:
        if token.is_space or token.is_punct:
            continue
        found = _phrase(token, lexicon) or surveys.fronted(token, lexicon)
        if found is None and token.pos_ == "NOUN":
            found = _noun(token, lexicon)
        elif found is None and token.pos_ == "ADJ":
            found = _adjective(token, lexicon)
        if found is not None:
            yield found


def _found(
    head: Token,
    lemma: str,
    complement: str,
    content: list[tuple[int, int]],
    who: Token | None,
    cue: list[int],
    rule: CueRule | None,
) -> Found | None:
    inside = {i for s, e in content for i in range(s, e)}
    phrases = [tree.phrase(who)] if who is not None else []
    source = tuple(s for s in phrases if not any(i in inside for i in range(*s)))
    taken = {i for s, e in source for i in range(s, e)} | inside
    words = [i for i in cue if i not in taken] or [head.i]
    if not content:
        return None
    return Found(head.i, lemma, complement, tuple(content), source, tuple(tree.runs(words)), rule, tree.negated(head))


def _phrase(token: Token, lexicon: Lexicon) -> Found | None:
    """A phrase of the lexicon with its source behind it and its content around it: "according to X, ..."."""
    for length, rule in lexicon.phrases_at(token):
        last = token.doc[token.i + length - 1]
        who = tree.child(last, "pobj") or next(
            (c for c in last.children if c.i > last.i and c.dep_ in ("dobj", "nsubj")), None
        )
        if last.pos_ in ("ADP", "SCONJ", "VERB", "PART") and token.pos_ != "NOUN" and token.dep_ != "nsubj":
            if who is None or who.lemma_.lower() in _NOT_WHO:
                continue
            content = _sentence_without(token, last, who)
            cue = list(range(token.i, token.i + length))
            lemma = " ".join(t.lower_ for t in token.doc[token.i : token.i + length])
            return _found(token, lemma, "according-to", content, who, cue, rule)
    return None


def _sentence_without(first: Token, last: Token, who: Token) -> list[tuple[int, int]]:
    """The clause that a phrase of attribution belongs to, less the phrase itself."""
    doc, sentence = first.doc, first.sent
    top = first
    while top.head != top and (
        top.dep_ in ("prep", "pobj", "pcomp", "advmod", "acl", "amod") or top.pos_ not in ("VERB", "AUX")
    ):
        top = top.head
        if top.pos_ in ("VERB", "AUX"):
            break
    hidden = {t.i for t in who.subtree} | set(range(first.i, last.i + 1))
    end = max(hidden) + 1
    start_phrase = min(hidden)
    limit = sentence.end
    while limit > end and (doc[limit - 1].is_space or doc[limit - 1].text in ".!?"):
        limit -= 1
    before = tree.trimmed(doc, sentence.start, start_phrase)
    after = tree.trimmed(doc, end, limit)
    if top.dep_ in ("advcl", "relcl", "ccomp", "conj") and before[1] - before[0] > 3:
        start = max(min(t.i for t in top.subtree), sentence.start)
        before = tree.trimmed(doc, start, start_phrase) if start < start_phrase else before
    out = [s for s in (before, after) if s[1] - s[0] >= 2]
    if (
        len(out) == 2
        and start_phrase - sentence.start > 3
        and out[1][0] < limit
        and doc[end - 1 if end >= limit else end].text != ","
    ):
        return out[:1]
    return out


def _noun(noun: Token, lexicon: Lexicon) -> Found | None:
    """A noun with its content: "the claim that", "her call for", "his warning of"; the possessor is the source."""
    entry = lexicon.noun(noun.lemma_.lower()) or lexicon.patterned(noun)
    if entry is None:
        return None
    kind, content, used = _noun_content(noun, entry)
    if not content:
        return None
    who = tree.possessor(noun)
    if who is not None and any(s <= who.i < e for s, e in content):
        who = None
    if who is None and noun.dep_ in ("dobj", "pobj", "attr"):
        verb = noun.head.head if noun.dep_ == "pobj" else noun.head
        if verb.pos_ in ("VERB", "AUX") and verb.lemma_.lower() in _UTTERS:
            who = tree.subject(verb)
    det = [c.i for c in noun.children if c.dep_ in ("det", "amod", "compound") and c.i < noun.i]
    return _found(noun, noun.lemma_.lower(), f"noun:{kind}", content, who, [*det, noun.i, *used], entry.first)


def _noun_content(noun: Token, entry: Entry) -> tuple[str, list[tuple[int, int]], list[int]]:
    clause = next(
        (c for c in noun.children if c.dep_ in ("acl", "ccomp", "relcl") and c.i > noun.i and _complementizer(c)), None
    )
    if clause is None:
        clause = next((c for who in (tree.possessor(noun),) if who for c in who.children if _belongs(c, who)), None)
    if clause is not None:
        return "clause", spread(noun.doc, clause, noun), []
    infinitive = next(
        (
            c
            for c in noun.children
            if c.dep_ == "acl" and c.i > noun.i and any(x.lower_ == "to" and x.dep_ == "aux" for x in c.children)
        ),
        None,
    )
    if infinitive is not None and entry.takes("infinitive"):
        return "infinitive", spread(noun.doc, infinitive, noun), []
    if noun.dep_ == "nsubj" and noun.head.lemma_ == "be":
        predicate = tree.child(noun.head, "ccomp", "xcomp")
        if predicate is not None and predicate.i > noun.head.i:
            return "is", spread(noun.doc, predicate, noun.head), [noun.head.i]
    for prep in tree.children(noun, "prep"):
        inner = tree.child(prep, "pobj", "pcomp")
        if inner is not None and entry.preposition(prep.lower_) and not occasion(prep):
            if prep.lower_ == "of" and tree.possessor(noun) == inner:
                continue
            return f"preposition:{prep.lower_}", spread(noun.doc, inner, noun), [prep.i]
    return "", [], []


def _belongs(clause: Token, who: Token) -> bool:
    """Whether a clause behind a noun's source is the noun's: "the warning from the insurers | that fees would rise"."""
    return clause.dep_ in ("relcl", "acl") and clause.i > who.i and _complementizer(clause)


def _complementizer(clause: Token) -> bool:
    """Whether a clause behind a noun is its content ("the claim that it fell") and no relative clause."""
    that = next((c for c in clause.children if c.lower_ in ("that", "whether") and c.i < clause.i), None)
    if that is None or that.dep_ == "mark":
        return that is not None
    modal = any(c.tag_ == "MD" for c in clause.children)  # "that the levy would end": parsed as if it were relative
    return that.dep_ == "dobj" and modal and tree.child(clause, "nsubj", "nsubjpass") is not None


def _adjective(adjective: Token, lexicon: Lexicon) -> Found | None:
    """A predicate adjective with its content: "was adamant that the deal stands"."""
    entry = lexicon.adjective(adjective.lemma_.lower()) or lexicon.patterned(adjective)
    verb = adjective.head
    if entry is None or adjective.dep_ not in ("acomp", "oprd", "conj") or verb.lemma_ not in _LINKING:
        return None
    clause = tree.child(adjective, "ccomp", "xcomp") or tree.child(verb, "ccomp")
    used: list[int] = []
    content: list[tuple[int, int]] = []
    kind = "clause"
    if clause is not None and clause.i > adjective.i:
        content = spread(adjective.doc, clause, adjective)
    else:
        for prep in tree.children(adjective, "prep"):
            inner = tree.child(prep, "pobj", "pcomp")
            if inner is not None and entry.preposition(prep.lower_):
                kind, content, used = f"preposition:{prep.lower_}", spread(adjective.doc, inner, adjective), [prep.i]
                break
    cue = [t.i for t in tree.cue_tokens(verb)] + [adjective.i, *used]
    return _found(
        adjective, adjective.lemma_.lower(), f"adjective:{kind}", content, tree.subject(verb), cue, entry.first
    )
