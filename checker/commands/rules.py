"""`checker rules …`: check, test, list, show, explain, new, schema, impact."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from checker.commands.options import (
    Attitudes,
    EngineChoice,
    EngineOption,
    Inputs,
    MaxSize,
    Model,
    Network,
    Quiet,
    Rules,
    bytes_allowed,
    exit_code,
    options,
    tell,
)
from checker.problems import Exit
from checker.streams import note, say

if TYPE_CHECKING:
    from checker.rulebook import Entry, Rulebook

app = typer.Typer(help="Check, test and explain the rules that people write.", no_args_is_help=True)


class Form(StrEnum):
    """How a list of problems or rules is printed."""

    text = "text"
    json = "json"


Paths = Annotated[
    list[Path] | None,
    typer.Argument(metavar="PATH", help="Rule files or folders on top of the built-in and the project's rules."),
]
FormOption = Annotated[Form, typer.Option("--format", help="text for people, json for machines.")]


def _print(text: object) -> None:
    """A line or more on standard output."""
    say(f"{text}\n")


def _book(paths: list[Path] | None, rules: list[Path] | None = None) -> Rulebook:
    from checker.rulebook import load

    return load([*(rules or ()), *(paths or ())], project=Path())


def _entry(book: Rulebook, name: str) -> Entry:
    """The rule called *name*; without one, a message and the end of the run."""
    from checker.problems import printable
    from checker.rulebook.messages import suggestion

    entry = book.find(name)
    if entry is not None:
        return entry
    ids = [e.rule.id for e in book.entries]
    close = suggestion(name, ids)
    near = [i for i in ids if name and name.lower() in i][:3] or ([close] if close else [])
    hint = f"did you mean {' or '.join(map(repr, near))}?" if near else "`checker rules list` shows every id"
    note(printable(f"there is no rule '{name}'; {hint}"))
    raise SystemExit(2)


@app.command()
def check(paths: Paths = None, rules: Rules = None, form: FormOption = Form.text) -> None:
    """Report every problem of every rule file, with its line and what to do; exit 2 if one is an error."""
    from checker.rulebook.book import in_order
    from checker.rulebook.lint import lint
    from checker.rulebook.reports import check_report

    book = _book(paths, rules)
    problems = in_order({*book.problems, *lint(book.entries)})
    _print(check_report(book, problems, as_json=form is Form.json))
    raise SystemExit(2 if any(p.severity == "error" for p in problems) else 0)


@app.command("test")
def run_examples(
    paths: Paths = None,
    rules: Rules = None,
    only: Annotated[
        list[str] | None, typer.Option("--only", metavar="ID", help="Only the examples of this rule; may be repeated.")
    ] = None,
    model: Model = None,
    form: FormOption = Form.text,
) -> None:
    """Run the examples that stand inside the rules; exit 2 if one does not hold, or holds and is marked todo."""
    from checker import selftest
    from checker.language import load
    from checker.rulebook.book import in_order
    from checker.rulebook.lint import without_examples
    from checker.rulebook.reports import check_report

    book = _book(paths, rules)
    for name in only or ():
        _entry(book, name)
    problems = in_order({*book.problems, *(without_examples(book.entries) if not only else ())})
    wrong = any(p.severity == "error" for p in problems)
    if problems:
        for line in check_report(book, problems, as_json=False).splitlines():
            note(line)
    nlp = load(model or book.model)
    outcomes = selftest.run(book, nlp, selftest.examples_of(book.entries, only))
    _print(selftest.as_json(outcomes) if form is Form.json else selftest.report(outcomes))
    if form is not Form.json and not only:
        _print(selftest.on_marked(book, nlp))
    raise SystemExit(2 if wrong or not all(o.passes for o in outcomes) else 0)


@app.command("list")
def list_(paths: Paths = None, rules: Rules = None, form: FormOption = Form.text) -> None:
    """List every rule: its section, id, state and place; exit 2 if a file is wrong, so that some may be missing."""
    from checker.problems import line_of
    from checker.rulebook.reports import rule_list

    book = _book(paths, rules)
    _print(rule_list(book, as_json=form is Form.json))
    wrong = [p for p in book.problems if p.severity == "error"]
    for problem in wrong:
        note(line_of(problem))
    raise SystemExit(2 if wrong else 0)


@app.command()
def show(
    rule: Annotated[str, typer.Argument(metavar="ID", help="The id of a rule; see `checker rules list`.")],
    rules: Rules = None,
) -> None:
    """Show one rule as it is in force, each key with the file and line it comes from."""
    from checker.rulebook.reports import rule_text

    _print(rule_text(_entry(_book(None, rules), rule)))


@app.command()
def explain(
    what: Annotated[
        str, typer.Argument(metavar="CODE|KIND", help="A problem code, a kind of rule or a section; none lists them.")
    ] = "",
) -> None:
    """Explain a problem code, a kind of rule or a section of rules."""
    from checker.problems import printable
    from checker.rulebook.describe import contents, explain, topics
    from checker.rulebook.messages import suggestion

    if not what:
        _print(contents())
        return
    text = explain(what)
    if text is None:
        close = suggestion(what, topics())
        hint = f"did you mean '{close}'?" if close else "`checker rules explain` lists what there is"
        note(printable(f"nothing is known of '{what}'; {hint}"))
        raise SystemExit(2)
    _print(text)


@app.command()
def schema(
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="Where the schemas are written.")],
    check: Annotated[bool, typer.Option("--check", help="Write nothing; exit 2 if one is missing or stale.")] = False,
) -> None:
    """Write the JSON Schemas of the rule files, for editors."""
    from checker.rulebook.schema import stale, write

    if check:
        old = stale(out)
        _print(
            f"stale: {', '.join(old)}; run `checker rules schema --out {out}`" if old else "the schemas are up to date"
        )
        raise SystemExit(2 if old else 0)
    for path in write(out):
        _print(path)


@app.command()
def new(
    kind: Annotated[
        str,
        typer.Argument(metavar="KIND", help="cue, alias, a conflict kind such as number, agency; none lists them."),
    ] = "",
) -> None:
    """Print a new rule of a kind, each key explained and both examples filled in."""
    from checker.problems import printable
    from checker.rulebook.messages import meant
    from checker.rulebook.templates import kinds, template

    if not kind:
        _print("\n".join(kinds()))
        return
    shipped = {rule.kind: rule.id for rule in reversed(_book(None).rules("conflicts"))}
    text = template(kind, shipped)
    if text is None:
        note(printable(f"there is no kind '{kind}'; {meant(kind, kinds())}"))
        raise SystemExit(2)
    say(text)


@app.command()
def impact(
    inputs: Inputs,
    against: Annotated[
        str | None,
        typer.Option(
            "--against",
            metavar="REV|DIR",
            help="The older rules: a git revision, or a folder in place of the project's. Default: the built-in rules.",
        ),
    ] = None,
    rules: Rules = None,
    model: Model = None,
    engine: EngineOption = EngineChoice.hybrid,
    attitudes: Attitudes = False,
    max_size: MaxSize = "10MB",
    allow_network: Network = False,
    quiet: Quiet = False,
    form: Annotated[Form, typer.Option("--format", help="text is Markdown, for a pull request.")] = Form.text,
) -> None:
    """Show which claims and verdicts appear, vanish or change between two versions of the rules, as Markdown."""
    from dataclasses import replace

    from checker.articles import read
    from checker.impact import impact as run
    from checker.records import Article, Problem
    from checker.render.changes import changes
    from checker.render.gfm import escape
    from checker.render.json_ import dump, report_value
    from checker.rulebook.versions import older, rule_changes

    limit = bytes_allowed(max_size)
    chosen, book = options(rules, model, engine, attitudes, 1)
    before = older(against, rules or (), Path())
    found = list(read(inputs, max_size=limit, allow_network=allow_network))
    problems = [*(p for p in found if isinstance(p, Problem)), *book.problems]
    # an older version with mistakes is compared without the rules that hold them: mending them is a change, too
    tell([*problems, *(replace(p, severity="warning") for p in before.problems if p not in book.problems)], quiet=quiet)
    articles = [a for a in found if isinstance(a, Article)]
    if not articles:
        raise SystemExit(int(exit_code(problems) or Exit.INPUT))
    changed = list(rule_changes(before, book))
    old, new = (report_value(r) for r in run(articles, before, book, chosen))
    if form is Form.json:
        _print(dump({"schema": "checker-rules-impact/1", "rules": changed, "old": old, "new": new}, indent=1))
        raise SystemExit(int(exit_code(problems)))
    lines = "".join(f"- {escape(line)}\n" for line in changed) or "- none\n"
    told = changes(old, new, markdown=True).removeprefix("# Changes\n\n")
    say(f"# Impact of the rules\n\nRules that changed:\n\n{lines}\n{told}")
    raise SystemExit(int(exit_code(problems)))
