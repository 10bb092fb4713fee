"""What is told of claims that only one outlet has: gathered by outlet, their speakers counted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from checker.render.view import Entry, Passage, Shown, count


def together(entries: Sequence[Entry]) -> Iterator[tuple[Passage, tuple[Entry, ...]]]:
    """The sentences of *entries*, each once even where several have claims in it, with the entries that begin there."""
    heaps: dict[tuple[str, str, str], list[Shown]] = {}
    begun: dict[tuple[str, str, str], list[Entry]] = {}
    for entry in entries:
        for number, passage in enumerate(p for part in entry.passages for p in part):
            key = passage.first.article.id, passage.first.where, passage.sentence.text
            heaps.setdefault(key, []).extend(passage.claims)
            begun.setdefault(key, []).extend([entry] if number == 0 else [])
    for key, heap in heaps.items():
        yield Passage(tuple(heap)), tuple(begun[key])


def by_outlet(entries: Sequence[Entry]) -> tuple[tuple[str, tuple[Entry, ...]], ...]:
    """Entries of one outlet each, gathered by outlet, outlets in order of their names."""
    heaps: dict[str, list[Entry]] = {}
    for entry in entries:
        heaps.setdefault(entry.outlets[0] if entry.outlets else "", []).append(entry)
    return tuple((outlet, tuple(heaps[outlet])) for outlet in sorted(heaps))


def tally(names: Iterable[str], most: int = 6) -> str:
    """``Ana Ruiz 3, Boris Holm``: names by how often they occur."""
    tallied: dict[str, int] = {}
    for name in names:
        tallied[name] = tallied.get(name, 0) + 1
    ranked = sorted(tallied, key=lambda n: (-tallied[n], n))
    shown = [f"{n} {tallied[n]}" if tallied[n] > 1 else n for n in ranked[:most]]
    return ", ".join(shown) + (f" and {count(len(ranked) - most, 'other speaker')}" if len(ranked) > most else "")
