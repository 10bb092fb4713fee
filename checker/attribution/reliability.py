"""How often a verb with a certain complement is a cue: counts from the training articles, as one small table.

Only numbers and single words come from the corpus. A pair that was seldom seen falls back to its lemma, then to its
complement, then to what the rule's author said by naming the word (:data:`NAMED`).
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

TABLE = Path(__file__).with_name("reliability.tsv")
WEIGHT = 3.0  # how many sightings the more general figure counts for
NAMED = 0.7  # a word and complement that a rule names, never seen in training
FEW = 3  # sightings below which the table is silent about a word
UNNAMED = 0.08  # a verb that no rule names


class Reliability:
    """The table, with its fall-backs."""

    def __init__(self, counts: dict[tuple[str, str], tuple[int, int]]) -> None:
        self.counts = counts
        self.lemmas: dict[str, tuple[int, int]] = {}
        self.complements: dict[str, tuple[int, int]] = {}
        for (lemma, complement), (seen, cue) in sorted(counts.items()):
            for table, key in ((self.lemmas, lemma), (self.complements, complement)):
                a, b = table.get(key, (0, 0))
                table[key] = (a + seen, b + cue)

    def unseen(self, lemma: str) -> bool:
        """Whether training says next to nothing of *lemma*: then the author of the rule is believed."""
        return self.lemmas.get(lemma, (0, 0))[0] < FEW

    def chance(self, lemma: str, complement: str, *, named: bool) -> float:
        """The chance, 0 to 1, that *lemma* with *complement* is a cue; *named*: a rule says that it takes it."""
        complement = "parenthetical" if complement == "closing" else complement
        prior = NAMED if named else UNNAMED
        seen, cue = self.complements.get(complement, (0, 0))
        general = (cue + 20 * prior) / (seen + 20) if not named else prior
        seen, cue = self.counts.get((lemma, complement), (0, 0))
        if named and self.lemmas.get(lemma, (0, 0))[0] >= 20:
            a, b = self.lemmas[lemma]
            general = (general + b / a) / 2
        return (cue + WEIGHT * general) / (seen + WEIGHT)


@cache
def packaged() -> Reliability:
    """The table that ships with the package."""
    counts = {}
    if TABLE.exists():
        for line in TABLE.read_text(encoding="utf-8").splitlines():
            if line and not line.startswith("#"):
                lemma, complement, seen, cue = line.split("\t")
                counts[lemma, complement] = (int(seen), int(cue))
    return Reliability(counts)
