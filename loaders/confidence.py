"""How sure a statement is: the precision of its rule, measured on annotated articles."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources

from graph.model import Statement
from loaders.reading import Finding

UNMEASURED = 0.8


@cache
def _table() -> dict[str, float]:
    file = resources.files("loaders").joinpath("confidence.toml")
    return dict(tomllib.loads(file.read_text(encoding="utf-8"))["rules"]) if file.is_file() else {}


def of(statement: Statement, finding: Finding) -> float:
    """The confidence of a statement, in (0, 1]."""
    return _table().get(f"{statement.type} {finding.rule}", UNMEASURED)
