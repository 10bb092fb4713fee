"""A role of a body under its initials is that of the body in full."""

from __future__ import annotations

import pytest

from checker.speakers.roles import fits, role


@pytest.mark.parametrize(
    ("asked", "held"),
    [
        ("The NUP leader", "Nolvar Union Party leader"),
        ("the UN chief", "United Nations chief"),
        ("Coastal Union (Reform) leader", "the CU(R) leader"),
    ],
)
def test_initials_name_the_body(asked: str, held: str) -> None:
    assert fits(role(asked), role(held)) > 6


@pytest.mark.parametrize(
    ("asked", "held"),
    [
        ("the NUP leader", "Coastal Union Party leader"),
        ("New Yarrow mayor", "North Yelm mayor"),
        ("the deputy UN chief", "United Nations chief"),
        ("the former NUP leader", "Nolvar Union Party leader"),
        ("the WHO chief", "FA chief"),
    ],
)
def test_other_initials_do_not(asked: str, held: str) -> None:
    assert fits(role(asked), role(held)) == 0
