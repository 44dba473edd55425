"""Blocs: which group a state belongs to, for brokerage and participation.

Those that ship are the regional groups of the United Nations, which do not overlap; others are read from a CSV file.
"""

from __future__ import annotations

import csv
import tomllib
from functools import cache
from importlib import resources
from pathlib import Path

import networkx as nx

from graph.errors import InputError


@cache
def regional_groups() -> dict[str, str]:
    """Alpha-3 code -> regional group of the United Nations."""
    raw = tomllib.loads(resources.files("graph.measures").joinpath("blocs.toml").read_text(encoding="utf-8"))
    return {code: name for name, codes in raw["groups"].items() for code in codes.split()}


def read_blocs(path: Path) -> dict[str, str]:
    """A CSV file without a head: state (alpha-3 code or entity id), bloc. Raises InputError that names the line."""
    found: dict[str, str] = {}
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            for number, row in enumerate(csv.reader(file), 1):
                if not row:
                    continue
                if len(row) != 2 or not all(field.strip() for field in row):
                    raise InputError(f"{path}:{number}: {','.join(row)!r} is no bloc: write state,bloc")
                found[row[0].strip()] = row[1].strip()
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise InputError(f"{path} cannot be read as blocs: {error}; give a CSV file of state,bloc") from None
    return found


def groups(graph: nx.MultiDiGraph, blocs: dict[str, str], principals: dict[str, str]) -> dict[str, str]:
    """Entity id -> its bloc, that of whom it represents for an official; entities without one are left out."""
    found = {}
    for id in sorted(graph):
        state = principals.get(id, id)
        code = graph.nodes[state]["iso3"] if state in graph else None
        bloc = blocs.get(id) or blocs.get(state) or blocs.get(code or "")
        if bloc:
            found[id] = bloc
    return found
