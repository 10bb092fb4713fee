"""What a survey finds, told behind it: "In the latest poll, Vass leads by four points"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.attribution import tree
from checker.attribution.clauses import Found, lemma_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from checker.attribution.lexicon import Lexicon

_NO_FINDING = frozenset({"conduct", "take", "poll", "survey", "interview", "question", "vote"})


def fronted(prep: Token, lexicon: Lexicon) -> Found | None:
    """The clause behind "In the poll," at the start of a sentence, where it has no cue of its own.

    The phrases of the rules that are a preposition and a noun ("in poll") say which nouns find something.
    """
    if prep.pos_ != "ADP" or prep.dep_ != "prep" or prep.head.pos_ not in ("VERB", "AUX"):
        return None
    noun, doc, sentence = tree.child(prep, "pobj"), prep.doc, prep.sent
    rule = lexicon.phrase(f"{prep.lower_} {noun.lemma_.lower()}") if noun is not None else None
    if noun is None or rule is None or any(doc[i].is_alpha for i in range(sentence.start, prep.i)):
        return None
    start, end = tree.phrase(noun)
    verb = prep.head
    if end >= sentence.end or doc[end].text != "," or verb.i < end or verb.lemma_.lower() in _NO_FINDING:
        return None
    entry = lemma_of(verb, lexicon)[1]
    told = entry is not None and entry.first.reports == "speech" and tree.child(verb, "ccomp") is not None
    subject = tree.child(verb, "expl", "nsubj", "nsubjpass")
    if told or subject is None or subject.i < end:
        return None
    content = tree.trimmed(doc, tree.stretch(subject)[0], sentence.end)
    return Found(
        prep.i,
        f"{prep.lower_} {noun.lemma_.lower()}",
        "according-to",
        (content,),
        ((start, end),),
        ((prep.i, prep.i + 1),),
        rule,
        False,
    )
