"""show: what is known of an article, an entity, a relation or a statement; without argument, of the store."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from graph.cli.shown_json import plain, plain_summary
from graph.cli.shown_text import print_subject, print_summary
from graph.errors import UsageError
from graph.model import Article
from graph.store import Store
from graph.store.subject import Subject, subject
from graph.store.summary import Summary, summary


def _json(shown: Subject | Summary) -> None:
    values: dict[str, Any] = plain_summary(shown) if isinstance(shown, Summary) else plain(shown)
    click.echo(json.dumps(values, ensure_ascii=False, indent=2))


def _text(shown: Subject | Summary) -> None:
    print_summary(shown) if isinstance(shown, Summary) else print_subject(shown)


def _html(shown: Subject | Summary) -> None:
    from graph.report.html import annotated

    if isinstance(shown, Summary) or not isinstance(shown.item, Article):
        what = "the store" if isinstance(shown, Summary) else f"this {shown.kind}"
        raise UsageError(f"--format html is for an article, and {what} is none: name an article, or leave --format out")
    click.echo(annotated(shown.item, shown.statements), nl=False)


FORMATS: dict[str, Callable[[Subject | Summary], None]] = {"text": _text, "json": _json, "html": _html}


@click.command()
@click.argument("reference", required=False, metavar="[ARTICLE | ENTITY | RELATION | STATEMENT]")
@click.option("--format", "form", type=click.Choice(list(FORMATS)), default="text", show_default=True)
@click.option(
    "--min-confidence", type=click.FloatRange(0, 1), default=0.0, help="Leave out what is less sure than this."
)
@click.option("--digest", is_flag=True, help="Add the digest of the graph: equal graphs, equal digests.")
@click.pass_obj
def show(store: Path, reference: str | None, form: str, min_confidence: float, digest: bool) -> None:
    """Show what is known, with the sentences that say it; without argument a summary of the store.

    --format html gives an article's text as a page, with its mentions and statements marked in place.

    The argument is an id, or 6 or more of its first digits; an article's own id; or an entity's name, in any case and
    without accents.
    """
    with Store.open(store, create=False, read_only=True) as kept:
        FORMATS[form](subject(kept, reference, min_confidence) if reference else summary(kept, min_confidence, digest))
