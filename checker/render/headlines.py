"""Naming in reports: who speaks, what a conflict is about, and the headline that says both."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from checker.records import Article, Claim, Evidence, Place, Span, Speaker
from checker.render.excerpt import Excerpt, Mark, plain, shorten
from checker.render.wordings import told as worded
from checker.verdicts.rules import conflict_kinds

if TYPE_CHECKING:
    from checker.render.view import Shown

SHORT = 30
GIST = 120
STATED, DENIED = "stated", "denied"
BEARING = "bearing"
"""Kind of the evidence that weighs whether two claims bear each other out, not whether they conflict."""
BLANK = "…"
# what a title must not leave out: without these words it would have somebody say the opposite, or say it at all
STANCES = {"denial": "denied", "question": "asked", "demand": "called for", "accusation": "accused"}
NEGATED = {"denial": "did not deny", "question": "did not ask", "demand": "did not call for"}
UNSAID = "did not say"
COMMITTED = {
    "asked": "was asked",
    "asks": "asked",
    "conditional": "might say",
    "disowns": "denied having said",
    "doubts": "doubted",
    "false": "is falsely reported to have said",
    "future": "is yet to say",
    "hearsay": "is said to have said",
}
"""How what bears nothing out is told, by what the attribution commits its source to."""
LEFT_OVER = frozenset({"and", "or", "but"})
OWN_CUE = re.compile(
    r"(?:(?:had|has|have) )?((?:\w+ )?\w+ed(?: (?!that|whether)\w+){0,2})(?: that| whether)?", re.IGNORECASE
)
REFUSES = re.compile(r"\b(?:not|never|declin\w*|refus\w*)\b|n['’]t\b", re.IGNORECASE)


def topic_of(evidence: Evidence) -> str:
    """What a piece of evidence is about, in words: ``a figure``."""
    known = conflict_kinds().get(evidence.kind)
    return known.topic if known else f"the {plain(evidence.kind)}"


def value_of(place: Place) -> str:
    """The normalised value of a piece of evidence, or its words, on one line."""
    return plain(place.value or place.text)


def missing(words: str) -> bool:
    """Whether the changed words of one side of a diff are none; dashes stand for what only the other side has."""
    return not set(words) - set("-… ")


def dated(place: Place) -> str:
    """A date as the article words it, with the day that it is: ``Friday (2026-03-06)``; other values as they are."""
    value, words = value_of(place), plain(place.text)
    day = re.fullmatch(r"\d{4}(?:-\d\d){0,2}", value)
    return f"{words} ({value})" if day and words and value not in words and len(words) <= SHORT else value


def alternatives(evidence: Evidence) -> str:
    """``12 or 21``: the two values where both are short, else ""."""
    values = [value_of(p) for p in (evidence.left, evidence.right)]
    if evidence.diff:  # here the value is the words that changed, and one side may have none
        values = [plain(p.value) for p in (evidence.left, evidence.right)]
    one, two = values
    if one.casefold() == two.casefold() or {STATED, DENIED} & {one, two}:
        return ""
    if evidence.diff and missing(one) != missing(two):
        extra = two if missing(one) else one
        return f"with or without “{extra}”" if len(extra) <= SHORT else ""
    if not all(0 < len(v) <= SHORT for v in values):
        return ""
    if evidence.kind == "date":
        one, two = dated(evidence.left), dated(evidence.right)
    return f"“{one}” or “{two}”" if evidence.diff else f"{one} or {two}"


def headline(evidence: Evidence, sides: Sequence[tuple[Claim, Article] | None], gist: str = "") -> str:
    """The headline of a conflict; *sides* are the claims on its left and right, None where one is not in the report.

    It tells which question is open: what one speaker said (reports differ), or what is so (two speakers disagree).
    *gist* is the claim in short, for conflicts without values that would tell what they are about.
    """
    topic, values = topic_of(evidence), alternatives(evidence)
    known = [side for side in sides if side is not None and side[0].speaker is not None]
    answers = [value_of(p) for p in (evidence.left, evidence.right)]
    if evidence.kind == "speaker":
        told = f"Reports differ on {topic}"
    elif len(known) < 2:
        told, values = f"Accounts differ on {topic}", values or (gist if DENIED in answers else "")
    elif set(answers) == {STATED, DENIED}:
        told, values = _denial(known, answers), gist
    elif _one_voice(known):
        return f"Reports differ on what {in_prose(*known[0])} said: {values or topic}"
    else:
        both = _capital(" and ".join(dict.fromkeys(in_prose(*side) for side in known)))
        told = f"{both} disagree" + f" on {topic}" * (evidence.kind != "dispute" or not values)
    return told + f": {values}" * bool(values)


def unproven(evidence: Evidence) -> bool:
    """Whether the two sides are not known to differ: they are close, and not close enough to bear each other out."""
    return evidence.kind == BEARING


def doubt(evidence: Evidence) -> str:
    """What is said before the message of a difference that is no conflict."""
    if unproven(evidence):
        return "close, but not counted as corroboration"
    return "perhaps a conflict" if evidence.open else "differs, no conflict"


def may(headline: str) -> str:
    """A headline of what may be at odds: "Reports may differ on …"."""
    return re.sub(
        r"^(Reports|Accounts) differ\b|\bdisagree\b",
        lambda m: f"{m[1]} may differ" if m[1] else "may disagree",
        headline,
        count=1,
    )


def _denial(known: Sequence[tuple[Claim, Article]], answers: Sequence[str]) -> str:
    left, right = (in_prose(*side) for side in known)
    if _one_voice(known):
        return f"Reports differ on whether {left} said or denied it"
    denier, stater = (left, right) if answers[0] == DENIED else (right, left)
    return f"{_capital(denier)} denied what {stater} said"


def _one_voice(known: Sequence[tuple[Claim, Article]]) -> bool:
    return len({side[0].speaker.id for side in known if side[0].speaker}) == 1


def _capital(name: str) -> str:
    return name[0].upper() + name[1:] if name.startswith("the ") else name


def question(evidence: Evidence, side: tuple[Claim, Article] | None) -> str:
    """The claim with a gap where the two sides differ, ``… passengers were injured``; "" where nothing is left to tell.

    *side* is the claim on the evidence's left.
    """
    if evidence.diff:
        steps = (step.left if step.op == "equal" else BLANK for step in worded(evidence.diff))
        text = plain(" ".join(steps))
    elif side is not None:
        claim, article = side
        if stance_verb(claim.attribution.stance, claim.attribution.negated, claim.attribution.commitment):
            return ""
        pieces = [_gapped(span, evidence.left.span, article.text) for span in claim.attribution.content]
        text = plain(f" {BLANK} ".join(pieces)) if any(BLANK in p for p in pieces) else ""
    else:
        return ""
    text = re.sub(rf"{BLANK}(?:\s*{BLANK})+", BLANK, tidy(text))
    at = text.find(BLANK)
    told = len(re.findall(r"\w+", text)) > 1
    return shorten(Excerpt(text, (Mark(at, at + 1),)), GIST).text if at >= 0 and told else ""


def verb_of(claim: Claim, article: Article) -> str:
    """How something is said where "said" would mislead: the article's own cue, ``rejected``, else the stance's verb.

    It stands between speaker and claim in titles: "Ana Ruiz denied: the well is dry". "" where "said" says it all.
    """
    told = claim.attribution
    if told.commitment in COMMITTED:
        return COMMITTED[told.commitment]
    if told.stance == "neutral" and not told.negated:
        return ""
    cue = plain(told.cue[0].text(article.text)) if len(told.cue) == 1 else ""
    own = OWN_CUE.fullmatch(cue) if len(cue) <= SHORT else None
    if own and (not told.negated or REFUSES.search(cue)):
        return own.group(1)
    return stance_verb(told.stance, told.negated, told.commitment)


def stance_verb(stance: str, negated: bool, commitment: str = "asserts") -> str:
    """The verb of a stance and of what it commits to, "" where "said" says it all."""
    if commitment in COMMITTED:
        return COMMITTED[commitment]
    return NEGATED.get(stance, UNSAID) if negated else STANCES.get(stance, "")


def _gapped(whole: Span, gap: Span, text: str) -> str:
    """*whole* of *text*, with *gap* left out where it lies inside."""
    if gap.start >= gap.end or gap.start < whole.start or gap.end > whole.end:
        return whole.text(text)
    return f"{text[whole.start : gap.start]}{BLANK}{text[gap.end : whole.end]}"


def tidy(text: str) -> str:
    """A claim as it reads by itself: without the "that" before it, without a comma or an "and" left at its end."""
    alone = re.sub(rf"^that (?=[\w{BLANK}])", "", text.strip(), flags=re.IGNORECASE)
    core = alone.rstrip("\"'”’»")
    closing = alone[len(core) :]
    core = core.rstrip(",;: ")
    last = core.rpartition(" ")[2]
    if last.casefold() in LEFT_OVER:
        core = core[: -len(last)].rstrip(",;: ")
    return core + closing


def in_prose(claim: Claim, article: Article) -> str:
    """The speaker's name within a sentence: a common noun with "the" where the article says so."""
    name = plain(claim.speaker.name) if claim.speaker else ""
    return f"the {name}" if name[:1].islower() and f"the {name}".casefold() in article.text.casefold() else name


def spoken(shown: Sequence[Shown], brief: bool = False) -> str:
    """Who speaks in a group: the distinct speakers, most claims first; not whom these in turn quote in the group.

    *brief* leaves out for whom a person speaks.
    """
    group = {s.claim.attribution.id for s in shown}
    outer = [s for s in shown if s.claim.attribution.within not in group] or shown
    names: dict[str, list[str]] = {}  # "Health Ministry" and "health ministry" are one name
    for item in outer:
        who = item.claim.speaker
        name = plain(who.name) if brief and who is not None and who.type == "person" else item.voice
        names.setdefault(name.casefold(), []).append(name)
    ranked = [min(names[n]) for n in sorted(names, key=lambda n: (-len(names[n]), min(names[n])))]
    return "; ".join(ranked[:3]) + (f" and {len(ranked) - 3} more" if len(ranked) > 3 else "")


def speaker_name(claim: Claim, article: Article) -> str:
    """The resolved name, or the article's own words with "(unresolved)"; whose spokesperson or document it is, too."""
    speaker: Speaker | None = claim.speaker
    if speaker is not None:
        name = plain(speaker.name)
        tie = "of" if speaker.type == "document" else "for"
        return f"{name} {tie} {plain(speaker.body)}" if speaker.body and not _tells(name, speaker.body) else name
    words = plain(" … ".join(s.text(article.text) for s in claim.attribution.source))
    return f"“{words[:80]}” (unresolved)" if words else "unnamed speaker"


def _tells(name: str, body: str) -> bool:
    """Whether a name tells already whose it is: "survey by Merian Research", "spokeswoman for Merian"."""
    words = re.findall(r"\w+", name.casefold())
    whose = [w for w in re.findall(r"\w+", plain(body).casefold()) if w != "the"]
    if not whose or set(whose) <= set(words):
        return True
    short = "".join(w[0] for w in whose)  # "ULP(N) note" of the United Lake Party North
    if any("".join(filter(str.isalnum, w)).casefold() == short for w in name.split() if w[:2].isupper()):
        return True
    return any(
        w in words[n + 1 : n + 3] for n, tie in enumerate(words) if tie in ("for", "of", "by") for w in whose[:1]
    )


def voiced(who: str, teller: tuple[Claim, Article] | None) -> str:
    """*who*, with the verb of the claim that stands for the group, *teller*, where "said" would mislead."""
    verb = verb_of(*teller) if teller else ""
    return f"{who} {verb}" if verb else who
