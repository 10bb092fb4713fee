"""The shape of a JSON report, ``checker-report/1``, as types: checked once, where a report is read back.

Everything that `checker explain`, `diff`, `decide` and baselines take from a report is named here, so that they can
take it without asking again. What a report of another version may lack is ``NotRequired``; what it may have beyond
stays in it. ``docs/schema/report.schema.json`` is the published form.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal, NotRequired

from pydantic import ConfigDict, Field, TypeAdapter, ValidationError

# TypedDict of the standard library is not read by pydantic before Python 3.12
from typing_extensions import TypedDict

_AS_IT_IS = ConfigDict(strict=True, extra="allow", allow_inf_nan=False)
Name = Annotated[str, Field(max_length=10_000)]
Place = Annotated[int, Field(ge=0, le=1 << 40)]
Number = Annotated[float, Field(ge=-1e12, le=1e12)]
Figures = Annotated[int, Field(ge=-(10**12), le=10**12)]
Verdict = Literal["conflicting", "corroborated", "unique"]
Level = Literal["error", "warning", "note"]


class _Span(TypedDict):
    __pydantic_config__ = _AS_IT_IS  # type: ignore[misc]  # how pydantic is told
    start: Place
    end: Place
    text: str


class _Side(TypedDict):
    __pydantic_config__ = _AS_IT_IS  # type: ignore[misc]
    claim: Name
    start: Place
    end: Place
    text: str
    value: NotRequired[str | None]


class _Change(TypedDict):
    __pydantic_config__ = _AS_IT_IS  # type: ignore[misc]
    op: str
    left: str
    right: str
    grade: NotRequired[str | None]


class _Addend(TypedDict):
    __pydantic_config__ = _AS_IT_IS  # type: ignore[misc]
    name: Name
    adds: Number


class _Evidence(TypedDict):
    __pydantic_config__ = _AS_IT_IS  # type: ignore[misc]
    rule: Name
    kind: Name
    relation: Name
    level: Level
    fingerprint: Name
    message: str
    left: _Side
    right: _Side
    origin: NotRequired[str | None]
    diff: NotRequired[list[_Change] | None]
    chance: NotRequired[Number | None]
    parts: NotRequired[list[_Addend] | None]


class _Part(TypedDict):
    __pydantic_config__ = _AS_IT_IS  # type: ignore[misc]
    name: Name
    value: Number
    weight: Number


class _Pair(TypedDict):
    __pydantic_config__ = _AS_IT_IS  # type: ignore[misc]
    left: Name
    right: Name
    score: Number
    parts: NotRequired[list[_Part] | None]
    vetoes: NotRequired[list[str] | None]


class _Shared(TypedDict):
    __pydantic_config__ = _AS_IT_IS  # type: ignore[misc]
    article: Name
    text: str


class _Came(TypedDict):
    __pydantic_config__ = _AS_IT_IS  # type: ignore[misc]
    claim: Name
    way: Literal["own", "agency", "outlet", "statement", "post", "unknown"]
    name: str | None
    shared: list[_Shared]


class _Stated(TypedDict):
    __pydantic_config__ = _AS_IT_IS  # type: ignore[misc]
    outlet: Name
    text: str


class _Group(TypedDict):
    __pydantic_config__ = _AS_IT_IS  # type: ignore[misc]
    id: Name
    verdict: Verdict
    claims: list[Name]
    evidence: list[_Evidence]
    fingerprint: Name
    origins: NotRequired[Figures | None]
    speakers: NotRequired[str | None]
    origin_sets: NotRequired[list[list[str]] | None]
    stated_by: NotRequired[list[str] | None]
    notes: NotRequired[list[str] | None]
    came: NotRequired[list[_Came] | None]
    stated: NotRequired[list[_Stated] | None]
    alignments: NotRequired[list[_Pair] | None]
    story: NotRequired[str | None]


class _Speaker(TypedDict):
    __pydantic_config__ = _AS_IT_IS  # type: ignore[misc]
    id: Name
    name: str
    found_by: NotRequired[str | None]
    type: NotRequired[str | None]
    body: NotRequired[str | None]
    names: NotRequired[list[str] | None]
    external: NotRequired[str | None]


class _Quantity(TypedDict):
    __pydantic_config__ = _AS_IT_IS  # type: ignore[misc]
    text: str
    low: NotRequired[str | None]
    high: NotRequired[str | None]
    unit: NotRequired[str | None]
    counts: NotRequired[list[str] | None]
    approximate: NotRequired[bool]
    role: NotRequired[str | None]
    change: NotRequired[str | None]
    period: NotRequired[str | None]


class _Date(TypedDict):
    __pydantic_config__ = _AS_IT_IS  # type: ignore[misc]
    text: str
    first: NotRequired[str | None]
    last: NotRequired[str | None]
    period: NotRequired[str | None]
    index: NotRequired[Figures | str | None]
    year_is_sure: NotRequired[bool]


class _Mention(TypedDict):
    __pydantic_config__ = _AS_IT_IS  # type: ignore[misc]
    text: str
    type: str
    role: str
    verb: str | None


class _Mark(TypedDict):
    __pydantic_config__ = _AS_IT_IS  # type: ignore[misc]
    text: str
    kind: Name
    values: Annotated[list[Figures], Field(min_length=1)]
    name: NotRequired[str | None]


class _Facts(TypedDict, total=False):
    __pydantic_config__ = _AS_IT_IS  # type: ignore[misc]
    quantities: list[_Quantity] | None
    dates: list[_Date] | None
    mentions: list[_Mention] | None
    marks: list[_Mark] | None
    negated: bool
    modality: str | None


class _Claim(TypedDict):
    __pydantic_config__ = _AS_IT_IS  # type: ignore[misc]
    id: Name
    article: Name
    text: str
    kind: str
    source: list[_Span]
    cue: list[_Span]
    content: list[_Span]
    speaker: NotRequired[_Speaker | None]
    within: NotRequired[str | None]
    rule: NotRequired[str | None]
    found_by: NotRequired[list[str] | None]
    confidence: NotRequired[Number]
    facts: NotRequired[_Facts | None]
    stance: NotRequired[str | None]
    negated: NotRequired[bool]
    commitment: NotRequired[str]
    type: NotRequired[str]
    claimhood: NotRequired[dict[str, Number]]
    scores: NotRequired[dict[str, Number] | None]
    copies: NotRequired[list[str] | None]
    sentence: NotRequired[_Span | None]
    line: NotRequired[Place | None]


class _Article(TypedDict):
    __pydantic_config__ = _AS_IT_IS  # type: ignore[misc]
    id: Name
    outlet: NotRequired[str | None]
    title: NotRequired[str | None]
    published: NotRequired[str | None]
    url: NotRequired[str | None]
    path: NotRequired[str | None]
    sha256: NotRequired[str | None]
    author: NotRequired[str | None]
    agency: NotRequired[str | None]
    provenance: NotRequired[dict[str, str] | None]
    story: NotRequired[str | None]


class _Report(TypedDict):
    __pydantic_config__ = _AS_IT_IS  # type: ignore[misc]
    schema: str
    articles: list[_Article]
    claims: list[_Claim]
    groups: list[_Group]
    rules: NotRequired[str | None]
    model: NotRequired[str | None]
    parted: NotRequired[list[_Pair] | None]
    stats: NotRequired[dict[str, Figures] | None]


_REPORT: TypeAdapter[_Report] = TypeAdapter(_Report)


def fault(value: Any) -> str:
    """Where *value* is not of the shape, and what should stand there, in words; "" where it is of it."""
    try:
        _REPORT.validate_python(value)
    except ValidationError as error:
        first = error.errors(include_url=False, include_context=False, include_input=False)[0]
        where = "".join(f"[{p}]" if isinstance(p, int) else f".{p}" for p in first["loc"]).lstrip(".")
        return f"{where[:100] or 'whole'}: {first['msg'][0].lower()}{first['msg'][1:]}"
    known = {claim["id"] for claim in value["claims"]}
    for at, group in enumerate(value["groups"]):
        lost = next((name for name in group["claims"] if name not in known), None)
        if lost is not None:
            return f"groups[{at}].claims: there is no claim '{lost[:40]}'"
    return ""
