"""A report in the forms people and machines read: ``render("markdown", report)``.

:data:`RENDERERS` is plain data; a renderer's module is imported when it is used. Every renderer is a pure function of
the report and the options: no clock, no locale, no width but the terminal's.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from checker.records import Report


@dataclass(frozen=True, slots=True)
class Renderer:
    """One form of a report: the suffix of its files, the module that writes it, and what it is for."""

    suffix: str
    module: str
    about: str


RENDERERS: dict[str, Renderer] = {
    "terminal": Renderer(".txt", "checker.render.terminal", "for reading now"),
    "markdown": Renderer(".md", "checker.render.markdown", "for pull requests and CI summaries"),
    "json": Renderer(".json", "checker.render.json_", "everything, for programs; explain, diff and baselines read it"),
    "jsonl": Renderer(".jsonl", "checker.render.jsonl", "one group a line"),
    "html": Renderer(".html", "checker.render.html_", "one file to open in a browser"),
    "csv": Renderer(".csv", "checker.render.csv_", "for a spreadsheet"),
    "junit": Renderer(".xml", "checker.render.junit", "for a CI's test view"),
    "sarif": Renderer(".sarif", "checker.render.sarif", "for code scanning"),
    "github": Renderer(".github.txt", "checker.render.github", "GitHub annotations"),
}
SUFFIXES: dict[str, str] = {renderer.suffix: name for name, renderer in RENDERERS.items() if name != "github"}


def render(form: str, report: Report, **options: Any) -> str:
    """*report* in the form called *form* (a key of :data:`RENDERERS`), ending in a newline.

    *options* are the fields of :class:`checker.render.options.RenderOptions`.
    """
    from checker.render.options import RenderOptions

    module = import_module(RENDERERS[form].module)
    text: str = module.render(report, RenderOptions(**options))
    return text if text.endswith("\n") else text + "\n"
