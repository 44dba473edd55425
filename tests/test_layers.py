"""The house: a room imports only from floors below its own, and there is no circle."""

import ast
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
FLOORS = {  # the longest prefix that fits decides
    "graph.errors": 1,
    "graph.model": 1,
    "cypher": 1,
    "graph.ontology": 2,
    "graph.identity": 2,
    "graph.wire": 3,
    "graph.fold": 3,
    "graph.store": 4,
    "loaders": 3,
    "graph.network": 4,
    "graph.databases": 5,
    "graph.export": 5,
    "graph.measures": 5,
    "graph.report": 6,
    "graph.browser": 6,
    "graph.cli": 7,
}
LOADERS_MAY = ("loaders", "graph.model", "graph.ontology", "graph.errors")
CYPHER_MAY = ("cypher", "graph.errors")


def modules() -> Iterator[tuple[str, Path]]:
    for package in ("graph", "cypher", "loaders"):
        for path in sorted((ROOT / package).rglob("*.py")):
            name = ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
            yield name, path


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            yield node.module or ""
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def inside(name: str, prefixes: tuple[str, ...]) -> bool:
    return any(name == prefix or name.startswith(prefix + ".") for prefix in prefixes)


def room(name: str) -> str | None:
    return max((prefix for prefix in FLOORS if inside(name, (prefix,))), key=len, default=None)


ALL = list(modules())


@pytest.mark.parametrize(("name", "path"), ALL, ids=[name for name, _ in ALL])
def test_a_room_imports_only_from_floors_below_its_own(name: str, path: Path) -> None:
    own = room(name)
    for target in imports(path):
        if not inside(target, ("graph", "cypher", "loaders")) or target in ("graph", "loaders"):
            continue
        if inside(name, ("loaders",)):
            assert inside(target, LOADERS_MAY), f"{name} imports {target}: loaders know language and no database"
        elif inside(name, ("cypher",)):
            assert inside(target, CYPHER_MAY), f"{name} imports {target}: the Cypher knows nobody"
        elif own is not None and room(target) not in (own, None):
            assert FLOORS[room(target) or ""] <= FLOORS[own], f"{name} (floor {FLOORS[own]}) imports {target}"
            assert not (inside(target, ("graph.cli",)) and own != "graph.cli")


def test_every_module_has_a_floor() -> None:
    assert [name for name, _ in ALL if room(name) is None and name != "graph"] == []


def test_the_rooms_form_no_circle() -> None:
    edges: dict[str, set[str]] = {}
    for name, path in ALL:
        own = room(name) or name
        edges.setdefault(own, set()).update(
            room(t) or "" for t in imports(path) if inside(t, ("graph", "cypher", "loaders"))
        )
    done: set[str] = set()

    def walk(at: str, trail: tuple[str, ...]) -> None:
        assert at not in trail, " -> ".join((*trail[trail.index(at) :], at))
        if at not in done:
            for to in sorted(edges.get(at, set()) - {at, ""}):
                walk(to, (*trail, at))
            done.add(at)

    for start in sorted(edges):
        walk(start, ())


@pytest.mark.parametrize("package", ["graph", "cypher", "loaders"])
def test_no_other_distribution_owns_our_package_names(package: str) -> None:
    owners = set(packages_distributions().get(package, []))
    assert owners <= {"diplograph"}, f"{package} is also in {', '.join(sorted(owners - {'diplograph'}))}"
