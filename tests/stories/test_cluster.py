"""Average linkage over evidence: no chains, no order."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from checker.stories.cluster import joined

EVIDENCE = st.dictionaries(
    st.tuples(st.integers(0, 8), st.integers(0, 8)).filter(lambda pair: pair[0] < pair[1]),
    st.integers(-9, 9),
    max_size=20,
)


def test_what_is_alike_is_together_and_nothing_else() -> None:
    assert joined(5, {(0, 1): 3.0, (1, 2): 2.0, (0, 2): 2.0, (2, 3): -1.0}, -4.0, 0.0) == [[0, 1, 2], [3], [4]]
    assert joined(0, {}, -4.0, 0.0) == []


def test_a_chain_is_no_story() -> None:
    chain = {(n, n + 1): 2.0 for n in range(9)}
    assert max(map(len, joined(10, chain, -4.0, 0.0))) == 2


@given(EVIDENCE)
def test_each_is_in_one_cluster_whose_mean_is_above_the_threshold(evidence: dict[tuple[int, int], int]) -> None:
    given_evidence = {pair: float(value) for pair, value in evidence.items()}
    found = joined(9, given_evidence, -5.0, 0.0)
    assert sorted(n for members in found for n in members) == list(range(9))
    assert found == joined(9, dict(reversed(given_evidence.items())), -5.0, 0.0)
    for members in found:
        pairs = [(i, j) for i in members for j in members if i < j]
        total = sum(given_evidence.get(pair, -5.0) for pair in pairs)
        assert not pairs or total > 0 or len(members) > 2
