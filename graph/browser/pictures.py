"""Small drawings for the guide: what the shapes mean, and the shape of what a query finds."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape

from cypher import catalog
from graph.browser import looks

_STEP = re.compile(r"\((?:\w+)?(?::(\w+))?\)(?:(<?)-\[(?:\w+)?(?::([A-Z_|]+))?(?:\*[\d.]*)?\]-(>?))?")


def legend() -> str:
    """A circle for each label, in its colour."""
    shown = [(label, look) for label, look in looks.labels().items() if label != "Entity"]
    drawn = [_circle(60 + 110 * at, 45, label, look.diameter // 2) for at, (label, look) in enumerate(shown)]
    return _svg(110 * len(shown) + 10, 90, drawn)


def shape(query: catalog.Query) -> str | None:
    """The pattern that a query draws in Browser; None where it returns rows."""
    line = next((line for line in query.text.splitlines() if "MATCH" in line and "]-" in line), None)
    if query.returns != "path" or line is None:
        return None
    drawn: list[str] = []
    at = 60
    for label, left, types, right in _STEP.findall(line[line.index("(") :]):
        if left or right or types:
            drawn.append(_arrow(at, at + 190, types.split("|")[0] + ("…" if "|" in types else ""), bool(left)))
        drawn.append(_circle(at, 45, label or "Entity", 30))
        at += 190
    return _svg(at - 80, 90, drawn)


def _circle(x: int, y: int, label: str, radius: int) -> str:
    look = looks.labels()[label if label in looks.labels() else "Entity"]
    text = f'<text x="{x}" y="{y + 4}" fill="{looks.text_on(look.color)}">{escape(label)}</text>'
    return f'<circle cx="{x}" cy="{y}" r="{max(radius, 30)}" fill="{look.color}"/>{text}'


def _arrow(start: int, end: int, type: str, back: bool) -> str:
    color = looks.types().get(type.rstrip("…"), "#808080")
    middle, tip, base = (start + end) // 2, (start + 32 if back else end - 32), (start + 42 if back else end - 42)
    line = f'<line x1="{start + 30}" y1="45" x2="{end - 34}" y2="45" stroke="{color}" stroke-width="3"/>'
    head = f'<path d="M{tip} 45 L{base} 39 L{base} 51 Z" fill="{color}"/>'
    return f'{line}{head}<text x="{middle}" y="36" fill="#444444">{escape(type)}</text>'


def _svg(width: int, height: int, parts: Iterable[str]) -> str:
    head = f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}"'
    return f'{head} font-family="sans-serif" font-size="11" text-anchor="middle">{"".join(parts)}</svg>'
