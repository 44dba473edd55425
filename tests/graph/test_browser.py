"""What Neo4j Browser is given: every label, type and property in it exists; and a real Browser shows it."""

from __future__ import annotations

import base64
import csv
import io
import json
import os
import re
import threading
import urllib.request
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from playwright.sync_api import Browser, Page

from cypher import catalog
from graph import ontology
from graph.browser import FILES, content, guide, looks, style, write
from graph.browser.perspective import perspective
from graph.browser.serve import server
from graph.cli import main
from graph.databases import open_database
from graph.databases.push import push
from graph.databases.rows import LABELS, NODE, RELATION
from graph.errors import ExportError
from graph.store import Store

PICTURES = os.environ.get("DIPLOGRAPH_TEST_PICTURES")  # folder in which the pictures are kept
LABEL_OF = "[label IN labels(n) WHERE label <> 'Entity'][0] AS label"
EVERY_LABEL = {*LABELS, "Article"}
EVERY_TYPE = {*ontology.types(), "MENTIONS"}


def test_favourites_hold_every_query_once_with_its_title_first_and_no_parameters() -> None:
    found = {}
    for name in ("favourites-1.zip", "favourites-2.zip"):
        with zipfile.ZipFile(io.BytesIO(content(name, {}))) as archive:
            found |= {item: archive.read(item).decode() for item in archive.namelist()}
    names = [item.split("/")[1].removesuffix(".cypher") for item in found]
    assert sorted(names) == sorted(catalog.queries())
    for item, text in found.items():
        assert text.startswith(f"// {catalog.query(item.split('/')[1].removesuffix('.cypher')).title}\n")
        assert "$" not in text


def test_the_first_zip_has_one_query_a_folder() -> None:
    with zipfile.ZipFile(io.BytesIO(content("favourites-1.zip", {}))) as archive:
        folders = [name.split("/")[0] for name in archive.namelist()]
    assert folders == [f"diplograph {topic}" for topic in catalog.TOPICS]


def test_saved_cypher_is_a_tree_of_folders_and_queries() -> None:
    rows = list(csv.DictReader(io.StringIO(content("queries.csv", {}).decode())))
    assert list(rows[0]) == ["name", "description", "query", "id", "parentId", "isFolder"]
    folders = {row["id"] for row in rows if row["isFolder"] == "true"}
    assert all(row["query"] == "" and row["parentId"] == "0" for row in rows if row["isFolder"] == "true")
    queries = [row for row in rows if row["isFolder"] == "false"]
    assert len(queries) == len(catalog.queries())
    assert {row["parentId"] for row in queries} == folders


def test_the_style_sheet_names_every_label_and_type_and_entity_first() -> None:
    selectors = re.findall(r"^(node|relationship)\.(\w+) \{", style.style(), re.M)
    nodes = [name for kind, name in selectors if kind == "node"]
    assert nodes[0] == "Entity"
    assert set(nodes[1:]) == EVERY_LABEL
    assert {name for kind, name in selectors if kind == "relationship"} == EVERY_TYPE
    values = re.findall(r"^  [\w-]+: (.*);$", style.style(), re.M)
    assert all(":" not in value and "//" not in value for value in values)


def test_every_label_type_and_property_of_the_perspective_exists() -> None:
    made = json.loads(perspective())
    assert {item["name"] for item in made["categories"]} == EVERY_LABEL
    assert {item["name"] for item in made["relationshipTypes"]} == EVERY_TYPE
    known = {"id", "published", "url", *NODE}
    assert {key["name"] for item in made["categories"] for key in item["properties"]} <= known
    used = {key["propertyKey"] for item in made["relationshipTypes"] for key in item["properties"]}
    assert used <= {"id", "date", "date_end", *RELATION}
    for item in made["metadata"]["pathSegments"]:
        kind = ontology.relation_type(item["relationshipType"])
        assert item["source"] in kind.source
        assert item["target"] in kind.target


def test_the_guide_has_every_query_ready_to_click_and_no_script() -> None:
    page = guide.guide({})
    assert page.count('class="pre-scrollable code runnable"') == len(catalog.queries()) + 2
    assert "<script" not in page
    assert not re.search(r"\son\w+=", page)
    assert page.startswith('<article class="guide">')


def test_the_same_library_gives_the_same_bytes() -> None:
    assert all(content(name, {}) == content(name, {}) for name in FILES)


def test_text_stands_out_from_every_colour() -> None:
    assert {looks.text_on(look.color) for look in looks.labels().values()} == {"#000000", "#FFFFFF"}


def test_browser_writes_every_file_and_says_where(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["browser", str(tmp_path / "out"), "-p", "actor=O'Brien"])
    assert result.stdout == "".join(f"{tmp_path / 'out' / name}\n" for name in FILES)
    assert "'O\\'Brien'" in (tmp_path / "out" / "queries.csv").read_text()
    assert not list((tmp_path / "out").glob(".*"))


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(ExportError, match="cannot be written"):
        write(tmp_path / "file" / "out", {})


@pytest.fixture
def served() -> Iterator[str]:
    with server(0, {}) as serving:
        thread = threading.Thread(target=serving.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{serving.server_port}"
        serving.shutdown()
        thread.join()


def test_the_guide_is_served_with_the_headers_that_browser_asks_for(served: str) -> None:
    asked = urllib.request.Request(f"{served}/guide.html", method="OPTIONS")
    with urllib.request.urlopen(asked) as answer:
        assert (answer.status, answer.headers["Access-Control-Allow-Origin"]) == (204, "*")
    with urllib.request.urlopen(f"{served}/style.grass") as answer:
        assert answer.read() == content("style.grass", {})


def drop(page: Page, name: str) -> None:
    """Drops one of FILES on Browser's window."""
    page.evaluate(
        """([name, data]) => {
          const bytes = Uint8Array.from(atob(data), letter => letter.charCodeAt(0))
          const carried = new DataTransfer()
          carried.items.add(new File([bytes], name))
          const main = document.querySelector('[data-testid="main"]')
          for (const type of ['dragenter', 'dragover', 'drop'])
            main.dispatchEvent(new DragEvent(type, {bubbles: true, cancelable: true, dataTransfer: carried}))
        }""",
        [name, base64.b64encode(content(name, {})).decode()],
    )


def kept(page: Page, key: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(page.evaluate(f"localStorage['neo4j.{key}'] || '[]'"))
    return [item for item in found if not item.get("isStatic")]


def picture(page: Page, name: str) -> None:
    if PICTURES:
        page.screenshot(path=Path(PICTURES) / f"{name}.png")


@pytest.fixture
def page(
    chromium: Browser, neo4j_address: tuple[str, str | None], empty_neo4j: str, shipped_store: Path
) -> Iterator[Page]:
    bolt, address = neo4j_address
    if address is None:
        pytest.skip("DIPLOGRAPH_TEST_NEO4J names no Browser: give its address in DIPLOGRAPH_TEST_NEO4J_BROWSER")
    with open_database(bolt) as database, Store.open(shipped_store) as store:
        push(database, store.network())
    opened = chromium.new_page(viewport={"width": 1400, "height": 1000})
    opened.goto(f"{address}?dbms={bolt}&preselectAuthMethod=NO_AUTH", wait_until="domcontentloaded")
    opened.wait_for_selector('[data-testid="activeEditor"] .monaco-editor', timeout=120_000)
    until(opened, lambda: "neo4j$" in opened.inner_text("body"))
    yield opened
    opened.close()


def until(page: Page, holds: Callable[[], bool], seconds: int = 60) -> None:
    """Waits for it; Browser's policy forbids the page's own way of waiting for a function."""
    for _ in range(4 * seconds):
        if holds():
            return
        page.wait_for_timeout(250)
    picture(page, "in-vain")
    pytest.fail(f"waited {seconds} seconds in vain")


def run(page: Page, text: str) -> None:
    page.locator('[data-testid="activeEditor"] .monaco-editor').first.click()
    page.keyboard.press("Control+A")
    page.keyboard.insert_text(text)
    page.keyboard.press("Control+Enter")


@pytest.mark.neo4j
@pytest.mark.browser
def test_a_real_browser_takes_favourites_and_style_plays_the_guide_and_draws_named_nodes_in_our_colours(
    page: Page, served: str, neo4j_url: str
) -> None:
    for name in ("favourites-1.zip", "favourites-2.zip"):
        drop(page, name)
        wanted = len(catalog.TOPICS) if name == "favourites-1.zip" else len(catalog.queries())
        until(page, lambda wanted=wanted: len(kept(page, "documents")) == wanted)
    folders = {item["id"]: item["name"] for item in kept(page, "folders")}
    assert sorted(folders.values()) == sorted(f"diplograph {topic}" for topic in catalog.TOPICS)
    favourite = next(item for item in kept(page, "documents") if item["content"].startswith("// Visits as a graph\n"))
    assert folders[favourite["folder"]] == "diplograph meetings"

    drop(page, "style.grass")
    run(page, f":play {served}/guide.html")
    until(page, lambda: "A graph of diplomatic relations" in page.inner_text('[data-testid="stream"]'))
    assert page.evaluate("[...document.images].some(i => i.src.startsWith('data:image/svg') && i.naturalWidth > 300)")
    picture(page, "guide")

    run(page, favourite["content"])
    page.wait_for_selector("svg g.node", timeout=60_000)
    page.wait_for_timeout(3000)
    drawn = page.evaluate(
        """[...document.querySelectorAll('svg g.node')].map(g => [
             [...g.querySelectorAll('text')].map(t => t.textContent).join('').replace(/[^A-Za-z]/g, ''),
             [...g.querySelectorAll('circle')].map(c => c.getAttribute('fill')).filter(c => c && c != 'none')[0]])"""
    )
    picture(page, "visits")
    assert len(drawn) > 20
    with open_database(neo4j_url) as database:
        found = database.read(f"MATCH (n:Entity) RETURN n.name, {LABEL_OF}").rows
    wanted = {re.sub(r"[^A-Za-z]", "", name): looks.labels()[label].color for name, label in found}
    assert {color for _, color in drawn} >= {looks.labels()[label].color for label in ("Country", "Official")}
    for text, color in drawn:
        assert any(name.startswith(text[:6]) and color == wanted[name] for name in wanted), (text, color)
