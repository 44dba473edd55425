"""Colours and sizes of labels and relation types, from looks.toml and the ontology."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from graph import ontology

MENTIONS = "MENTIONS"


@dataclass(frozen=True, slots=True)
class Look:
    """`color` is #RRGGBB, `diameter` in pixels."""

    color: str
    diameter: int


@cache
def _raw() -> Mapping[str, Mapping[str, object]]:
    return tomllib.loads(resources.files("graph.browser").joinpath("looks.toml").read_text(encoding="utf-8"))


def labels() -> dict[str, Look]:
    """Label -> look, the general label Entity first: in Browser the last rule that matches wins."""
    return {name: Look(**row) for name, row in _raw()["labels"].items()}  # type: ignore[arg-type]


def types() -> dict[str, str]:
    """Relation type -> colour of its layer; MENTIONS last."""
    layers = _raw()["layers"]
    found = {name: str(layers[kind.layer]) for name, kind in ontology.types().items()}
    return found | {MENTIONS: str(layers["mentions"])}


def text_on(color: str) -> str:
    """Black or white, whichever stands out more from a colour (WCAG 2 relative luminance)."""
    channels = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
    luminance = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    return "#000000" if (luminance + 0.05) / 0.05 > 1.05 / (luminance + 0.05) else "#FFFFFF"
