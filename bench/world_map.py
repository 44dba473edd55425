"""Makes graph/report/html/world.json, the outlines of the report's map of states.

    npm install world-atlas@2.0.2 i18n-iso-countries@7
    python bench/world_map.py node_modules > graph/report/html/world.json

world-atlas (ISC; its licence stands beside the file that is made) holds Natural Earth's 1:50m countries (public
domain) as TopoJSON; i18n-iso-countries (MIT) tells the alpha-3 code of a numeric one. The outlines are projected to
Equal Earth (Savric, Patterson and Jenny 2018, doi:10.1080/13658816.2018.1504949), thinned arc by arc, so that
neighbours keep one border, and written as SVG paths in whole units of a grid 3000 wide.
"""

from __future__ import annotations

import heapq
import json
import math
import sys
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

Point = tuple[float, float]
WIDTH = 3000  # of the grid, in units
SMALLEST_TRIANGLE = 1.5  # units squared: a point that changes the outline by less is left out (Visvalingam 1993)
SMALLEST_ISLAND = 3.0  # units squared; a state's largest part always stays
SOUTH = -57.0  # degrees; Antarctica is left out
CODES = {"Kosovo": "XKX"}  # parts without a number, whose code the gazetteer uses
A1, A2, A3, A4 = 1.340264, -0.081106, 0.000893, 0.003796  # Equal Earth's coefficients


def equal_earth(longitude: float, latitude: float) -> Point:
    """Degrees -> the projection's own units, y to the north."""
    t = math.asin(math.sqrt(3) / 2 * math.sin(math.radians(latitude)))
    slope = 9 * A4 * t**8 + 7 * A3 * t**6 + 3 * A2 * t**2 + A1
    x = 2 * math.sqrt(3) * math.radians(longitude) * math.cos(t) / (3 * slope)
    return x, A4 * t**9 + A3 * t**7 + A2 * t**3 + A1 * t


SCALE = WIDTH / (2 * equal_earth(180, 0)[0])
NORTH = equal_earth(0, 83.7)[1]
HEIGHT = math.ceil((NORTH - equal_earth(0, SOUTH)[1]) * SCALE)


def grid(longitude: float, latitude: float) -> Point:
    x, y = equal_earth(longitude, max(latitude, SOUTH))
    return x * SCALE + WIDTH / 2, (NORTH - y) * SCALE


def area(ring: list[Point]) -> float:
    """The signed area, by the shoelace formula."""
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, ring[1:] + ring[:1], strict=True)) / 2


def thinned(line: list[Point]) -> list[Point]:
    """The line of degrees without the points whose projected triangle with their neighbours is small; its ends stay."""
    flat = [grid(*point) for point in line]
    before, after = list(range(-1, len(line) - 1)), list(range(1, len(line) + 1))

    def size(i: int) -> float:
        return abs(area([flat[before[i]], flat[i], flat[after[i]]]))

    heap = [(size(i), i) for i in range(1, len(line) - 1)]
    heapq.heapify(heap)
    gone: set[int] = set()
    while heap and heap[0][0] < SMALLEST_TRIANGLE and len(line) - len(gone) > 4:
        measured, i = heapq.heappop(heap)
        if i in gone or measured != size(i):
            continue
        gone.add(i)
        after[before[i]], before[after[i]] = after[i], before[i]
        for j in (before[i], after[i]):
            if 0 < j < len(line) - 1:
                heapq.heappush(heap, (size(j), j))
    return [point for i, point in enumerate(line) if i not in gone]


def unwrapped(line: Iterable[Point]) -> list[Point]:
    """The same line without jumps at the 180th meridian: longitudes run on past it."""
    made: list[Point] = []
    for x, y in line:
        turn = round((made[-1][0] - x) / 360) * 360 if made else 0
        made.append((x + turn, y))
    return made


def arcs(topology: dict[str, Any]) -> list[list[Point]]:
    """The shared border lines in degrees: deltas undone, thinned."""
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    made = []
    for arc in topology["arcs"]:
        x = y = 0
        line = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            line.append((x * sx + tx, y * sy + ty))
        made.append(thinned(unwrapped(line)))
    return made


def clipped(ring: list[Point], edge: float, side: int) -> list[Point]:
    """The part of the ring on one side of a meridian: +1 east of it, -1 west (Sutherland and Hodgman 1974)."""
    made: list[Point] = []
    for (ax, ay), (bx, by) in zip(ring[-1:] + ring[:-1], ring, strict=True):
        within = [(x - edge) * side >= 0 for x in (ax, bx)]
        if within[0] != within[1]:
            made.append((edge, ay + (by - ay) * (edge - ax) / (bx - ax)))
        if within[1]:
            made.append((bx, by))
    return made


def halves(ring: list[Point]) -> Iterator[list[Point]]:
    """The ring as one or two rings that stay between 180 W and 180 E."""
    for turn in (-360.0, 0.0, 360.0):
        part = clipped(clipped([(x + turn, y) for x, y in ring], -180, 1) or [(0, 0)], 180, -1)
        if len(part) > 2:
            yield part


def rings(geometry: dict[str, Any], lines: list[list[Point]]) -> Iterator[list[Point]]:
    """The projected outlines of a geometry, holes among them."""
    polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
    for polygon in polygons:
        for ring in polygon:
            points: list[Point] = []
            for index in ring:
                line = lines[index] if index >= 0 else lines[~index][::-1]
                points += line[:-1]
            for part in halves(unwrapped(points)):
                yield [grid(*point) for point in part]


def path(outlines: Iterable[list[Point]]) -> str:
    """SVG path data: absolute move, relative lines, whole units."""
    parts = []
    for ring in outlines:
        whole = [(round(x), round(y)) for x, y in ring]
        steps = [(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(whole) if a != b]
        if len(steps) > 1:
            body = " ".join(f"{x} {y}" for x, y in steps).replace(" -", "-")
            parts.append(f"M{whole[0][0]} {whole[0][1]}l{body}z")
    return "".join(parts)


def inside(point: Point, ring: list[Point]) -> bool:
    x, y = point
    hit = False
    for (ax, ay), (bx, by) in zip(ring, ring[1:] + ring[:1], strict=True):
        if (ay > y) != (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax:
            hit = not hit
    return hit


def middle(ring: list[Point]) -> tuple[int, int]:
    """The point of a 24 by 24 raster inside the outline that is farthest from its corners."""
    xs, ys = [p[0] for p in ring], [p[1] for p in ring]
    raster = [
        (min(xs) + (max(xs) - min(xs)) * (i + 0.5) / 24, min(ys) + (max(ys) - min(ys)) * (j + 0.5) / 24)
        for i in range(24)
        for j in range(24)
    ]
    within = [p for p in raster if inside(p, ring)] or [(sum(xs) / len(xs), sum(ys) / len(ys))]
    best = max(within, key=lambda p: min(math.dist(p, q) for q in ring))
    return round(best[0]), round(best[1])


def states(topology: dict[str, Any], alpha3: dict[str, str]) -> Iterator[dict[str, Any]]:
    lines = arcs(topology)
    for geometry in topology["objects"]["countries"]["geometries"]:
        if geometry.get("id") == "010":
            continue
        outlines = list(rings(geometry, lines))
        largest = max(outlines, key=lambda ring: abs(area(ring)))
        kept = [ring for ring in outlines if ring is largest or abs(area(ring)) >= SMALLEST_ISLAND]
        name = geometry["properties"]["name"]
        code = alpha3.get(geometry.get("id", ""), CODES.get(name, ""))
        yield {"code": code, "at": middle(largest), "path": path(kept)}


def main(modules: Path) -> None:
    topology = json.loads((modules / "world-atlas/countries-50m.json").read_text(encoding="utf-8"))
    codes = json.loads((modules / "i18n-iso-countries/codes.json").read_text(encoding="utf-8"))
    found = states(topology, {number: code for _, code, number, *_ in codes})
    ordered = sorted(found, key=lambda state: (state["code"], state["path"]))
    world = {"width": WIDTH, "height": HEIGHT, "states": ordered}
    json.dump(world, sys.stdout, separators=(",", ":"), ensure_ascii=False)
    sys.stdout.write("\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
