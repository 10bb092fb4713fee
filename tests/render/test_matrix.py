"""The map: values where both sides' are short, letters else; columns that do not fit go into a further table."""

from __future__ import annotations

from dataclasses import replace

from rich.cells import cell_len

from checker.records import Evidence, Report
from checker.render.matrix import HANG, matrix_of
from checker.render.viewing import view_of
from tests.render.fixtures import HERALD, POST, story
from tests.render.hostile import hostile

TOLL = "Ana Ruiz: … people had died"


def toll(report: Report, **more: str) -> Report:
    """*report* with its evidence about the toll changed: ``left`` and ``right`` values, ``text`` of both."""

    def changed(item: Evidence) -> Evidence:
        if item.kind != "number" or item.relation != "conflicts":
            return item
        sides = {}
        for name in ("left", "right"):
            side = getattr(item, name)
            herald = next(c for c in report.claims if c.id == side.claim).article == HERALD.id
            sides[name] = replace(
                side, value=more["herald" if herald else "others"], text=more.get("text", "x") + str(herald)
            )
        return replace(item, **sides)

    return replace(
        report, verdicts=tuple(replace(v, evidence=tuple(map(changed, v.evidence))) for v in report.verdicts)
    )


def test_figures_stand_in_the_cells() -> None:
    matrix = matrix_of(view_of(story()))
    row = next(r for r in matrix.rows if r.entry.topic.startswith(TOLL))
    assert sorted(row.cells) == ["12", "12", "12", "21"]


def test_words_of_the_article_where_the_values_are_long_and_letters_where_both_are() -> None:
    long = {"herald": "twenty-one men and women", "others": "twelve men and women"}
    row = next(r for r in matrix_of(view_of(toll(story(), **long))).rows if r.entry.topic.startswith(TOLL))
    assert sorted(row.cells) == ["xFalse", "xFalse", "xFalse", "xTrue"]
    wordy = toll(story(), **long, text="as many as the eye can see")
    matrix = matrix_of(view_of(wordy))
    row = next(r for r in matrix.rows if r.entry.topic.startswith(TOLL))
    assert sorted(row.cells) == ["A", "A", "A", "B"]
    assert matrix.legend == "A and B: opposing sides; yes: reports it"


def test_never_a_letter_against_a_value() -> None:
    mixed = toll(story(), herald="21", others="twelve men and women", text="as many as the eye can see")
    row = next(r for r in matrix_of(view_of(mixed)).rows if r.entry.topic.startswith(TOLL))
    assert sorted(row.cells) == ["A", "A", "A", "B"]


def test_an_outlet_that_contradicts_nobody_still_prints_its_figure() -> None:
    """The Valley Post agrees with the Gazette and, published a day later, contradicts nobody."""
    report = story()
    post = next(c.id for c in report.claims if c.article == POST.id and c.text.startswith("12 people"))
    kept = tuple(
        replace(
            v,
            evidence=tuple(
                e for e in v.evidence if e.relation != "conflicts" or post not in (e.left.claim, e.right.claim)
            ),
        )
        for v in report.verdicts
    )
    matrix = matrix_of(view_of(replace(report, verdicts=kept)))
    row = next(r for r in matrix.rows if r.entry.topic.startswith(TOLL))
    assert "Valley Post" not in {o for d in row.entry.disputes for s in d.sides for o in s.outlets}
    assert row.cells[matrix.outlets.index("Valley Post")] == "12"


def test_lines_fit_and_tell_what_was_cut() -> None:
    for report in (story(), hostile()):
        for width in (40, 60, 80):
            lines = list(matrix_of(view_of(report)).lines(width))
            assert max(map(cell_len, lines)) <= width
    narrow = list(matrix_of(view_of(story())).lines(46))
    assert "" in narrow  # a second table, set apart
    assert any("…" in line for line in narrow)


def test_a_topic_has_two_lines_before_it_is_cut() -> None:
    wide, narrow = (list(matrix_of(view_of(story())).lines(width)) for width in (140, 80))
    plant = next(i for i, line in enumerate(wide) if "2 CONFLICT Boris Holm: We will … close the plant  " in line)
    assert wide[plant].split()[-3:] == ["not", "not", "without"]
    assert "3 CORROB" in wide[plant + 1]
    # the cells stand beside the first line, the rest of the topic hangs under its beginning
    toll = next(i for i, line in enumerate(narrow) if f"1 CONFLICT {TOLL}" in line)
    assert narrow[toll].split()[-4:] == ["12", "12", "12", "21"]
    assert narrow[toll + 1].startswith(" " * HANG + "the bridge")
