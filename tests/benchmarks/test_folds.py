from benchmarks.folds import SEALED, fold, is_open, key_of, parted


def test_a_story_and_the_pairs_drawn_from_it_lie_in_one_fold() -> None:
    assert fold("b-450755dd") == fold("450755dd")
    assert key_of({"id": "x1", "group": "b-450755dd"}) == "b-450755dd"
    assert key_of({"id": "450755dd"}) == "450755dd"


def test_the_folds_are_fixed() -> None:
    assert [fold(k) for k in ("450755dd", "550b80db", "ecbtopic3", "claim84d581b7")] == [0, 1, 4, 3]


def test_rows_are_parted_by_whether_they_may_be_read() -> None:
    rows = [{"id": f"story-{n}"} for n in range(50)]
    seen, sealed = parted(rows)
    assert len(seen) + len(sealed) == 50
    assert 2 <= len(sealed) <= 20
    assert all(fold(r["id"]) == SEALED and not is_open(r) for r in sealed)
