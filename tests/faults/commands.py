"""The commands that are tried, every one that the command line has."""

from __future__ import annotations

from dataclasses import dataclass

from tests.faults.desk import RULED


@dataclass(frozen=True)
class Case:
    """A run; *kept*: with what earlier runs have kept of the articles, where otherwise nothing is."""

    argv: tuple[str, ...]
    kept: bool = False


def _case(line: str, *, kept: bool = False) -> Case:
    return Case(tuple(word for part in line.split() for word in (RULED if part == "RULED" else (part,))), kept)


CORPUS = "--attribution rules --out corpus"
COMMANDS: dict[str, Case] = {
    "check": _case("check story RULED --format json --baseline old.json --decisions decided.yaml"),
    "check --out": _case("check story RULED --out out/r.json --out out/r.md"),
    "check --out, kept": _case("check story RULED --out out/r.json", kept=True),
    "check --jobs": _case("check story RULED --jobs 2 --format json"),
    "check --store": _case("check later.txt RULED --store desk.db --format json", kept=True),
    "extract": _case("extract story RULED"),
    "articles": _case("articles story --format json"),
    "speakers": _case("speakers story RULED"),
    "stories": _case("stories story"),
    "explain": _case("explain CONFLICT"),
    "decide": _case("decide CONFLICT --dismiss --why seen --who ana --decisions decided.yaml"),
    "diff": _case("diff old.json old.json"),
    "compare": _case("compare pairs.jsonl"),
    "eval": _case("eval gold.jsonl RULED --errors out/errors.jsonl"),
    "add": _case("add later.txt RULED --store desk.db", kept=True),
    "list": _case("list --store desk.db"),
    "find": _case("find --store desk.db --speaker Brunn --about dam"),
    "drop": _case("drop ARTICLE --store desk.db"),
    "cache path": _case("cache path", kept=True),
    "cache info": _case("cache info", kept=True),
    "cache clear": _case("cache clear", kept=True),
    "corpus extract": _case(f"corpus extract story {CORPUS}"),
    "corpus stories": _case(f"corpus stories story {CORPUS}"),
    "corpus check": _case(f"corpus check story {CORPUS}"),
    "rules check": _case("rules check mine"),
    "rules test": _case("rules test mine"),
    "rules list": _case("rules list --rules mine"),
    "rules show": _case("rules show wire --rules mine"),
    "rules explain": _case("rules explain R100"),
    "rules schema": _case("rules schema --out out/schema"),
    "rules new": _case("rules new cue"),
    "rules impact": _case("rules impact story RULED --rules mine --against HEAD"),
}
