"""Cue rules made ready for look-up: by lemma, by phrase, and the constructions to ignore."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from checker.attribution.patterns import Patterns
from checker.attribution.rules import CueRule

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_BRITISH = (("ise", "ize"), ("yse", "yze"), ("our", "or"))


def own(rule: CueRule) -> bool:
    """Whether *rule* was written by the people who use checker: it does not stand among the shipped ones."""
    return bool(rule.origin) and not rule.shipped


@dataclass(frozen=True, slots=True)
class Entry:
    """What the rules know of one word: people's own rules before the shipped ones, speech before attitude."""

    rules: tuple[CueRule, ...]

    @property
    def first(self) -> CueRule:
        """The rule that explains the word."""
        return self.rules[0]

    def takes(self, complement: str) -> CueRule | None:
        """The first rule under which the word takes *complement*."""
        return next((r for r in self.rules if complement in r.takes), None)

    def preposition(self, word: str) -> CueRule | None:
        """The first rule under which the object of the preposition *word* is content."""
        return next((r for r in self.rules if word in r.prepositions), None)


class Lexicon:
    """The cue rules by the words they name."""

    def __init__(self, rules: Iterable[CueRule]) -> None:
        self.rules = tuple(rules)
        words: dict[tuple[str, str], list[CueRule]] = defaultdict(list)
        for rule in self.rules:
            for pos, group in (("VERB", rule.verbs), ("NOUN", rule.nouns), ("ADJ", rule.adjectives)):
                for word in group:
                    words[pos, word.lower()].append(rule)
        self._words = {
            key: Entry(tuple(sorted(found, key=lambda r: (not own(r), r.reports != "speech"))))
            for key, found in words.items()
        }
        self._forms = {form: word for pos, word in sorted(words) if pos == "VERB" for form in inflected(word)}
        self._phrases = _by_first((p.lower().split(), r) for r in self.rules for p in r.phrases)
        self._ignored = _by_any((p.split(), r) for r in self.rules for p in r.ignore)
        self._patterns = Patterns(self.rules)

    def base(self, verb: Token) -> str:
        """Dictionary form of *verb*: the lemmatizer's, or where no rule has it, the rule's word that has this form.

        The lemmatizer cuts words that it does not know by ending alone ("harrumphed" to "harrumphe"), and those are
        the words that people add.
        """
        lemma = verb.lemma_.lower()
        return lemma if ("VERB", lemma) in self._words else self._forms.get(verb.lower_, lemma)

    def verb(self, lemma: str) -> Entry | None:
        """What is known of a verb, by its lemma or "lemma particle"; British and American spellings are one."""
        return self._words.get(("VERB", lemma))

    def noun(self, lemma: str) -> Entry | None:
        """What is known of a noun."""
        return self._words.get(("NOUN", lemma))

    def adjective(self, lemma: str) -> Entry | None:
        """What is known of an adjective."""
        return self._words.get(("ADJ", lemma))

    def patterned(self, head: Token) -> Entry | None:
        """What the token patterns know of *head*, if it is the head of a match."""
        rule = self._patterns.at(head)
        return Entry((rule,)) if rule is not None else None

    def phrases_at(self, token: Token) -> list[tuple[int, CueRule]]:
        """(number of tokens, rule) of every phrase that begins at *token*, longest first."""
        found = []
        for words, rule in self._phrases.get(token.lemma_.lower(), []) + (
            self._phrases.get(token.lower_, []) if token.lower_ != token.lemma_.lower() else []
        ):
            length = _match(token.doc, token.i, words)
            if length:
                found.append((length, rule))
        return sorted(found, key=lambda f: -f[0])

    def phrase(self, words: str) -> CueRule | None:
        """The rule that has the phrase *words*, whatever stands between them in a text."""
        wanted = words.split()
        return next((rule for known, rule in self._phrases.get(wanted[0], ()) if known == wanted), None)

    def ignored(self, head: Token) -> CueRule | None:
        """The rule whose ``ignore`` takes out the construction in which *head* stands, if any."""
        for words, at, rule in (
            entry for form in sorted({head.lemma_.lower(), head.lower_}) for entry in self._ignored.get(form, [])
        ):
            for start in range(head.i - 3 * at, head.i - at + 1) if {"*", "NAME"} & set(words[:at]) else (head.i - at,):
                length = _match(head.doc, start, words, through=head.i) if start >= 0 else 0
                if length and not _modifies(head.doc, start + length - 1):
                    return rule
        return None


def inflected(verb: str) -> tuple[str, ...]:
    """The regular forms of *verb*, and the same with its last letter doubled.

    >>> inflected("hum")
    ('hums', 'hummed', 'humming', 'humed', 'huming')
    """
    if not verb.isalpha():
        return ()
    if verb.endswith("e"):
        return (verb + "s",) if verb.endswith("ee") else (verb + "s", verb + "d", verb[:-1] + "ing")
    if verb.endswith("y") and verb[-2:-1] not in "aeou":
        return (verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing")
    third = verb + ("es" if verb.endswith(("s", "x", "z", "ch", "sh", "o")) else "s")
    return (third, verb + verb[-1] + "ed", verb + verb[-1] + "ing", verb + "ed", verb + "ing")


def _modifies(doc: Doc, last: int) -> bool:
    """Whether a construction's last word only modifies the next: "called the police shootings a tragedy"."""
    return doc[last].dep_ == "compound" and doc[last].head.i > last


def _by_first(phrases: Iterable[tuple[list[str], CueRule]]) -> dict[str, list[tuple[list[str], CueRule]]]:
    out: dict[str, list[tuple[list[str], CueRule]]] = defaultdict(list)
    for words, rule in phrases:
        out[words[0]].append((words, rule))
    return dict(out)


def _by_any(phrases: Iterable[tuple[list[str], CueRule]]) -> dict[str, list[tuple[list[str], int, CueRule]]]:
    """Every word of a construction leads to it, with its place there."""
    out: dict[str, list[tuple[list[str], int, CueRule]]] = defaultdict(list)
    for words, rule in phrases:
        for at, word in enumerate(words):
            if word != "*" and not word.isupper():
                out[word.lower()].append((words, at, rule))
    return dict(out)


def _match(doc: Doc, start: int, words: Sequence[str], through: int = -1) -> int:
    """Number of tokens from *start* that *words* match (0: none); ``*`` is up to three tokens, NAME a name."""
    i = start
    for n, word in enumerate(words):
        if i >= len(doc):
            return 0
        token = doc[i]
        if word == "*":
            return next(
                (i - start + skip + rest for skip in range(4) if (rest := _match(doc, i + skip, words[n + 1 :]))), 0
            )
        if word == "NAME":
            if token.pos_ not in ("PROPN", "PRON") and token.dep_ not in ("poss", "det", "compound"):
                return 0
            ends = [i + 1]
            while ends[-1] < len(doc) and doc[ends[-1]].pos_ in ("PROPN", "NOUN", "ADJ", "PART"):
                ends.append(ends[-1] + 1)
            if n + 1 < len(words):  # the shortest name behind which the rest fits: "Ada's horoscope says"
                fits = ((end, _match(doc, end, words[n + 1 :])) for end in ends)
                found = next((end - start + rest for end, rest in fits if rest), 0)
                return found if found and (through < 0 or start <= through < start + found) else 0
            i = ends[-1] - 1
        elif word.lower() not in (token.lower_, token.lemma_.lower()):
            return 0
        i += 1
    return i - start if through < 0 or start <= through < i or "*" in words else 0
