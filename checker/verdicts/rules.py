"""The models of the rules of this stage: one class a conflict kind, told apart by ``kind``, and rules of origin.

A conflict kind is a class in a module of :mod:`checker.verdicts.kinds`, and known by standing there.
"""

from __future__ import annotations

import importlib
import operator
import pkgutil
from functools import cache, reduce
from typing import TYPE_CHECKING, TypeAlias

from checker.verdicts import kinds
from checker.verdicts.kinds.base import ConflictBase
from checker.verdicts.origin_rules import OriginRule

__all__ = ["ConflictRule", "OriginRule", "conflict_kinds"]


@cache
def conflict_kinds() -> dict[str, type[ConflictBase]]:
    """Every conflict kind by name, in the order of the names."""
    found: dict[str, type[ConflictBase]] = {}
    for module in pkgutil.iter_modules(kinds.__path__, f"{kinds.__name__}."):
        for value in vars(importlib.import_module(module.name)).values():
            own = isinstance(value, type) and issubclass(value, ConflictBase) and value.__module__ == module.name
            if own and "kind" in value.__annotations__:
                found[value.__dataclass_fields__["kind"].default] = value
    return dict(sorted(found.items()))


if TYPE_CHECKING:
    ConflictRule: TypeAlias = ConflictBase
else:
    ConflictRule = reduce(operator.or_, conflict_kinds().values())
