"""Regional groups, and blocs of one's own."""

from __future__ import annotations

import tomllib
from collections import Counter
from importlib import resources
from pathlib import Path

import pytest
from graphs import small

from graph.errors import InputError
from graph.measures.blocs import groups, read_blocs, regional_groups
from graph.measures.projections import principals


def test_the_regional_groups_hold_all_members_and_the_two_observer_states_once() -> None:
    raw = tomllib.loads(resources.files("graph.measures").joinpath("blocs.toml").read_text(encoding="utf-8"))
    codes = [code for listed in raw["groups"].values() for code in listed.split()]
    assert max(Counter(codes).values()) == 1
    assert len(codes) == 193 + 2
    assert Counter(regional_groups().values()) == {
        "African": 54, "Asia-Pacific": 55, "Eastern European": 23, "Latin American and Caribbean": 33,
        "Western European and Others": 30,
    }  # fmt: skip


def test_the_codes_are_those_of_the_gazetteer() -> None:
    states = tomllib.loads(resources.files("loaders.gazetteer").joinpath("states.toml").read_text(encoding="utf-8"))
    known = {row.get("iso3") for row in states["states"].values()}
    assert set(regional_groups()) <= known


def test_officials_belong_where_their_state_does_unless_they_are_named() -> None:
    graph = small()
    assert groups(graph, {"RUS": "East", "PAK": "South"}, principals(graph)) == {
        "RUS": "East", "lavrov": "East", "PAK": "South", "fatemi": "South",
    }  # fmt: skip
    assert groups(graph, {"RUS": "East", "lavrov": "Himself"}, principals(graph))["lavrov"] == "Himself"


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "blocs.csv"
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(InputError, match="cannot be read as blocs"):
        read_blocs(path)
