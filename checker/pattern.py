"""Token patterns in the form of spaCy's Matcher, for rules that need more than words by lemma.

Checked for their shape on load, without spaCy: attribute names, values and operators. Regular expressions are refused
(they can take exponential time), and so are attributes that nothing fills here (entities, extensions).

The form is that of https://spacy.io/usage/rule-based-matching; ``Token.matcher()`` gives it back.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import fields
from typing import Annotated, Any, Literal

from checker.rule import Check, Limit, Mistake, Model, option

Pos = Literal[
    "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ",
    "SPACE", "SYM", "VERB", "X",
]  # fmt: skip
Dep = Literal[
    "ROOT", "acl", "acomp", "advcl", "advmod", "agent", "amod", "appos", "attr", "aux", "auxpass", "case", "cc",
    "ccomp", "compound", "conj", "csubj", "csubjpass", "dative", "dep", "det", "dobj", "expl", "intj", "mark", "meta",
    "neg", "nmod", "npadvmod", "nsubj", "nsubjpass", "nummod", "oprd", "parataxis", "pcomp", "pobj", "poss", "preconj",
    "predet", "prep", "prt", "punct", "quantmod", "relcl", "xcomp",
]  # fmt: skip
_LOOKED_AT = 40  # tokens around a word in which a pattern is looked for
_MOST_WAYS = _LOOKED_AT**2
Operator = Annotated[str, Limit(pattern=r"^([!?*+]|\{[0-9]{1,2}(,[0-9]{0,2})?\}|\{,[0-9]{1,2}\})$")]


class Words(Model):
    """One of several words (IN), none of them (NOT_IN), or a word with slips of the pen (FUZZY)."""

    one_of: tuple[str, ...] | None = option(default=None, written="IN", min_length=1, description="Any of these.")
    none_of: tuple[str, ...] | None = option(default=None, written="NOT_IN", min_length=1, description="None of these.")
    fuzzy: str | None = option(default=None, written="FUZZY", min_length=1, description="This word or nearly so.")


class PosChoice(Model):
    """One of several parts of speech, or none of them."""

    one_of: tuple[Pos, ...] | None = option(default=None, written="IN", min_length=1, description="Any of these.")
    none_of: tuple[Pos, ...] | None = option(default=None, written="NOT_IN", min_length=1, description="None of these.")


class DepChoice(Model):
    """One of several dependency labels, or none of them."""

    one_of: tuple[Dep, ...] | None = option(default=None, written="IN", min_length=1, description="Any of these.")
    none_of: tuple[Dep, ...] | None = option(default=None, written="NOT_IN", min_length=1, description="None of these.")


def _lower(value: str | Words) -> str | Words:
    words = [value] if isinstance(value, str) else [*(value.one_of or ()), *(value.none_of or ()), value.fuzzy or ""]
    for word in words:
        if word != word.lower():
            small = f"write '{word.lower()}', or use TEXT"
            raise Mistake("R116", f"LOWER is compared with small letters, '{word}' can never match | {small}")
        if len(word.split()) > 1:
            token = "write one token for each word"
            raise Mistake("R116", f"a token is one word, '{word}' can never match | {token}")
    return value


Word = str | Words
Lower = Annotated[str | Words, Check(_lower)]
Flag = bool | None


class Token(Model):
    """One token of a pattern: every key must fit; no key but OP fits any token."""

    text: Word | None = option(default=None, written="TEXT", description="The word as printed.")
    orth: Word | None = option(default=None, written="ORTH", description="The same as TEXT.")
    lower: Lower | None = option(default=None, written="LOWER", description="The word in small letters.")
    norm: Word | None = option(default=None, written="NORM", description="The word in its normal spelling.")
    lemma: Word | None = option(default=None, written="LEMMA", description="The dictionary form.")
    pos: Pos | PosChoice | None = option(default=None, written="POS", description="The coarse part of speech.")
    tag: Word | None = option(default=None, written="TAG", description="The fine part of speech (Penn Treebank).")
    dep: Dep | DepChoice | None = option(default=None, written="DEP", description="The dependency label.")
    shape: Word | None = option(default=None, written="SHAPE", description="The shape, such as Xxxx or dddd.")
    morph: Word | None = option(
        default=None, written="MORPH", description="Morphological features, such as Tense=Past."
    )
    is_alpha: Flag = option(default=None, written="IS_ALPHA", description="Letters only.")
    is_digit: Flag = option(default=None, written="IS_DIGIT", description="Digits only.")
    is_lower: Flag = option(default=None, written="IS_LOWER", description="Small letters only.")
    is_upper: Flag = option(default=None, written="IS_UPPER", description="Capitals only.")
    is_title: Flag = option(default=None, written="IS_TITLE", description="A capital, then small letters.")
    is_punct: Flag = option(default=None, written="IS_PUNCT", description="Punctuation.")
    is_quote: Flag = option(default=None, written="IS_QUOTE", description="A quotation mark.")
    is_space: Flag = option(default=None, written="IS_SPACE", description="White space.")
    is_stop: Flag = option(default=None, written="IS_STOP", description="A stop word.")
    is_sent_start: Flag = option(default=None, written="IS_SENT_START", description="The first token of a sentence.")
    like_num: Flag = option(default=None, written="LIKE_NUM", description="A figure or number word.")
    like_url: Flag = option(default=None, written="LIKE_URL", description="A web address.")
    op: Operator | None = option(default=None, written="OP", description="How often the token may stand.")

    def matcher(self) -> dict[str, Any]:
        """The token as spaCy's Matcher takes it."""
        whole: dict[str, Any] = _written(self)
        return whole


def _written(value: Any) -> Any:
    if isinstance(value, Model):
        whole = ((f.metadata["alias"], getattr(value, f.name)) for f in fields(value))
        return {key: _written(v) for key, v in whole if v is not None}
    return list(value) if isinstance(value, tuple) else value


def _needs_a_token(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    if all(t.op is not None and (t.op in "!?*" or t.op.startswith(("{0", "{,"))) for t in tokens):
        raise Mistake("R116", "every token of this pattern may be absent | let one token stand without OP")
    return tokens


def _ways(operator: str | None) -> int:
    """In how many ways spaCy's Matcher may try a token with *operator*: it keeps every one that is open.

    A token without a bound may end at each of the forty tokens that are looked at; ``{n,m}`` becomes m - n tokens that
    may each be absent.
    """
    if operator is None or operator == "!":
        return 1
    if operator in "?*+":
        return 2 if operator == "?" else _LOOKED_AT
    least, comma, most = operator.strip("{}").partition(",")
    if not comma:
        return 1
    return 1 << min(int(most) - int(least or 0), 20) if most and int(most) > int(least or 0) else _LOOKED_AT


def _few_ways(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    if math.prod(_ways(t.op) for t in tokens) > _MOST_WAYS:
        raise Mistake(
            "R102",
            "the pattern can match in too many ways | use at most two of '*', '+' and '{n,}', or fewer '?' and '{n,m}'",
        )
    return tokens


Pattern = Annotated[
    tuple[Token, ...],
    Limit(min_length=1, max_length=20),
    Check(_needs_a_token),
    Check(_few_ways),
]


def matcher_form(pattern: Sequence[Token]) -> list[dict[str, Any]]:
    """*pattern* as ``spacy.matcher.Matcher.add`` takes it."""
    return [token.matcher() for token in pattern]
