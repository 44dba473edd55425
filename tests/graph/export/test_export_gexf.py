"""GEXF keeps to the schema of GEXF 1.3, and every column that a value names is declared with its type."""

from __future__ import annotations

from pathlib import Path

from export_graphs import NOT_XML, hostile
from graphs import small
from lxml import etree

from graph.export import FORMATS, Source, export
from graph.network import network

SPACE = {"g": "http://gexf.net/1.3"}


def test_gexf_keeps_to_the_schema(tmp_path: Path) -> None:
    schema = etree.RelaxNG(file=str(Path(__file__).parent / "gexf.rng"))
    for graph in (small(), hostile(lambda text: not NOT_XML.search(text)), network((), (), ())):
        export(Source(graph), str(tmp_path / "x.gexf"), FORMATS["gexf"])
        root = etree.parse(str(tmp_path / "x.gexf"))
        assert schema.validate(root), schema.error_log
        for domain in ("node", "edge"):
            columns = root.iterfind(f".//g:attributes[@class='{domain}']/g:attribute", SPACE)
            types = {
                column.get("id"): {"string": str, "integer": int, "double": float}[column.get("type")]
                for column in columns
            }
            for value in root.iterfind(f".//g:{domain}//g:attvalue", SPACE):
                types[value.get("for")](value.get("value"))
