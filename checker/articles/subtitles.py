"""Subtitles (``.srt``, ``.vtt``) as a transcript: one paragraph a turn, ``NAME: “words”`` where the speaker is named.

The words of a transcript are speech, so they are given in quotation marks under the speaker's name; the marks and the
colon are the only characters that the file does not have. Every cue leads back to its line.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

from checker.articles.decode import text_of
from checker.articles.draft import Draft, Opened, UnreadableError
from checker.records import Problem

_TIMING = re.compile(r"[ \t]*(?:\d{1,3}:)?\d{1,2}:\d{2}[.,]\d{1,3}[ \t]+-->[ \t]+(?:\d{1,3}:)?\d{1,2}:\d{2}[.,]\d{1,3}")
_VOICE = re.compile(r"<v(?:\.[^\s>]{0,80})?[ \t]+([^>\n]{1,100})>")
_TAG = re.compile(r"</?[a-zA-Z][^<>\n]{0,200}>|<\d[\d:.]{0,20}>|\{\\[^{}\n]{0,40}\}")
_NAMED = re.compile(
    r"(?:>>\s?)?(?P<name>[A-Z][A-Z.'’ -]{1,60}(?:\([^()\n]{1,40}\))?"
    r"|[A-Z][\w.'’-]{0,30}(?: [A-Z][\w.'’-]{0,30}){0,4}):\s+(?=\S)"
)
_TURN = re.compile(r"(?:>>|[-\u2013\u2014])\s?(?=\S)")
_SOUND = re.compile(r"[\[(♪][^\])♪\n]{0,200}[\])♪]")


@dataclass(frozen=True, slots=True)
class _Cue:
    """A piece of one turn: its words, its line, and whether and by whom a new turn begins with it."""

    text: str
    line: int
    turn: bool
    speaker: str | None


def read_subtitles(file: Opened) -> Iterator[Draft | Problem]:
    """A subtitle file as one article."""
    decoded = text_of(file.read(), file.path)
    yield from decoded.problems
    text, lines, offset = "", [], 0
    pieces: list[str] = []
    for turn in _turns(_cues(decoded.text)):
        name = turn[0].speaker
        words = [cue.text for cue in turn]
        lead = ("\n\n" if pieces else "") + (f"{name}: “" if name else "")
        pieces.append(lead)
        offset += len(lead)
        for at, (cue, said) in enumerate(zip(turn, words, strict=True)):
            piece = (" " if at else "") + said
            lines.append((offset + (1 if at else 0), cue.line, 1))
            pieces.append(piece)
            offset += len(piece)
        if name:
            pieces.append("”")
            offset += 1
    text = "".join(pieces)
    if not text:
        raise UnreadableError(
            "E206", "no subtitle in it", hint="a cue is a line of times (00:01.000 --> 00:02.000) and text"
        )
    yield Draft(text, lines=tuple(lines))


def _cues(text: str) -> Iterator[_Cue]:
    """The lines of text that stand under a line of times, cleaned of tags; a ``<v Name>`` or ``NAME:`` opens a turn."""
    timed, waiting = False, None
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            timed, waiting = False, None
        elif _TIMING.match(line):
            timed, waiting = True, None
        elif timed:
            yield from _line(line[:5000], number, waiting)
            *_, last = [None, *_VOICE.finditer(line[:5000])]
            waiting = last[1] if last and not _TAG.sub("", line[last.end() : 5000]).strip() else None


def _line(line: str, number: int, waiting: str | None) -> Iterator[_Cue]:
    """The pieces of one line; *waiting* is the voice whose tag stood alone on the line before."""
    at, voice = 0, waiting is not None
    speaker = " ".join(html.unescape(waiting).split()) if waiting else None
    for found in [*_VOICE.finditer(line), None]:
        words = html.unescape(_TAG.sub("", line[at : found.start() if found else len(line)]))
        words = " ".join(_SOUND.sub(" ", words).split())
        if words:
            yield _spoken(words, number, speaker, voice)
        if found:
            at, speaker, voice = found.end(), " ".join(html.unescape(found[1]).split()), True


def _spoken(words: str, number: int, speaker: str | None, voice: bool) -> _Cue:
    if not voice and (named := _NAMED.match(words)):
        return _Cue(words[named.end() :], number, True, named["name"].strip())
    if not voice and (turn := _TURN.match(words)):
        return _Cue(words[turn.end() :], number, True, None)
    return _Cue(words, number, voice, speaker)


def _turns(cues: Iterator[_Cue]) -> Iterator[list[_Cue]]:
    """Cues of one turn together: a turn ends where another speaker begins, or at a full stop in a long nameless one."""
    turn: list[_Cue] = []
    for cue in cues:
        goes_on = not cue.turn or (cue.speaker and turn and cue.speaker == turn[0].speaker)
        long = turn and not turn[0].speaker and sum(len(each.text) for each in turn[-12:]) > 400
        if turn and (not goes_on or (long and turn[-1].text[-1] in ".!?")):
            yield turn
            turn = []
        turn.append(cue)
    if turn:
        yield turn
