"""Reads the ontology and judges: the only place that says what may be related to what."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from types import MappingProxyType

from graph.errors import OntologyError
from graph.model import Label, Statement

LAYERS = ("structure", "meetings", "agreements", "verbal", "material", "conflict")


@dataclass(frozen=True, slots=True)
class Code:
    """A CAMEO code (text: "042") and its Goldstein value, -10 to 10."""

    cameo: str
    goldstein: float


@dataclass(frozen=True, slots=True)
class RelationType:
    """One relation type. `code` and `plover` are None for REPRESENTS and INVOLVES, which are no events."""

    name: str
    meaning: str
    source: frozenset[Label]
    target: frozenset[Label]
    layer: str
    symmetric: bool
    dated: bool
    plover: str | None
    code: Code | None
    modes: Mapping[str, Code]

    def coded(self, mode: str | None) -> Code | None:
        """The code of a mode, else that of the type."""
        return self.modes.get(mode or "", self.code)


@cache
def types() -> Mapping[str, RelationType]:
    """All relation types by name, in the order of the file.

    Raises OntologyError where the file has an unknown key, label or layer.
    """
    raw = tomllib.loads(resources.files("graph").joinpath("ontology.toml").read_text(encoding="utf-8"))
    return MappingProxyType({name: _read(name, dict(row)) for name, row in raw["types"].items()})


def _read(name: str, row: dict[str, object]) -> RelationType:
    def take(key: str, kind: type, default: object = None) -> object:
        value = row.pop(key, default)
        if value is not None and not isinstance(value, kind):
            raise OntologyError(f"ontology.toml: types.{name}.{key} is {value!r}: write a {kind.__name__}")
        return value

    def labels(key: str) -> frozenset[Label]:
        return frozenset(Label(str(value)) for value in take(key, list, []))  # type: ignore[attr-defined]

    cameo, goldstein = take("cameo", str), take("goldstein", float)
    modes = {str(k): Code(str(v["cameo"]), float(v["goldstein"])) for k, v in take("modes", dict, {}).items()}  # type: ignore[attr-defined]
    plover = take("plover", str)
    made = RelationType(
        name=name,
        meaning=str(take("meaning", str, "")),
        source=labels("source"),
        target=labels("target"),
        layer=str(take("layer", str, "")),
        symmetric=bool(take("symmetric", bool, False)),
        dated=bool(take("dated", bool, True)),
        plover=str(plover) if plover else None,
        code=Code(str(cameo), float(goldstein)) if cameo and isinstance(goldstein, float) else None,
        modes=MappingProxyType(modes),
    )
    if row:
        raise OntologyError(f"ontology.toml: types.{name} has unknown keys: {', '.join(sorted(row))}")
    if made.layer not in LAYERS:
        raise OntologyError(f"ontology.toml: types.{name}.layer is {made.layer!r}: choose one of {', '.join(LAYERS)}")
    return made


def relation_type(name: str) -> RelationType:
    """The relation type of that name; OntologyError lists the known ones."""
    try:
        return types()[name]
    except KeyError:
        raise OntologyError(f"{name!r} is no relation type: choose one of {', '.join(types())}") from None


def judge(statement: Statement) -> None:
    """Raises OntologyError where a statement relates what may not be related, or a date stands where none belongs."""
    kind = relation_type(statement.type)
    for role, party, allowed in (
        ("source", statement.source, kind.source),
        ("target", statement.target, kind.target),
    ):
        if party.entity.label not in allowed:
            wanted = ", ".join(sorted(allowed))
            raise OntologyError(
                f"{statement.type}: {role} {party.entity.name!r} is a {party.entity.label}: it takes {wanted}"
            )
    if statement.source.entity.id == statement.target.entity.id:
        raise OntologyError(f"{statement.type}: {statement.source.entity.name!r} stands on both sides")
    if statement.date is not None and not kind.dated:
        raise OntologyError(f"{statement.type} has no date, but one is given: {statement.date.text}")
    if not 0 < statement.confidence <= 1:
        raise OntologyError(f"{statement.type}: confidence {statement.confidence} is not in (0, 1]")
