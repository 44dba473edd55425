"""How large and how quick the HTML page is: `python bench/html_page.py [NODES RELATIONS]`, 2000 and 8000 where not said.

A random graph with a few hubs, a page of it, and that page in a headless Chromium: seconds to make it, bytes, seconds until
it can be used, and the time between frames while the network is dragged.
"""

from __future__ import annotations

import itertools
import random
import shutil
import sys
import tempfile
import time
from pathlib import Path

import networkx as nx
from playwright.sync_api import sync_playwright

from graph.model import Article, DateSpan, Entity, Evidence, Label, Relation, Status, content_hash
from graph.network import network
from graph.report.document import Report
from graph.report.html import page

TYPES = ("MET_WITH", "VISITED", "SUPPORTED", "ACCUSED", "AGREED_WITH")
FRAMES = "window.frames_ = []; (function next(t) { frames_.push(t); requestAnimationFrame(next); })(performance.now())"


def graph(nodes: int, relations: int) -> tuple[nx.MultiDiGraph, Article]:
    """A graph whose sources are drawn with weight 1/(k+3), so that some actors have very many relations."""
    chance = random.Random(1)
    article = Article("They met.")
    evidence = (Evidence(article.id, 0, 9, "They met."),)
    entities = [Entity(f"n{k}", Label.COUNTRY if k < 150 else Label.OFFICIAL, f"Actor {k}") for k in range(nodes)]
    weights = [1 / (k + 3) for k in range(nodes)]
    made: dict[str, Relation] = {}
    while len(made) < relations:
        source, target = chance.choices(range(nodes), weights)[0], chance.randrange(nodes)
        day = f"{chance.randrange(2000, 2025)}-{chance.randrange(1, 13):02}-{chance.randrange(1, 28):02}"
        kind, id = chance.choice(TYPES), content_hash(source, target, day)
        if source != target:
            made[id] = Relation(
                id, kind, f"n{source}", f"n{target}", DateSpan(day), Status.HAPPENED, 0.9, evidence, ("s",), (article.id,),
                goldstein=1.0,
            )  # fmt: skip
    return network(entities, made.values(), [article]), article


def main(nodes: int, relations: int) -> None:
    drawn, article = graph(nodes, relations)
    start = time.perf_counter()
    html = page(Report("bench", "Bench", (), (), (), (), (), drawn), [article])
    print(
        f"{nodes} nodes, {relations} relations: made in {time.perf_counter() - start:.1f} s, {len(html.encode()):,} bytes"
    )
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        path = Path(folder) / "page.html"
        path.write_text(html, encoding="utf-8")
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        tab = browser.new_page(viewport={"width": 1280, "height": 900})
        start = time.perf_counter()
        tab.goto(path.as_uri())
        tab.wait_for_selector("html[data-ready]")
        print(f"usable after {time.perf_counter() - start:.2f} s")
        tab.locator("#stage").scroll_into_view_if_needed()
        tab.wait_for_timeout(1000)
        frame = tab.locator("#network").bounding_box() or {"x": 0, "y": 0}
        tab.mouse.move(frame["x"] + 500, frame["y"] + 300)
        tab.mouse.down()
        tab.evaluate(FRAMES)
        for at in range(120):
            tab.mouse.move(frame["x"] + 500 - at * 2, frame["y"] + 300 - at)
        times = tab.evaluate("frames_")
        tab.mouse.up()
        gaps = sorted(after - before for before, after in itertools.pairwise(times))
        print(
            f"between frames while dragging: median {gaps[len(gaps) // 2]:.0f} ms, 95th of 100 {gaps[len(gaps) * 95 // 100]:.0f} ms"
        )
        browser.close()


if __name__ == "__main__":
    main(*(int(argument) for argument in sys.argv[1:3] or ("2000", "8000")))
