"""JUnit XML: a case for each group, so that a CI's test view lists them; a conflict is a failure.

The dialect is the one Jenkins, GitLab and GitHub actions read (Jenkins xunit plugin's ``junit-10.xsd``). There is no
time stamp and every time is 0: the same input gives the same bytes.
"""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr

from checker.records import Report
from checker.render.excerpt import plain, shorten
from checker.render.options import RenderOptions
from checker.render.remarks import marks_of
from checker.render.view import Entry, View
from checker.render.viewing import view_of

LIMIT = 700


def render(report: Report, options: RenderOptions) -> str:
    """One test suite; settled and known conflicts are skipped cases, problems of severity error are errors."""
    view = view_of(report, options.review)
    cases = [_case(entry, view, options) for entry in view.entries]
    errors = [p for p in report.problems if p.severity == "error"]
    for problem in errors:
        where = f"{problem.path}:{problem.line}" if problem.line else str(problem.path or "input")
        body = f"    <error message={_attribute(problem.message)} type={_attribute(problem.code)}/>\n"
        cases.append(
            (f'  <testcase name={_attribute(where)} classname="checker.problem" time="0">\n{body}  </testcase>\n', "")
        )
    failures = sum(kind == "failure" for _, kind in cases)
    skipped = sum(kind == "skipped" for _, kind in cases)
    counts = f'tests="{len(cases)}" failures="{failures}" errors="{len(errors)}" skipped="{skipped}" time="0"'
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<testsuites>\n<testsuite name="checker" {counts}>\n{_properties(report)}'
        f"{''.join(text for text, _ in cases)}</testsuite>\n</testsuites>\n"
    )


def _properties(report: Report) -> str:
    """Embargoes and corrections, a property each, named by the article."""
    found = [(a.path or a.id, mark) for a in report.articles for mark in marks_of(a)]
    lines = "".join(f"  <property name={_attribute(name)} value={_attribute(mark)}/>\n" for name, mark in found)
    return f"<properties>\n{lines}</properties>\n" if lines else ""


def _case(entry: Entry, view: View, options: RenderOptions) -> tuple[str, str]:
    joint = " – " if entry.asks else ": "
    name = f"{entry.headline}{joint}{entry.gist} [{view.handle(entry.verdict.group.id)}]"
    head = f'  <testcase name={_attribute(name)} classname="checker.{entry.section}" time="0"'
    if entry.section != "conflicting":
        return f"{head}/>\n", ""
    words = options.review.words_for(entry.verdict) if options.review is not None else ()
    if options.review is not None and not options.review.stands(entry.verdict):
        return f"{head}>\n    <skipped message={_attribute('; '.join(words))}/>\n  </testcase>\n", "skipped"
    message = "; ".join(d.words for d in entry.disputes) or entry.headline
    passages = [p for part in entry.passages for p in part]
    text = "\n".join(
        f"{p.first.outlet}, {p.first.date}, {p.first.where}{p.also} · {p.told}: {shorten(p.sentence, LIMIT).text}"
        for p in passages
    )
    body = f"    <failure message={_attribute(message)} type={_attribute(entry.level)}>{escape(text)}</failure>\n"
    return f"{head}>\n{body}  </testcase>\n", "failure"


def _attribute(text: str) -> str:
    return quoteattr(plain(text))
