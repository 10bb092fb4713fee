"""What a figure counts, as the role that the news gives to people: dead, hurt, arrested."""

from __future__ import annotations

from functools import cache

from checker.lexicon import values, words
from checker.records import Quantity
from checker.verdicts.matching import key_of, keys_of


@cache
def _news_roles() -> dict[str, str]:
    """What a counted thing, as it is compared, makes of people in the news."""
    return {key_of(word): role for word, role in values("topics", "befalls").items()}


@cache
def _levels() -> frozenset[str]:
    """Verbs by which a figure is only reached or left, as they are compared."""
    return keys_of(words("verbs", "level"))


def roles(q: Quantity) -> frozenset[str]:
    """The news roles (dead, hurt, arrested, …) that what *q* counts, else its verb, else its subject put it in."""
    known = _news_roles()
    for keys in (q.counts[:3], q.slot[:1]):
        found = {known[k] for k in map(key_of, keys) if k in known}
        if found:
            return frozenset(found)
    if not q.slot or not q.slot[0] or key_of(q.slot[0]) in _levels():
        return frozenset(known[k] for k in map(key_of, q.slot[2:]) if k in known)
    return frozenset()
