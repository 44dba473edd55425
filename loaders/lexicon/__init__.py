"""Reads the lexicon files beside it, and refuses what it does not know.

A file has sections. A section holds rules, each a table that becomes a frozen dataclass derived from `Rule`, or word
classes, each a name with its words. Text in a field of several words is split at white space:
`words = "praise applaud"` is ("praise", "applaud").

    [verbs.praise]
    words  = "praise applaud laud"
    type   = "SUPPORTED"
    slots  = "obj obj>in"
    fires  = "Cuba praised Angola's reforms."
    gives  = "SUPPORTED Cuba > Angola"
    silent = "Cuba praised the weather."
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, dataclass, fields
from functools import cache
from importlib import resources
from typing import Any, TypeVar, get_type_hints

from graph.errors import UsageError


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """What every rule has: its name (the key of its table) and its proofs.

    `fires` is one or more sentences in which the rule must find something, `silent` one or more in which it must not.
    `gives` says what `fires` must give: "TYPE source > target", several joined by "; ", a status in brackets at the
    end where it is not "happened": "AGREED_WITH Norway > Mali; VISITED Ann Lee > Norway [planned]".
    """

    name: str
    fires: str
    silent: str
    gives: str = ""


@dataclass(frozen=True, slots=True)
class Example:
    """One rule's proofs, as the test of all rules wants them."""

    file: str
    section: str
    rule: str
    fires: str
    silent: str
    gives: str


R = TypeVar("R", bound=Rule)
C = TypeVar("C")


def rules(file: str, section: str, kind: type[R]) -> Mapping[str, R]:
    """The rules of one section, by name, in the order of the file.

    Raises UsageError where a key is unknown, missing or of another type than `kind` says; it names key and file.
    """
    return {name: _made(f"{file}: {section}.{name}", name, row, kind) for name, row in _section(file, section).items()}


def words(file: str, section: str) -> Mapping[str, frozenset[str]]:
    """The word classes of one section, by name. Raises UsageError where a class is no text or list of texts."""
    return {
        name: frozenset(_many(f"{file}: {section}.{name}", value)) for name, value in _section(file, section).items()
    }


def classes(file: str, section: str, kind: type[C]) -> C:
    """The word classes of one section as a dataclass of frozensets.

    Raises UsageError where a class is unknown, missing, or no text or list of texts; it names class and file.
    """
    found = words(file, section)
    known = [field.name for field in fields(kind)]  # type: ignore[arg-type]
    if unknown := sorted(set(found) - set(known)):
        raise UsageError(f"{file}: {section}: unknown key {unknown[0]!r}: choose one of {', '.join(sorted(known))}")
    if missing := sorted(set(known) - set(found)):
        raise UsageError(f"{file}: {section}: key {missing[0]!r} is missing")
    return kind(**found)


def only(file: str, *sections: str) -> None:
    """Raises UsageError where the file has other sections than these."""
    unknown = sorted(set(_raw(file)) - set(sections))
    if unknown:
        raise UsageError(f"{file}: unknown section {unknown[0]!r}: choose one of {', '.join(sections)}")


def sections(file: str) -> tuple[str, ...]:
    """The names of a file's sections, in the order of the file."""
    return tuple(_raw(file))


def files() -> list[str]:
    """The names of all lexicon files, sorted."""
    return sorted(entry.name for entry in resources.files(__name__).iterdir() if entry.name.endswith(".toml"))


def examples() -> Iterator[Example]:
    """The proofs of every rule of every file. A table without `fires` is no rule."""
    for file in files():
        for section, rows in _raw(file).items():
            for name, row in rows.items():
                if isinstance(row, dict) and "fires" in row:
                    proofs = (str(row.get(key, "")) for key in ("fires", "silent", "gives"))
                    yield Example(file, section, name, *proofs)


@cache
def _raw(file: str) -> dict[str, dict[str, Any]]:
    text = resources.files(__name__).joinpath(file).read_text(encoding="utf-8")
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise UsageError(f"{file}: {error}") from None


def _section(file: str, section: str) -> dict[str, Any]:
    try:
        return _raw(file)[section]
    except KeyError:
        raise UsageError(f"{file}: section {section!r} is missing: add [{section}]") from None


def _made(where: str, name: str, row: Any, kind: type[R]) -> R:
    if not isinstance(row, dict):
        raise UsageError(f"{where} is {row!r}: write a table with the keys of a rule")
    known = {field.name: field for field in fields(kind) if field.name != "name"}
    if unknown := sorted(set(row) - set(known)):
        raise UsageError(f"{where}: unknown key {unknown[0]!r}: choose one of {', '.join(sorted(known))}")
    required = {key for key, field in known.items() if field.default is MISSING and field.default_factory is MISSING}
    if missing := sorted(required - set(row)):
        raise UsageError(f"{where}: key {missing[0]!r} is missing")
    hints = get_type_hints(kind)
    return kind(name=name, **{key: _value(f"{where}.{key}", value, hints[key]) for key, value in row.items()})


def _value(where: str, value: Any, hint: Any) -> Any:
    if hint in (tuple[str, ...], frozenset[str]):
        return (tuple if hint == tuple[str, ...] else frozenset)(_many(where, value))
    wanted = next(kind for kind in (bool, int, float, str, dict) if kind.__name__ in str(hint))
    if type(value) is not wanted:
        raise UsageError(f"{where} is {value!r}: write a value of type {wanted.__name__}")
    return value


def _many(where: str, value: Any) -> list[str]:
    if isinstance(value, str):
        return value.split()
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return list(value)
    raise UsageError(f"{where} is {value!r}: write words in one text, or a list of texts")
