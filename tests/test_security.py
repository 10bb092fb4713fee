"""SECURITY.md: each promise names tests, and the tests that it names are there; so does each fault that was found."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
TEXT = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
ROWS = re.findall(r"^\| (.+?) \| (`.+) \|$", TEXT.split("## What holds it")[1].split("## Reporting")[0], re.MULTILINE)

FOUND = {
    "a short write lost the end of a report, with 0": "test_border.py::test_a_short_write_is_never_a_silent_loss",
    "unknown names in articles.yaml cost without end": "test_sidecar_bounds.py::test_the_folder_is_listed_once",
    "and gave a line each": "test_sidecar_bounds.py::test_many_unknown_names_are_told_twenty_times_and_counted",
    "a killed worker ended it": "test_workers.py::test_the_article_that_kills_is_named_and_every_other_one_is_read",
    "too few descriptors did": "test_workers.py::test_where_no_descriptor_is_left_this_one_reads",
    "a read error in one input did": "test_boxes.py::test_a_read_error_in_one_file_names_it_and_the_rest_goes_on",
    "a pipe hung what is read back": "test_files.py::test_what_is_no_regular_file_neither_hangs_nor_fills_the_memory",
    "changed reports ended in tracebacks": "test_mutated.py",
    "closed streams did": "test_border.py::test_all_closed",
    "a deleted working folder did": "test_border.py::test_a_working_folder_that_is_gone",
    "an unknown user without a home did": "test_border.py::test_no_home_and_a_user_without_a_name",
    "a mad clock did": "test_border.py::test_a_mad_source_date_epoch",
    "a fault of ours was taken for the gate": "test_border.py::test_a_fault_of_ours_is_one_line_and_70",
    "an article had no budget": "test_budget.py::test_the_worst_texts_are_cut_too",
    "a repository's pip.py ran": "test_hosting.py::test_nothing_of_the_checked_out_repository_runs",
    "an action was named by a tag": "test_hosting.py::test_what_is_installed_has_its_hash_and_actions_theirs",
    "a step had no end": "test_hosting.py::test_a_run_has_an_end",
    "names in problem lines were commands": "test_workflow_commands.py",
    "a sum was compared before it was rounded": (
        "test_score.py::test_every_matcher_stays_between_0_and_1_and_giving_up_early_never_loses_a_link"
    ),
    "decisions of version 9 were read": "test_decisions.py::test_a_file_of_another_version_is_not_read",
    "an empty articles.yaml ended with 3": "test_sidecar_bounds.py::test_an_empty_one_says_nothing",
    "a locked PDF was not named": "test_boxes.py::test_a_locked_pdf_is_named",
    "a box of mail was not read": "test_boxes.py::test_each_message_of_a_box_is_an_article",
    "kills left drafts": "test_kill.py::test_killed_at_any_moment_a_whole_report_stands",
    "memories had no bound": "test_bounded.py::test_a_cache_without_a_bound_has_one_entry",
    "git was waited for without end": "test_versions.py::test_a_git_that_hangs_is_not_waited_for",
    "a thread that could not start was waited for": (
        "test_workers.py::test_where_no_thread_can_start_nobody_waits_for_ever"
    ),
    "onnxruntime told its makers": "test_modelfiles.py::test_a_model_is_loaded_without_telling_its_makers",
}
"""What went wrong once, and the test that holds it."""


def there(name: str) -> bool:
    """Whether a test file, or a test in it, stands below ``tests``."""
    file, _, function = name.partition("::")
    found = sorted((ROOT / "tests").rglob(file)) if "/" not in file else [ROOT / file]
    return any(
        path.exists() and (not function or f"def {function}(" in path.read_text(encoding="utf-8")) for path in found
    )


@pytest.mark.parametrize("fault", FOUND)
def test_each_fault_that_was_found_has_a_test(fault: str) -> None:
    assert there(FOUND[fault])


def test_the_table_is_found() -> None:
    assert len(ROWS) > 20


@pytest.mark.parametrize(("promise", "named"), ROWS, ids=[row[0][:60] for row in ROWS])
def test_each_promise_names_tests_that_are_there(promise: str, named: str) -> None:
    names = re.findall(r"`([^`]+)`", named)
    assert names, promise
    for name in (n for n in names if n != "make fuzz"):
        assert there(name), name
