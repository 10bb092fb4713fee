"""Names for findings that survive edits elsewhere: hashes of what is said by which outlet, never of where it stands.

A finding that moved to another line, file or run keeps its fingerprint; one whose words or figures changed gets a new
one. Rule ids are left out, so that renaming a rule revives nothing.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from checker.records import Article, Claim, Evidence, Place, Verdict

LENGTH = 16
FOLD = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\u00a0": " "})


def normal(text: str) -> str:
    """*text* without case, style of quotation marks and dashes, and runs of spaces."""
    return " ".join(text.translate(FOLD).casefold().split()).strip("\"'.,;: ")


def digest(*parts: str) -> str:
    """A short stable name for *parts*, in hexadecimal."""
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:LENGTH]


def evidence_print(evidence: Evidence, claims: Mapping[str, Claim], articles: Mapping[str, Article]) -> str:
    """The fingerprint of one conflict: its kind, and for both sides outlet, claim and the words in question."""
    sides = sorted(_side(place, claims, articles) for place in (evidence.left, evidence.right))
    return digest("finding", evidence.relation, evidence.kind, *sides)


def group_print(verdict: Verdict, claims: Mapping[str, Claim], articles: Mapping[str, Article]) -> str:
    """The fingerprint of a group: its verdict and what each outlet says."""
    said = {_said(claims[i], articles) for i in verdict.group.claims if i in claims}
    return digest("group", verdict.label, *sorted(said))


def _side(place: Place, claims: Mapping[str, Claim], articles: Mapping[str, Article]) -> str:
    claim = claims.get(place.claim)
    return "\1".join((_said(claim, articles) if claim else "", normal(place.text)))


def _said(claim: Claim, articles: Mapping[str, Article]) -> str:
    article = articles.get(claim.article)
    return "\1".join((normal(article.outlet) if article else "", normal(claim.text)))


def claim_print(outlet: str, text: str) -> str:
    """The fingerprint of one claim: its outlet and words."""
    return digest("claim", normal(outlet), normal(text))
