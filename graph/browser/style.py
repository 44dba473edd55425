"""The style sheet of Neo4j Browser. GRASS has no comments, and takes a missing node.Entity for a rule of its own."""

from __future__ import annotations

from collections.abc import Iterator

from graph.browser import looks

CAPTIONS = {"Article": "{title}"}  # else {name}


def style() -> str:
    return "".join(_rules())


def _rules() -> Iterator[str]:
    yield _rule("node", {"diameter": "50px", "color": "#A5ABB6", "border-color": "#9AA1AC", "border-width": "2px",
                         "text-color-internal": "#FFFFFF", "font-size": "10px"})  # fmt: skip
    yield _rule("relationship", {"color": "#A5ABB6", "shaft-width": "2px", "font-size": "8px", "padding": "3px",
                                 "text-color-external": "#000000", "text-color-internal": "#FFFFFF",
                                 "caption": "'<type>'"})  # fmt: skip
    for label, look in looks.labels().items():
        yield _rule(f"node.{label}", {
            "color": look.color, "border-color": look.color, "text-color-internal": looks.text_on(look.color),
            "diameter": f"{look.diameter}px", "caption": f"'{CAPTIONS.get(label, '{name}')}'",
        })  # fmt: skip
    for type, color in looks.types().items():
        yield _rule(f"relationship.{type}", {
            "color": color, "border-color": color, "shaft-width": "2px", "font-size": "8px", "padding": "3px",
            "text-color-external": "#000000", "text-color-internal": looks.text_on(color), "caption": "'<type>'",
        })  # fmt: skip


def _rule(selector: str, values: dict[str, str]) -> str:
    return f"{selector} {{\n" + "".join(f"  {key}: {value};\n" for key, value in values.items()) + "}\n\n"
