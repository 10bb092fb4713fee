"""What every rule has in common: an id, a reason, its own tests, and where it stands.

Each stage owns the models of its own rules, built on :class:`Rule`; :mod:`checker.rulebook` gathers them, loads them
from YAML and fills :attr:`Rule.origin`.

A model is a plain frozen value. pydantic, which checks YAML against it, stays out until there is YAML to check:
importing it and building its validators takes longer than everything else that loading the shipped rules takes.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import MISSING, Field, FrozenInstanceError, dataclass, field, fields
from typing import Any, ClassVar, Self, dataclass_transform

BUILT_IN = "built-in/"
"""How the origin of every shipped rule begins."""


class Mistake(ValueError):
    """A value that is wrong in a way with a problem code of its own; the text may hold " | " and what to do."""

    def __init__(self, code: str, text: str) -> None:
        super().__init__(text)
        self.code = code


class Limit:
    """Bounds of a value inside ``Annotated``: ``ge``, ``gt``, ``le``, ``lt``, ``min_length``, ``max_length``,
    ``pattern``."""

    def __init__(self, **bounds: Any) -> None:
        self.bounds = bounds

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        return {**handler(source), **self.bounds}


class Check:
    """A function inside ``Annotated`` that a value passes through; ``first`` before its type is looked at."""

    def __init__(self, function: Callable[[Any], Any], *, first: bool = False) -> None:
        self.function = function
        self.first = first

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        from pydantic_core import core_schema

        if self.first:
            return core_schema.no_info_before_validator_function(self.function, handler(source))
        return core_schema.no_info_after_validator_function(self.function, handler(source))


def option(
    *,
    default: Any = MISSING,
    description: str | None = None,
    written: str | None = None,
    internal: bool = False,
    **bounds: Any,
) -> Any:
    """A key of a model: its default (none where it must be given), what it means, and bounds as of :class:`Limit`.

    ``written`` is the key in YAML where that is no name in Python; ``internal`` keys cannot be written there.
    """
    given = {"description": description, "alias": written, **bounds}
    known = {key: value for key, value in given.items() if value is not None}
    return field(default=default, metadata=known | ({"json_schema_extra": {"x-internal": True}} if internal else {}))


@dataclass_transform(kw_only_default=True, frozen_default=True, field_specifiers=(option,))
class Model:
    """A frozen value read from YAML; unknown keys are errors.

    The constructor takes what it is given; what YAML holds is checked by :func:`checker.rulebook.registry.adapter`.
    """

    __pydantic_config__: ClassVar[dict[str, Any]] = {"extra": "forbid"}
    __dataclass_fields__: ClassVar[dict[str, Field[Any]]]

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        # the methods that dataclass() would write are below, once for all: writing them takes 0.4 ms for each class
        dataclass(init=False, repr=False, eq=False, match_args=False, kw_only=True)(cls)

    def __init__(self, **values: Any) -> None:
        whole = {f.name: f.default for f in fields(self)} | values
        wrong = [name for name, value in whole.items() if value is MISSING or name not in self.__dataclass_fields__]
        if wrong:
            raise TypeError(f"{type(self).__name__}: missing or unknown: {', '.join(wrong)}")
        vars(self).update(whole)
        self.__post_init__()

    def __post_init__(self) -> None:
        """Raise ValueError where the values do not go together."""

    @classmethod
    def trusted(cls, values: dict[str, Any]) -> Self:
        """A value of *values* that were checked before; defaults are filled in. Raises TypeError for unknown keys."""
        made = object.__new__(cls)
        known = vars(made)
        for f in fields(cls):
            known[f.name] = values.pop(f.name, f.default)
        if values or MISSING in known.values():
            raise TypeError(f"{cls.__name__}: missing or unknown: {', '.join(values)}")
        return made

    def values(self) -> tuple[Any, ...]:
        """The value of every key, in order."""
        return tuple(getattr(self, f.name) for f in fields(self))

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and isinstance(other, Model) and self.values() == other.values()

    def __hash__(self) -> int:
        return hash((type(self), self.values()))

    def __repr__(self) -> str:
        said = zip(fields(self), self.values(), strict=True)
        return f"{type(self).__name__}({', '.join(f'{f.name}={value!r}' for f, value in said)})"

    def __setattr__(self, name: str, value: object) -> None:
        raise FrozenInstanceError(f"cannot assign to field {name!r}")

    def __delattr__(self, name: str) -> None:
        raise FrozenInstanceError(f"cannot delete field {name!r}")


class Rule(Model):
    """One rule of a rule file.

    ``origin`` is ``file:line`` of the rule in force, after layering; the loader fills it, a rule file cannot.
    """

    id: str = option(pattern=r"^[a-z0-9][a-z0-9.-]*$", description="Short name of the rule, unique among all rules.")
    why: str = option(min_length=1, description="Why the rule is there, for the next person who edits it.")
    origin: str = option(default="", internal=True)

    @property
    def shipped(self) -> bool:
        """Whether the rule came with checker, and was not written by the people who use it."""
        return self.origin.startswith(BUILT_IN)


def plain(value: Any) -> Any:
    """*value* of a model as JSON has it: lists for tuples, text for figures and dates."""
    if value is None or isinstance(value, str | int | float):
        return value
    if isinstance(value, tuple):
        return [plain(v) for v in value]
    if isinstance(value, Model):
        return {f.name: plain(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, dict):
        return {key: plain(v) for key, v in value.items()}
    return str(value)
