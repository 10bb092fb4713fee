"""Rebuild checker/verdicts/data/antonyms.tsv: opposites, from WordNet 3.0 and from the list of ours beside it.

    apt-get download wordnet-base && dpkg -x wordnet-base_*.deb DIR
    python -m training.antonyms DIR/usr/share/wordnet > checker/verdicts/data/antonyms.tsv

WordNet 3.0 is Copyright 2006 by Princeton University, under the WordNet licence (free use with the notice kept).
"""

from __future__ import annotations

import sys
from pathlib import Path

from checker.verdicts.matching import stem

OURS = Path(__file__).parent.parent / "checker/verdicts/data/opposites.txt"
# pairs that WordNet calls antonyms but that newspapers print side by side of one thing, and words too light to compare
LEFT_OUT = {
    "be",
    "have",
    "do",
    "give",
    "take",
    "go",
    "come",
    "get",
    "make",
    "now",
    "then",
    "here",
    "there",
    "this",
    "that",
    "home",
    "away",
    "day",
    "night",
    "body",
    "mind",
    "employer",
    "employee",
    "teacher",
    "student",
    "lawyer",
    "client",
    "man",
    "civilian",
    "military",
    "can",
    "person",
    "time",
    "sir",
    "black",
    "white",
    "american",
    "question",
    "answer",
    "ask",
    "one",
    "two",
    "local",
    "national",
    "international",
    "domestic",
    "foreign",
    "federal",
    "state",
    "real",
    "personal",
    "special",
    "general",
    "own",
    "even",
    "odd",
    "well",
    "include",
    "exclude",
    "ill",
    "back",
    "front",
    "past",
    "future",
    "present",
    "original",
    "natural",
    "urban",
    "active",
    "formal",
    "common",
    "proper",
    "specific",
    "current",
    "known",
    "free",
    "clear",
    "related",
    "married",
    "lead",
    "follow",
    "use",
    "plus",
    "minus",
    "single",
    "multiple",
    "direct",
    "indirect",
    "hit",
    "miss",
    "call",
    "put",
    "hold",
    "turn",
    "show",
    "find",
    "first",
    "last",
    "election",
    "appointment",
}
POS = {"noun": "n", "verb": "v", "adj": "a", "adv": "r"}


def wordnet(folder: Path) -> set[tuple[str, str]]:
    """Lexical antonym pairs of one word each."""
    words: dict[tuple[str, str], list[str]] = {}
    pointers: list[tuple[str, int, str, int, str]] = []
    for name, pos in POS.items():
        for line in (folder / f"data.{name}").read_text(encoding="latin-1").splitlines():
            if line.startswith("  "):
                continue
            field = line.split("|")[0].split()
            offset, count = field[0], int(field[3], 16)
            words[pos, offset] = [field[4 + 2 * i].split("(")[0].lower() for i in range(count)]
            at = 4 + 2 * count
            for i in range(int(field[at])):
                symbol, target, kind, which = field[at + 1 + 4 * i : at + 5 + 4 * i]
                if symbol == "!":
                    pointers.append(
                        (pos, int(which[:2], 16), offset, int(which[2:], 16), f"{'a' if kind == 's' else kind}{target}")
                    )
    out = set()
    for pos, mine, offset, theirs, target in pointers:
        one, two = words[pos, offset][mine - 1], words[target[0], target[1:]][theirs - 1]
        if one.isalpha() and two.isalpha() and not {one, two} & LEFT_OUT:
            out.add((min(one, two), max(one, two)))
    return out


def keyed(word: str) -> str:
    """The stem of *word*; of a verb with its particle ("call_off") that of the verb."""
    verb, joint, particle = word.partition("_")
    return stem(verb) + joint + particle


def main() -> None:
    ours = {
        tuple(sorted(line.split())) for line in OURS.read_text(encoding="utf-8").splitlines() if line and line[0] != "#"
    }
    found = dict.fromkeys(wordnet(Path(sys.argv[1])), "wordnet") | dict.fromkeys(ours, "ours")
    print("# Stems of opposites: WordNet 3.0, Copyright 2006 Princeton University (WordNet licence), and ours.")
    print("# Made by training/antonyms.py; do not edit by hand.")
    stems: dict[tuple[str, str], str] = {}
    for (one, two), source in sorted(found.items()):
        pair = (min(keyed(one), keyed(two)), max(keyed(one), keyed(two)))
        if pair[0] != pair[1] and stems.get(pair) != "ours":
            stems[pair] = source
    for (one, two), source in sorted(stems.items()):
        print(f"{one}\t{two}\t{source}")


if __name__ == "__main__":
    main()
