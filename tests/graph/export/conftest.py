"""Fixtures: the Java programs that exports are made for."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from export_programs import HERE, jars, run


@pytest.fixture(scope="session")
def gephi() -> Callable[..., list[list[str]]]:
    """What Gephi makes of files: its lines, split into fields."""
    path = jars("gephi")
    java = ("java", "-Dfile.encoding=UTF-8", "-Dstdout.encoding=UTF-8", "-Djava.awt.headless=true", "-cp", path)
    return lambda *files: [line.split("\t") for line in run(*java, HERE / "GephiReads.java", *files).splitlines()]


@pytest.fixture(scope="session")
def cypher_shell() -> Callable[[str, Path], str]:
    """Runs a script against the server at an address."""
    path = jars("shell")
    java = ("java", "-Dfile.encoding=UTF-8", "-cp", path, "org.neo4j.shell.Main", "--non-interactive")
    return lambda url, script: run(*java, "-a", url, "-f", script)
