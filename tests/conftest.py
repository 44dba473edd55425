"""Fixtures that several rooms share: a real Neo4j server, one for the session, emptied for each test that asks."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import browser
import neo4j_server
import pytest
from needs import absent
from playwright.sync_api import Browser

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def neo4j_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str | None]]:
    """A server's bolt address, and that of its Browser. DIPLOGRAPH_TEST_NEO4J (and ..._BROWSER) names a running one (its
    data is deleted!). Where there is none and none can be started the tests are skipped; under CI=true they fail."""
    named = os.environ.get("DIPLOGRAPH_TEST_NEO4J")
    if named:
        yield named, os.environ.get("DIPLOGRAPH_TEST_NEO4J_BROWSER")
        return
    try:
        server = neo4j_server.Server(
            tmp_path_factory.mktemp("neo4j"),
            settings={"browser.remote_content_hostname_whitelist": "127.0.0.1,localhost"},
        ).start()
    except neo4j_server.Unavailable as error:
        absent(f"no Neo4j to test with: {error}; name a running one in DIPLOGRAPH_TEST_NEO4J")
    yield server.bolt, server.browser
    server.stop()


@pytest.fixture(scope="session")
def neo4j_url(neo4j_address: tuple[str, str | None]) -> str:
    return neo4j_address[0]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """A headless browser for the session. Where there is none the tests are skipped; under CI=true they fail."""
    try:
        with browser.chromium() as running:
            yield running
    except browser.Unavailable as error:
        absent(str(error))


@pytest.fixture(scope="session")
def axe(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The script of axe-core."""
    try:
        return browser.axe_source(tmp_path_factory.mktemp("axe"))
    except browser.Unavailable as error:
        absent(str(error))


@pytest.fixture
def empty_neo4j(neo4j_url: str) -> str:
    """The address of the server, its data deleted; constraints and indexes stay."""
    from graph.databases import open_database

    with open_database(neo4j_url) as database:
        database.write(("MATCH (n) DETACH DELETE n", {}))
    return neo4j_url


@pytest.fixture(scope="session")
def shipped_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of the articles that ship with diplograph; only to be read."""
    from collections import Counter

    from graph.cli.articles import ingest_all
    from graph.store import Store
    from loaders.articles import Reader

    path = tmp_path_factory.mktemp("shipped") / "diplograph.db"
    with Store.open(path) as store:
        ingest_all(store, Reader().read([str(ROOT / "loaders" / "samples")]), Counter())
    return path
