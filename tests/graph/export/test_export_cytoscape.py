"""cytoscape.js opens .cyjs in node."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest
from export_graphs import carried, hostile
from export_programs import absent
from graphs import small

from graph.errors import ExportError
from graph.export import FORMATS, Source, export
from graph.export.fields import compact
from graph.network import network

VERSION = "3.33.1"
SCRIPT = """
const cytoscape = require("cytoscape");
const read = file => {
  const said = JSON.parse(require("fs").readFileSync(file, "utf8"));
  const graph = cytoscape({headless: true, elements: said.elements, data: said.data});
  const data = found => found.map(element => element.data());
  return {nodes: data(graph.nodes()), edges: data(graph.edges()), graph: graph.data()};
};
console.log(JSON.stringify(process.argv.slice(2).map(read)));
"""


@pytest.fixture(scope="module")
def cytoscape(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A script beside an installed cytoscape.js."""
    if not shutil.which("node") or not shutil.which("npm"):
        absent("cytoscape.js is not tested: node and npm are not installed")
    folder = tmp_path_factory.mktemp("cytoscape")
    words = ["npm", "install", "--silent", "--no-audit", "--no-fund", f"cytoscape@{VERSION}"]
    done = subprocess.run(
        words, cwd=folder, capture_output=True, text=True, env=os.environ | {"npm_config_yes": "true"}
    )
    if done.returncode:
        absent(
            f"cytoscape.js is not tested: npm could not fetch it: {(done.stderr.strip() or 'no output').splitlines()[0]}"
        )
    (folder / "read.js").write_text(SCRIPT)
    return folder / "read.js"


def test_cytoscape_js_holds_every_node_and_edge_with_its_data(cytoscape: Path, tmp_path: Path) -> None:
    graphs = [small(), hostile(str.strip), network((), (), ())]
    files = [tmp_path / f"{number}.cyjs" for number in range(len(graphs))]
    for graph, file in zip(graphs, files, strict=True):
        export(Source(graph), str(file), FORMATS["cyjs"])
    done = subprocess.run(["node", cytoscape, *files], capture_output=True, encoding="utf-8", check=True)
    for graph, found in zip(graphs, json.loads(done.stdout), strict=True):
        nodes, edges, articles = carried(graph)
        known = {id: {k: v for k, v in row.items() if v is not None} | {"id": id} for id, row in nodes.items()}
        assert {row["id"]: row for row in found["nodes"]} == known
        known = {
            id: {k: v for k, v in row.items() if v is not None}
            | {"interaction": row["type"], "evidence": compact(row["evidence"])}
            for id, row in edges.items()
        }
        assert {row["id"]: row for row in found["edges"]} == known
        assert json.loads(found["graph"]["articles"]) == list(articles.values())


def test_an_id_of_white_space_alone_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match=r"takes no id of white space alone, and an entity has"):
        export(Source(hostile()), str(tmp_path / "x.cyjs"), FORMATS["cyjs"])
