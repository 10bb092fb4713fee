"""Two claims of a report compared once more, for `checker explain ID OTHER`.

A report carries the scores of the pairs that were linked or parted, not of the thousands that were compared and left
alone, nor the words that they were compared by. So its articles are read and compared again, with the rules in force.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from checker.alignment.why import Why
    from checker.records import Article, Claim
    from checker.rulebook import Rulebook

Json = Mapping[str, Any]
SHOWN = 3
"""Articles named of those that cannot be read again."""


class Retold:
    """The claims of a *report*, read again when first asked for, a story at a time."""

    def __init__(self, report: Json, book: Rulebook) -> None:
        self._report, self._book = report, book
        self._told: dict[str, tuple[tuple[Claim, ...], tuple[Article, ...], str]] = {}
        self._story = {c["id"]: self._named(c["article"]) for c in report["claims"]}

    def _named(self, article: str) -> str:
        """The story of an article; "" where the report has only one."""
        return next((str(a.get("story") or "") for a in self._report["articles"] if a["id"] == article), "")

    def why(self, left: str, right: str) -> tuple[Why | None, str]:
        """What comparison makes of two claims of the report, or None and the reason why it cannot be told."""
        from checker.alignment.why import why
        from checker.pipeline import learned_judge, said_on

        story = self._story.get(left, "")
        if self._story.get(right, story) != story:
            return None, "they stand in two stories, which are never compared; --one-story says that they are one"
        if story not in self._told:
            self._told[story] = self._again(story)
        claims, articles, fault = self._told[story]
        if fault:
            return None, fault
        ids = {c.id for c in claims}
        if not {left, right} <= ids:
            return None, "read again, the articles give other claims: the rules, the model or the options have changed"
        judge = learned_judge(str(self._report.get("model", "")))
        return why(claims, left, right, self._book.thresholds, said_on(articles), judge), ""

    def _again(self, story: str) -> tuple[tuple[Claim, ...], tuple[Article, ...], str]:
        """The claims and articles of a story, read and compared again, or the reason why they cannot be."""
        from checker.articles import read
        from checker.choices import Options
        from checker.pipeline import check, load_tools, read_claims
        from checker.records import Article

        wanted = {(a["id"], a.get("sha256")): str(a.get("path") or "") for a in self._report["articles"]
                  if str(a.get("story") or "") == story}  # fmt: skip
        # a report may be anybody's: no folder, glob or address is read for a name in it
        paths = sorted({p for p in wanted.values() if os.path.isfile(p)})  # noqa: PTH113
        found = {(a.id, a.sha256): a for a in read(paths) if isinstance(a, Article)} if paths else {}
        lost = sorted(
            {path or identifier for (identifier, sha), path in wanted.items() if (identifier, sha) not in found}
        )
        if lost:
            more = f" and {len(lost) - SHOWN} more" * (len(lost) > SHOWN)
            return (
                (),
                (),
                f"a score rests on the whole story, and has changed or is gone: {', '.join(lost[:SHOWN])}{more}",
            )
        rules_only = re.search(r"\bengine rules\b", str(self._report.get("model", ""))) is not None
        known = {key for key, of in self._story.items() if of == story}
        for attitudes in (False, True):
            options = Options(model=self._book.model, engine="rules" if rules_only else "hybrid", attitudes=attitudes)
            tools = load_tools(options, self._book)
            parts = (read_claims(found[key], tools) for key in wanted)
            report = check(parts, self._book, model=tools.model)
            if known <= {c.id for c in report.claims}:
                break
        return report.claims, report.articles, ""
