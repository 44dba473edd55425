"""FollowTheMoney's own library takes every line, in an environment of its own: it needs ICU and pins much."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import venv
from collections import Counter
from pathlib import Path

import pytest
from export_programs import absent, run
from graphs import RELATIONS, small

from graph.export import FORMATS, Source, export
from graph.network import network

VERSION = "4.11.2"
SCRIPT = """
import json, sys
from followthemoney import model
found = []
for line in open(sys.argv[1], encoding="utf-8"):
    data = json.loads(line)
    schema = model.get(data["schema"])
    schema.validate(data)
    proxy = model.get_proxy(data, cleaned=False)
    for name, values in data["properties"].items():
        assert sorted(proxy.get(name)) == sorted(set(values)), (name, values, proxy.get(name))
    found.append([proxy.id, proxy.schema.name, [v for p, v in proxy.itervalues() if p.type.name == "entity"]])
print(json.dumps(found))
"""


@pytest.fixture(scope="session")
def python() -> Path:
    """The Python of an environment with followthemoney, kept in the user's cache."""
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "diplograph-tests"
    folder = cache / f"followthemoney-{VERSION}-{sys.version_info.major}.{sys.version_info.minor}"
    if not (folder / "whole").exists():
        venv.create(folder, clear=True, with_pip=True)
        words = [folder / "bin" / "python", "-m", "pip", "install", "-q", f"followthemoney=={VERSION}"]
        done = subprocess.run(words, capture_output=True, text=True)
        if done.returncode:
            last = (done.stderr.strip() or "no output").splitlines()[-1]
            absent(f"FollowTheMoney is not tested: pip could not install followthemoney: {last}")
        (folder / "whole").touch()
    return folder / "bin" / "python"


def test_followthemoney_takes_every_entity_and_every_reference_leads_to_one(python: Path, tmp_path: Path) -> None:
    graph = small()
    export(Source(graph), str(tmp_path / "x.ftm"), FORMATS["ftm"])
    (tmp_path / "read.py").write_text(SCRIPT)
    found = json.loads(run(python, tmp_path / "read.py", tmp_path / "x.ftm"))
    assert Counter(schema for _, schema, _ in found) == {
        "Article": 3, "PublicBody": 3, "Person": 2, "Organization": 1, "Project": 1, "Contract": 1, "Event": 6,
        "Representation": 2, "ProjectParticipant": 1, "UnknownLink": 3,
    }  # fmt: skip
    ids = [id for id, _, _ in found]
    assert len(ids) == len(set(ids)) == 3 + len(graph) + len(RELATIONS)
    assert {target for _, _, references in found for target in references} <= set(ids)


def test_what_the_row_does_not_name_as_lacking_is_in_the_lines(tmp_path: Path) -> None:
    """Read as JSON: dates as prefixes, quotes, status, codes and places."""
    export(Source(small()), str(tmp_path / "x.ftm"), FORMATS["ftm"])
    lines = [json.loads(line) for line in (tmp_path / "x.ftm").read_text(encoding="utf-8").splitlines()]
    relations = {line["properties"]["recordId"][0]: line for line in lines if line["id"].startswith("relation.")}
    for relation in RELATIONS:
        said = relations[relation.id]["properties"]
        assert said.get("date") == ([relation.date.text] if relation.date else None)
        assert said["description"] == [evidence.quote for evidence in relation.evidence]
        assert said["proof"] == [f"article.{article}" for article in relation.articles]
        assert relation.type in said["summary"][0]
        assert str(relation.status) in said["summary"][0]
        assert relation.place is None or relation.place in said["summary"][0]


def test_an_empty_graph_is_no_line(tmp_path: Path) -> None:
    export(Source(network((), (), ())), str(tmp_path / "x.ftm"), FORMATS["ftm"])
    assert (tmp_path / "x.ftm").read_bytes() == b""
