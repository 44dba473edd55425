"""Commands that read articles: ingest, extract, explain, evaluate."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import click

from graph.cli.progress import progress
from graph.errors import DiplographError, UsageError
from graph.model import Article, DateSpan
from graph.wire import as_json
from loaders.articles import FORMATS, Problem, Reader


def _day(ctx: click.Context, param: click.Parameter, value: str | None) -> date | None:
    if value is None:
        return None
    span = DateSpan(value)
    if len(value) != 10:
        raise UsageError(f"--published {value!r} is no day: write YYYY-MM-DD")
    return span.first


def reading(command: Callable[..., Any]) -> Callable[..., Any]:
    """The arguments of every command that reads articles."""
    for option in (
        click.option("--encoding", help="Encoding of the files, where it is not UTF-8."),
        click.option(
            "--format", "format", type=click.Choice(list(FORMATS)), help="Format, where the name does not tell it."
        ),
        click.option(
            "--published",
            callback=_day,
            metavar="YYYY-MM-DD",
            help="Date of publication of articles that tell none of their own.",
        ),
        click.argument("sources", nargs=-1, required=True, metavar="SOURCE..."),
    ):
        command = option(command)
    return command


def _reader(published: date | None, format: str | None, encoding: str | None) -> Reader:
    return Reader(
        published, format, encoding, on_problem=lambda problem: click.echo(f"{_word(problem)} {problem}", err=True)
    )


def _word(problem: Problem) -> str:
    return "failed" if problem.failed else "skipped"


def _close(reader: Reader, counts: Counter[str], wanted: bool = True) -> None:
    """Says on standard error what was done and what was not; exit code 1 where a source failed, or where articles were wanted
    and none was read."""
    reasons = Counter(_word(problem) for problem in reader.problems)
    said = [f"{counts['articles']} articles read"]
    said += [f"{counts[key]} {key}" for key in ("new", "same", "updated") if counts[key]]
    said += [f"{reasons[key]} {key}" for key in ("skipped", "failed") if reasons[key]]
    said += [f"{counts['statements']} statements"]
    said += [f"{counts['refused']} statements refused"] if counts["refused"] else []
    said += (
        [f"{reader.undated} article{'s' * (reader.undated != 1)} undated (give --published)"] if reader.undated else []
    )
    said += [f"{counts['undated']} statements undated"] if counts["undated"] else []
    click.echo("; ".join(said), err=True)
    if reasons["failed"] or (wanted and not counts["articles"]):
        sys.exit(1)


@click.command()
@reading
@click.option(
    "--min-confidence", type=click.FloatRange(0, 1), default=0.0, help="Leave out statements below this confidence."
)
@click.option(
    "--any-actor",
    is_flag=True,
    help="Let any noun phrase be a party: for comparison with event coders; cannot be stored.",
)
def extract(
    sources: tuple[str, ...],
    published: date | None,
    format: str | None,
    encoding: str | None,
    min_confidence: float,
    any_actor: bool,
) -> None:
    """Print the statements of SOURCE... as JSON Lines; nothing is stored.

    SOURCE is a file (text, Markdown, HTML, JSON Lines, CSV, RSS or Atom, also .gz), a folder, a URL, or - for standard input.
    """
    from loaders.extract import extract_many

    reader, counts = _reader(published, format, encoding), Counter[str]()
    for article, statements in extract_many(progress(reader.read(sources), "articles"), any_actor=any_actor):
        counts["articles"] += 1
        for statement in statements:
            if statement.confidence >= min_confidence:
                counts["statements"] += 1
                counts["undated"] += statement.date is None
                click.echo(json.dumps(as_json(statement, article), ensure_ascii=False))
    _close(reader, counts)


@click.command()
@click.argument("sources", nargs=-1, metavar="[SOURCE...]")
@click.option(
    "--published",
    callback=_day,
    metavar="YYYY-MM-DD",
    help="Date of publication of articles that tell none of their own.",
)
@click.option("--format", "format", type=click.Choice(list(FORMATS)), help="Format, where the name does not tell it.")
@click.option("--encoding", help="Encoding of the files, where it is not UTF-8.")
@click.option("--again", is_flag=True, help="Extract anew the kept articles whose statements an older version made.")
@click.pass_obj
def ingest(
    store: Path, sources: tuple[str, ...], published: date | None, format: str | None, encoding: str | None, again: bool
) -> None:
    """Take the articles of SOURCE... into the store and extract their statements.

    SOURCE is a file (text, Markdown, HTML, JSON Lines, CSV, RSS or Atom, also .gz), a folder, a URL, or - for standard input.
    Taking an article in twice changes nothing.
    """
    from graph.store import Store

    if not sources and not again:
        raise UsageError("nothing to ingest: name a SOURCE, or --again for the articles that are kept")
    reader, counts = _reader(published, format, encoding), Counter[str]()
    with Store.open(store, create=bool(sources)) as opened:
        before = opened.counts()
        if again:
            ingest_again(opened, counts)
        if sources:
            ingest_all(opened, reader.read(sources), counts)
        after = opened.counts()
        for key in ("statements", "refused"):
            counts[key] = after[key] - before[key]
    _close(reader, counts, wanted=bool(sources))


def ingest_all(store: Any, articles: Iterator[Article], counts: Counter[str]) -> None:
    """Each article in a transaction of its own; `counts` gains articles, new, same and updated."""
    from loaders.extract import VERSION, extract

    for article in progress(articles, "articles"):
        counts["articles"] += 1
        counts[store.ingest(article, extract, VERSION)] += 1


def ingest_again(store: Any, counts: Counter[str]) -> None:
    """The kept articles of an older extractor, each in a transaction of its own."""
    from loaders.extract import VERSION, extract

    done = store.again(extract, VERSION)
    counts["articles"] += done
    counts["updated"] += done


@click.command()
@reading
def explain(sources: tuple[str, ...], published: date | None, format: str | None, encoding: str | None) -> None:
    """Show for each sentence of SOURCE... what was recognised, which rule fired, and why a near miss did not."""
    from loaders.explain import explain as lines

    reader, counts = _reader(published, format, encoding), Counter[str]()
    for article in reader.read(sources):
        counts["articles"] += 1
        for line in lines(article):
            click.echo(line)
    if not counts["articles"]:
        raise DiplographError("no article was read: see above")


@click.command()
@click.argument("gold", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--errors", is_flag=True, help="List the errors, grouped by cause.")
@click.option("--part", type=click.Choice(["all", "tune", "held-out"]), default="all", show_default=True,
              help="Documents by the parity of the hash of their ids: rules are written from `tune` alone.")  # fmt: skip
@click.option("--format", "form", type=click.Choice(["text", "json", "markdown"]), default="text", show_default=True)
@click.option("--floor", type=click.FloatRange(0, 1), help="Fail (exit code 1) where F1 is below this.")
def evaluate(gold: Path, errors: bool, part: str, form: str, floor: float | None) -> None:
    """Score the extraction against GOLD, annotated articles in JSON Lines: precision, recall, dates, statuses, calibration."""
    from loaders.evaluation import FORMS, evaluate_file

    result = evaluate_file(gold, part)
    click.echo(FORMS[form](result, errors))
    if floor is not None and result.total.f1 < floor:
        raise DiplographError(f"F1 {result.total.f1:.3f} is below the floor of {floor:.3f}")
