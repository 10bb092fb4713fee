"""spaCy's attribute ruler and lemmatizer with a memory: the same attributes, and a third less for the whole parse.

The ruler of the English models turns tags into parts of speech and morphology by some 180 token patterns, matched anew
against every token. They look at a token's tag and label and ask whether it is one of some hundred words, so what they
set is a function of these and is kept; for the few patterns of two tokens ("gon" "na") the neighbours are part of the
question. The lemmatizer's answer rests on word, part of speech and morphology, but it keeps only some of its answers
and looks up the others in lists of 57,000 words from end to end. What is not known yet is asked of spaCy's own
components: nothing is decided here. A model whose patterns look at anything else, or that lemmatizes in another way, is
left alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

import numpy as np
from spacy.attrs import DEP, LEMMA, MORPH, ORTH, POS, TAG  # type: ignore[import-not-found]  # compiled
from spacy.lang.en.lemmatizer import EnglishLemmatizer
from spacy.language import Language
from spacy.matcher import Matcher
from spacy.pipeline import AttributeRuler
from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]  # compiled
from spacy.tokens import Doc, Token
from spacy.util import registry
from spacy.vocab import Vocab
from thinc.api import Model

RULER, LEMMATIZER = "checker_attribute_ruler", "checker_lemmatizer"
COMPONENTS: dict[str, dict[str, str]] = {"attribute_ruler": {"factory": RULER}, "lemmatizer": {"factory": LEMMATIZER}}
"""What a pipeline is to be loaded with, as ``config={"components": COMPONENTS}``."""
TOKENIZER = {"@tokenizers": "checker_tokenizer"}
"""The tokenizer to load a model with that brings the whole of its own: it is empty until the model's is read."""
LIMIT = 1 << 17
"""How many words are kept; then the memory starts anew, so that strange texts cannot fill it."""
_READ = [ORTH, TAG, DEP, POS, MORPH, LEMMA]
_SET: list[int | str] = [TAG, DEP, POS, MORPH, LEMMA]
_WORD = frozenset({"ORTH", "TEXT", "LOWER"})
_LISTS = frozenset({"IN", "NOT_IN"})
_Token = tuple[int, ...]
"""What is read of a token, with 0 for a word that no pattern names."""


class RememberingRuler(AttributeRuler):
    """An attribute ruler that puts each question to its patterns once."""

    def __init__(self, vocab: Vocab, name: str = "attribute_ruler", **given: Any) -> None:
        """As spaCy's own; *given* are its keyword arguments."""
        super().__init__(vocab, name, **given)
        self._words: dict[int, int] = {}
        self._alone: dict[_Token, _Token] = {}
        self._among: dict[tuple[int, tuple[_Token, ...]], _Token] = {}
        self._opens: dict[_Token, bool] = {}
        self._named: frozenset[str] = frozenset()
        self._formed: tuple[re.Pattern[str], ...] = ()
        self._openers: Matcher | None = None
        self._unnamed = 0
        self._reach = 0

    def __call__(self, doc: Doc) -> Doc:
        """Set the attributes of *doc* to what spaCy's ruler would set them to."""
        if self._openers is None:
            self._read_patterns()
        if self._reach < 0 or not len(doc):
            return super().__call__(doc)
        if len(self._words) + len(self._among) > LIMIT:
            for memory in (self._words, self._alone, self._among, self._opens):
                memory.clear()
        words, alone = self._words, self._alone
        tokens: list[_Token] = []
        for word, *rest in doc.to_array(_READ).tolist():
            known = words.get(word)
            tokens.append((self._kept(word) if known is None else known, *rest))
        rows = [alone.get(t) or self._ask_alone(t) for t in tokens]
        if self._reach:
            for i in sorted(self._near(tokens)):
                rows[i] = self._ask_among(tokens, i)
        _write(doc, _SET, rows)
        return doc

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 128) -> Iterator[Doc]:
        """:meth:`__call__` for every document of *stream*."""
        for doc in stream:
            yield self(doc)

    def _kept(self, word: int) -> int:
        """*word* where a pattern may tell it from others, else 0."""
        text = self.vocab.strings[word]
        named = text.isspace() or {text, text.lower()} & self._named
        told = bool(named) or any(f.search(text) or f.search(text.lower()) for f in self._formed)
        found = self._words[word] = word if told else 0
        self._unnamed = self._unnamed if told else word
        return found

    def _near(self, tokens: Sequence[_Token]) -> set[int]:
        """Positions on which a pattern of several tokens may bear: where one may begin, and as far as it reaches."""
        opens, last = self._opens, len(tokens)
        begun = [i for i, t in enumerate(tokens) if opens[t]]
        return {k for i in begun for k in range(i, min(last, i + self._reach + 1))}

    def _ask_alone(self, token: _Token) -> _Token:
        assert self._openers is not None
        small = self._text([token])
        self._opens[token] = bool(len(self._openers)) and bool(self._openers(small, allow_missing=True))
        found = self._alone[token] = self._answer(small, 0)
        return found

    def _ask_among(self, tokens: Sequence[_Token], i: int) -> _Token:
        first = max(0, i - self._reach)
        window = tuple(tokens[first : i + self._reach + 1])
        found = self._among.get((i - first, window))
        if found is None:
            found = self._among[i - first, window] = self._answer(self._text(window), i - first)
        return found

    def _answer(self, small: Doc, place: int) -> _Token:
        return tuple(super().__call__(small).to_array(_SET).tolist()[place])

    def _text(self, tokens: Sequence[_Token]) -> Doc:
        doc = Doc(self.vocab, words=[self.vocab.strings[t[0] or self._unnamed] for t in tokens])
        _write(doc, _SET, [t[1:] for t in tokens])
        return doc

    def _read_patterns(self) -> None:
        rules: Any = self.patterns  # typed in spaCy as any of the forms that it takes, and always of this one
        patterns = [p for rule in rules for p in rule["patterns"]]
        named, formed, plain = set(), set(), True
        for key, asked in (item for p in patterns for token in p for item in token.items()):
            if key in _WORD and isinstance(asked, str):
                named.add(asked)
            elif key in _WORD and asked.keys() <= _LISTS:
                named.update(word for words in asked.values() for word in words)
            elif key in _WORD and asked.keys() == {"REGEX"}:
                formed.add(asked["REGEX"])
            else:
                plain = plain and key in ("TAG", "DEP", "IS_SPACE")
        self._named, self._formed = frozenset(named), tuple(re.compile(f) for f in sorted(formed))
        self._reach = max((len(p) - 1 for p in patterns), default=0) if plain else -1
        self._openers = Matcher(self.vocab)
        first = [p[:1] for p in patterns if len(p) > 1]
        if plain and first:
            self._openers.add("opens", first)


class RememberingLemmatizer(EnglishLemmatizer):
    """A lemmatizer that looks up each word, part of speech and morphology once."""

    def __init__(self, vocab: Vocab, model: Model[Any, Any] | None, name: str = "lemmatizer", **given: Any) -> None:
        """As spaCy's own; *given* are its keyword arguments."""
        super().__init__(vocab, model, name, **given)
        self._lemmas: dict[tuple[int, int, int], int] = {}
        self._listed = False

    def __call__(self, doc: Doc) -> Doc:
        """Set the lemmas of *doc* to what spaCy's lemmatizer would set them to."""
        if self.mode != "rule" or not len(doc):
            return super().__call__(doc)
        if len(self._lemmas) > LIMIT:
            self._lemmas.clear()
            self.cache.clear()
        lemmas = self._lemmas
        rows = []
        for i, (word, pos, morph, lemma) in enumerate(doc.to_array([ORTH, POS, MORPH, LEMMA]).tolist()):
            if lemma and not self.overwrite:
                rows.append((lemma,))
                continue
            found = lemmas.get((word, pos, morph))
            if found is None:
                found = lemmas[word, pos, morph] = self._ask(doc[i])
            rows.append((found,))
        _write(doc, [LEMMA], rows)
        return doc

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 128) -> Iterator[Doc]:
        """:meth:`__call__` for every document of *stream*."""
        for doc in stream:
            yield self(doc)

    def _ask(self, token: Token) -> int:
        if not self._listed:
            self._listed = True
            index = self.lookups.get_table("lemma_index", {})
            for pos, words in list(index.items()):
                index[pos] = frozenset(words)
        return int(self.vocab.strings.add(self.lemmatize(token)[0]))


def _write(doc: Doc, attributes: list[int | str], rows: Sequence[tuple[int, ...]]) -> None:
    array: Any = np.array(rows, dtype="uint64")
    doc.from_array(attributes, array)


def empty_tokenizer() -> Callable[[Language], Tokenizer]:
    """What spaCy builds where a pipeline names :data:`TOKENIZER`: a tokenizer without rules."""
    return lambda nlp: Tokenizer(nlp.vocab)


registry.tokenizers.register(TOKENIZER["@tokenizers"], func=empty_tokenizer)


@Language.factory(RULER, default_config={"validate": False, "scorer": None})
def remembering_ruler(nlp: Language, name: str, validate: bool, scorer: Any) -> RememberingRuler:
    """What spaCy builds where a pipeline names :data:`RULER`; the arguments are those of its own ruler."""
    return RememberingRuler(nlp.vocab, name, validate=validate, scorer=scorer)


@Language.factory(LEMMATIZER, default_config={"model": None, "mode": "rule", "overwrite": False, "scorer": None})
def remembering_lemmatizer(
    nlp: Language, name: str, model: Model[Any, Any] | None, mode: str, overwrite: bool, scorer: Any
) -> RememberingLemmatizer:
    """What spaCy builds where a pipeline names :data:`LEMMATIZER`; the arguments are those of its own lemmatizer."""
    return RememberingLemmatizer(nlp.vocab, model, name, mode=mode, overwrite=overwrite, scorer=scorer)
