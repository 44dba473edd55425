"""The README's table of formats, made from formats.toml: python tests/graph/export/export_table.py"""

from __future__ import annotations

from collections.abc import Iterator

from graph.export import FORMATS, Format

BEGIN, END = "<!-- formats -->", "<!-- end of formats -->"


def table() -> str:
    return "\n".join(
        [
            BEGIN,
            "| format | FILE | opens in | is not in it | is otherwise in it |",
            "|---|---|---|---|---|",
            *rows(),
            END,
        ]
    )


def rows() -> Iterator[str]:
    for format in FORMATS.values():
        shape = " (a folder)" if format.shape == "folder" else ""
        suffixes = " ".join(f"`{suffix}`" for suffix in format.suffixes)
        file = f"{suffixes or f'`--format {format.name}`'}{shape}"
        cells = (format.title, file, format.opens, lacking(format), "; ".join(format.changes))
        yield "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def lacking(format: Format) -> str:
    """By table: "articles; relations: event, parties"."""
    found: dict[str, list[str]] = {}
    for field in format.lacks:
        name, _, column = field.partition(".")
        found.setdefault(name, []).append(column)
    return "; ".join(name if columns == ["*"] else f"{name}: {', '.join(columns)}" for name, columns in found.items())


if __name__ == "__main__":
    print(table())
