"""Commands for Neo4j Browser: browser writes its files, guide serves them."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from cypher import catalog
from cypher.parameters import Value
from graph.errors import UsageError


def _values(ctx: click.Context, param: click.Parameter, given: tuple[str, ...]) -> dict[str, Value]:
    """NAME=VALUE for every stored query that has a parameter of that name."""
    known = {parameter.name: parameter for query in catalog.queries().values() for parameter in query.parameters}
    read: dict[str, Value] = {}
    for item in given:
        name, equals, value = item.partition("=")
        if not equals or name not in known:
            raise UsageError(f"--param {item!r}: write NAME=VALUE, with a name of {', '.join(sorted(known))}")
        read[name] = known[name].read(value)
    return read


def params(command: Callable[..., Any]) -> Callable[..., Any]:
    option = click.option(
        "--param", "-p", "given", multiple=True, metavar="NAME=VALUE", callback=_values,
        help="Ask about this instead of the example, in every query that has the parameter (repeatable).",
    )  # fmt: skip
    return option(command)


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@params
def browser(folder: Path, given: dict[str, Value]) -> None:
    """Write what Neo4j Browser needs into FOLDER: favourites, guide, style sheet, perspective.

    Drop favourites-1.zip on Browser's window, then favourites-2.zip, then style.grass; newer clients import queries.csv;
    Bloom and Explore import perspective.json.
    """
    from graph.browser import write

    for path in write(folder, given):
        click.echo(str(path))


@click.command()
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8001, show_default=True, help="Port; 0 takes a free one."
)
@params
def guide(port: int, given: dict[str, Value]) -> None:
    """Serve the guide on 127.0.0.1 until Ctrl-C; Neo4j Browser plays it with `:play URL`.

    The server's settings must allow the host: browser.remote_content_hostname_whitelist=127.0.0.1 (docker-compose.yml does).
    """
    from graph.browser.serve import server

    with server(port, given) as serving:
        address = f"http://{serving.server_address[0]!s}:{serving.server_port}"
        click.echo(f"in Neo4j Browser:  :play {address}/guide.html")
        click.echo(f"its colours:       :style {address}/style.grass")
        with contextlib.suppress(KeyboardInterrupt):
            serving.serve_forever()
