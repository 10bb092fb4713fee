"""Token patterns in the form of spaCy's Matcher, for rules that need more than words by lemma.

Checked for their shape on load, without spaCy: attribute names, values and operators. Regular expressions are refused
(they can take exponential time), and so are attributes that nothing fills here (entities, extensions).

The form is that of https://spacy.io/usage/rule-based-matching; ``Token.matcher()`` gives it back.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError

from checker.rule import Model

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
Operator = Annotated[
    str,
    Field(
        pattern=r"^([!?*+]|\{[0-9]{1,2}(,[0-9]{0,2})?\}|\{,[0-9]{1,2}\})$",
        description="How often: ! (never), ? (at most once), + (once or more), * (any number), {n}, {n,m}. Quote it.",
    ),
]


class _Strict(Model):
    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=False)


class Words(_Strict):
    """One of several words (IN), none of them (NOT_IN), or a word with slips of the pen (FUZZY)."""

    one_of: tuple[str, ...] | None = Field(default=None, alias="IN", min_length=1, description="Any of these.")
    none_of: tuple[str, ...] | None = Field(default=None, alias="NOT_IN", min_length=1, description="None of these.")
    fuzzy: str | None = Field(default=None, alias="FUZZY", min_length=1, description="This word or nearly so.")


class PosChoice(_Strict):
    """One of several parts of speech, or none of them."""

    one_of: tuple[Pos, ...] | None = Field(default=None, alias="IN", min_length=1, description="Any of these.")
    none_of: tuple[Pos, ...] | None = Field(default=None, alias="NOT_IN", min_length=1, description="None of these.")


class DepChoice(_Strict):
    """One of several dependency labels, or none of them."""

    one_of: tuple[Dep, ...] | None = Field(default=None, alias="IN", min_length=1, description="Any of these.")
    none_of: tuple[Dep, ...] | None = Field(default=None, alias="NOT_IN", min_length=1, description="None of these.")


def _lower(value: str | Words) -> str | Words:
    words = [value] if isinstance(value, str) else [*(value.one_of or ()), *(value.none_of or ()), value.fuzzy or ""]
    for word in words:
        if word != word.lower():
            raise PydanticCustomError(
                "R116",
                "LOWER is compared with small letters, '{word}' can never match | write '{small}', or use TEXT",
                {"word": word, "small": word.lower()},
            )
        if len(word.split()) > 1:
            raise PydanticCustomError(
                "R116",
                "a token is one word, '{word}' can never match | write one token for each word",
                {"word": word},
            )
    return value


Word = str | Words
Lower = Annotated[str | Words, AfterValidator(_lower)]
Flag = bool | None


class Token(_Strict):
    """One token of a pattern: every key must fit; no key but OP fits any token."""

    text: Word | None = Field(default=None, alias="TEXT", description="The word as printed.")
    orth: Word | None = Field(default=None, alias="ORTH", description="The same as TEXT.")
    lower: Lower | None = Field(default=None, alias="LOWER", description="The word in small letters.")
    norm: Word | None = Field(default=None, alias="NORM", description="The word in its normal spelling.")
    lemma: Word | None = Field(default=None, alias="LEMMA", description="The dictionary form.")
    pos: Pos | PosChoice | None = Field(default=None, alias="POS", description="The coarse part of speech.")
    tag: Word | None = Field(default=None, alias="TAG", description="The fine part of speech (Penn Treebank).")
    dep: Dep | DepChoice | None = Field(default=None, alias="DEP", description="The dependency label.")
    shape: Word | None = Field(default=None, alias="SHAPE", description="The shape, such as Xxxx or dddd.")
    morph: Word | None = Field(default=None, alias="MORPH", description="Morphological features, such as Tense=Past.")
    is_alpha: Flag = Field(default=None, alias="IS_ALPHA", description="Letters only.")
    is_digit: Flag = Field(default=None, alias="IS_DIGIT", description="Digits only.")
    is_lower: Flag = Field(default=None, alias="IS_LOWER", description="Small letters only.")
    is_upper: Flag = Field(default=None, alias="IS_UPPER", description="Capitals only.")
    is_title: Flag = Field(default=None, alias="IS_TITLE", description="A capital, then small letters.")
    is_punct: Flag = Field(default=None, alias="IS_PUNCT", description="Punctuation.")
    is_quote: Flag = Field(default=None, alias="IS_QUOTE", description="A quotation mark.")
    is_space: Flag = Field(default=None, alias="IS_SPACE", description="White space.")
    is_stop: Flag = Field(default=None, alias="IS_STOP", description="A stop word.")
    is_sent_start: Flag = Field(default=None, alias="IS_SENT_START", description="The first token of a sentence.")
    like_num: Flag = Field(default=None, alias="LIKE_NUM", description="A figure or number word.")
    like_url: Flag = Field(default=None, alias="LIKE_URL", description="A web address.")
    op: Operator | None = Field(default=None, alias="OP", description="How often the token may stand.")

    def matcher(self) -> dict[str, Any]:
        """The token as spaCy's Matcher takes it."""
        whole: dict[str, Any] = self.model_dump(by_alias=True, exclude_none=True)
        return {
            key: {k: list(v) if isinstance(v, tuple) else v for k, v in value.items()}
            if isinstance(value, dict)
            else value
            for key, value in whole.items()
        }


def _needs_a_token(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    if all(t.op is not None and (t.op in "!?*" or t.op.startswith(("{0", "{,"))) for t in tokens):
        raise PydanticCustomError("R116", "every token of this pattern may be absent | let one token stand without OP")
    return tokens


Pattern = Annotated[
    tuple[Token, ...],
    Field(min_length=1, max_length=20, description="Tokens in the form of spaCy's Matcher, one after the other."),
    AfterValidator(_needs_a_token),
]


def matcher_form(pattern: Sequence[Token]) -> list[dict[str, Any]]:
    """*pattern* as ``spacy.matcher.Matcher.add`` takes it."""
    return [token.matcher() for token in pattern]
