"""The command query: list, describe and run the stored questions, or Cypher of one's own."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from cypher import catalog
from cypher.parameters import Parameter
from graph.cli.access import access, connected, settings
from graph.cli.rows import FORMS
from graph.databases import Database
from graph.databases.values import Table
from graph.errors import UsageError


@click.command()
@click.argument("name", required=False)
@click.option("--param", "-p", "given", multiple=True, metavar="NAME=VALUE", help="A parameter (repeatable).")
@click.option("--describe", is_flag=True, help="Show what the query answers, its parameters and its Cypher.")
@click.option("--cypher", metavar="TEXT", help="Cypher of your own; - reads it from standard input.")
@click.option("--write", is_flag=True, help="Let --cypher write; only with --on URL.")
@click.option("--on", "url", default="store", show_default=True, metavar="URL",
              help="Where to ask: `store` for the embedded engine, else bolt://, neo4j:// (+s), py2neo+bolt://.")  # fmt: skip
@click.option("--format", "form", type=click.Choice(list(FORMS)), default="table", show_default=True)
@access
@click.pass_obj
def query(
    store: Path, /, name: str | None, given: tuple[str, ...], describe: bool, cypher: str | None, write: bool,
    url: str, form: str, **how: Any,
) -> None:  # fmt: skip
    """Ask the graph: without NAME list the stored queries, with NAME run one.

    No server is needed: the graph of the store is asked through an embedded engine.
    """
    if name is not None and cypher is not None:
        raise UsageError("give NAME or --cypher, not both")
    if write and (cypher is None or url == "store"):
        raise UsageError(
            "--write goes with --cypher and --on URL: what the embedded engine holds is made from the store"
        )
    texts = dict(_pair(item) for item in given)
    if cypher is not None:
        text = sys.stdin.read() if cypher == "-" else cypher
        _run(store, url, how, text, {key: _own(value) for key, value in texts.items()}, write, form)
    elif name is None:
        _list()
    elif describe:
        _describe(catalog.query(name))
    else:
        asked = catalog.query(name)
        values = asked.values(texts)
        _run(store, url, how, asked.text, values, False, form)


def _run(store: Path, url: str, how: dict[str, Any], text: str, values: dict[str, Any], write: bool, form: str) -> None:
    if not text.strip():
        raise UsageError("--cypher is empty: write a query")
    with _database(store, url, how) as database:
        table = database.write((text, values)) if write else database.read(text, values)
    table = Table(table.columns or _columns(text), table.rows)
    for line in FORMS[form](table):
        click.echo(line)
    click.echo(f"{len(table.rows)} rows from {database.name}", err=True)


@contextmanager
def _database(store: Path, url: str, how: dict[str, Any]) -> Iterator[Database]:
    asked = settings(**how)
    if url == "store":
        from graph.databases.cache import embedded

        with embedded(store, asked.timeout) as database:
            yield database
    else:
        with connected(url, asked) as database:
            yield database


def _columns(text: str) -> tuple[str, ...]:
    """The names that a text's last RETURN gives its columns: an engine may keep them back where there are no rows."""
    last = re.split(r"\bORDER BY\b", re.split(r"\bRETURN\b", text)[-1])[0]
    while (flat := re.sub(r"\[[^\[\]]*\]|\([^()]*\)|\{[^{}]*\}|'[^']*'", "", last)) != last:
        last = flat
    return tuple(item.split()[-1] for item in last.split(",") if item.strip())


def _pair(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals or not name.strip():
        raise UsageError(f"--param {text!r}: write NAME=VALUE")
    return name.strip(), value.strip()


def _own(text: str) -> Any:
    """A value for Cypher of one's own: JSON where it is JSON, else text."""
    try:
        value = json.loads(text)
        json.dumps(value, ensure_ascii=False).encode()
        return value
    except ValueError:
        return Parameter("value", "text", "").read(text)


def _list() -> None:
    topic, width = "", max(map(len, catalog.queries()))
    for stored in catalog.queries().values():
        if stored.topic != topic:
            click.echo(f"{'' if not topic else chr(10)}{stored.topic}")
            topic = stored.topic
        click.echo(f"  {stored.name:<{width}}  {stored.title}")
    click.echo("\n`diplograph query NAME --describe` tells more, `diplograph query NAME` asks", err=True)


def _describe(stored: catalog.Query) -> None:
    click.echo(f"{stored.name}: {stored.title}\n{stored.answers}\n\nreturns {stored.returns}")
    for parameter in stored.parameters:
        click.echo(
            f"--param {parameter.name}=…  {parameter.type}, else {json.dumps(parameter.default, ensure_ascii=False)}"
        )
    if stored.example:
        said = " ".join(f"-p '{name}={_shown(value)}'" for name, value in stored.example.items())
        click.echo(f"example: diplograph query {stored.name} {said}")
    click.echo(f"\n{stored.text}", nl=False)


def _shown(value: Any) -> str:
    return ", ".join(value) if isinstance(value, list) else str(value)
