"""Who rose and who fell between two times."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import networkx as nx

from graph.errors import UsageError
from graph.measures.projections import PROJECTIONS
from graph.measures.selection import Scope
from graph.report.document import Column, Kind, Report, Table, Value, cells
from graph.report.drawing import drawn
from graph.report.measured import Asked, Measured, measured
from graph.report.wording import (
    coarse,
    counted,
    listed,
    name,
    not_counted,
    outside,
    over_time,
    scope_parameters,
    weighed,
)


def changes(graph: nx.MultiDiGraph, asked: Asked, before: Scope, after: Scope) -> Report:
    """The ranking of `asked` in two scopes that differ in their dates. Raises UsageError where a scope has no bound."""
    for scope, word in ((before, "before"), (after, "after")):
        if scope.since is None and scope.until is None:
            raise UsageError(f"the time {word} has no date: give --{word} FROM..TO")
    narrow = replace(asked, measures=(asked.by,))
    old, new = (measured(graph, replace(narrow, scope=scope)) for scope in (before, after))
    names = {node: name(graph, node) for found in (old, new) for node in found.net.nodes}
    table = _table(old, new, names)
    about = drawn(graph, [table])
    return Report(
        name="changes",
        title=f"Risers and fallers by {old.by.title.lower()}",
        parameters=(
            ("of", asked.of),
            ("projection", f"{old.projection.name}: {PROJECTIONS[old.projection.name].meaning}"),
            ("weights", weighed(asked.weights)), ("ranked by", asked.by),
            ("before", _time(before)), ("after", _time(after)), *scope_parameters(after)[:2],
            ("draws", str(min(old.draws, new.draws))), ("seed", str(asked.seed)),
        ),
        summary=tuple(_summary(old, new, table)),
        tables=(table,),
        series=over_time(about, asked.unit),
        notes=(
            *not_counted(graph, after),
            *(f"Before: {one}" for one in outside(graph, before)),
            *(f"After: {one}" for one in outside(graph, after)),
            *coarse(about, asked.unit),
            "A rank moves too when the articles of the two times come from other sources, or are more or fewer.",
        ),
        graph=about,
    )  # fmt: skip


def _time(scope: Scope) -> str:
    since, until = (day.isoformat() if day else "" for day in (scope.since, scope.until))
    return f"{since} to {until}" if since and until else f"until {until}" if until else f"since {since}"


def _ranks(found: Measured) -> dict[str, tuple[int, float]]:
    values = found.values[found.by.name]
    return {node: (int(found.ranks[at]), float(values[at])) for at, node in enumerate(found.net.nodes)}


def _table(old: Measured, new: Measured, names: Mapping[str, str]) -> Table:
    first, second = _ranks(old), _ranks(new)
    digits = 0 if all(value.is_integer() for _, value in (*first.values(), *second.values())) else 3
    columns = (
        Column("actor", "Actor", "The name that most articles use."),
        Column("label", "Kind", "Country, official or organisation."),
        Column(
            "state", "State", "The state or organisation that the actor is or acts for, as a code where it has one."
        ),
        Column(
            "change",
            "Change",
            "Ranks won (above 0) or lost (below 0); nothing where the actor is in one time only.",
            Kind.INTEGER,
        ),
        Column("rank_before", "Rank before", "Rank in the first time.", Kind.INTEGER),
        Column("rank_after", "Rank after", "Rank in the second time.", Kind.INTEGER),
        Column("value_before", "Before", f"{old.by.title} in the first time.", Kind.NUMBER, digits),
        Column("value_after", "After", f"{old.by.title} in the second time.", Kind.NUMBER, digits),
        Column("move", "Move", "Riser, faller, same, new, or gone."),
        Column("sure", "Sure", "“yes” where the rank intervals of the two times do not overlap."),
        *(
            Column(f"{end}_{key}", f"{end.capitalize()} {word}", f"{end.capitalize()} rank in the middle 95 of 100 draws "
                   f"of the articles, in the {which} time.", Kind.INTEGER)
            for key, word, which in (("before", "before", "first"), ("after", "after", "second"))
            for end in ("best", "worst")
        ),
    )  # fmt: skip
    rows = []
    for node in sorted(names):
        one, two = first.get(node), second.get(node)
        change = one[0] - two[0] if one and two else None
        about = (old.graph if node in old.graph else new.graph).nodes[node]
        values: tuple[Value, ...] = (
            names[node], about["label"], about["country"], change, one and one[0], two and two[0], one and one[1],
            two and two[1], _move(change, one is not None), "yes" if _sure(old, new, node) else "",
            *_ends(old, node), *_ends(new, node),
        )  # fmt: skip
        place = (change is None, -(change or 0), one is not None, (two or one or (0,))[0], names[node].casefold(), node)
        rows.append((place, cells(values, [*{*old.relations.get(node, ()), *new.relations.get(node, ())}], node)))
    rows.sort(key=lambda row: row[0])
    help = f"By {old.by.title.lower()}, the largest rise first; those who are in one of the times only come last."
    return Table("changes", "Risers and fallers", help, columns, tuple(row for _, row in rows))


def _ends(found: Measured, node: str) -> tuple[int | None, int | None]:
    """The best and the worst rank of its interval, None where it has none."""
    interval = found.intervals.get(node)
    return (interval.best, interval.worst) if interval else (None, None)


def _move(change: int | None, was: bool) -> str:
    if change is None:
        return "gone" if was else "new"
    return "riser" if change > 0 else "faller" if change < 0 else "same"


def _sure(old: Measured, new: Measured, node: str) -> bool:
    one, two = old.intervals.get(node), new.intervals.get(node)
    return one is not None and two is not None and (one.worst < two.best or two.worst < one.best)


def _summary(old: Measured, new: Measured, table: Table) -> list[str]:
    def moved(word: str) -> list[str]:
        return [
            f"{row[0].value} ({row[3].value:+d})"
            for row in table.rows
            if row[8].value == word and isinstance(row[3].value, int)
        ]

    risers, fallers = moved("riser"), moved("faller")[::-1]
    fresh = [str(row[0].value) for row in table.rows if row[8].value == "new"]

    def held(found: Measured) -> str:
        articles = {id for ids in found.articles.values() for id in ids}
        return f"{counted(len(found.net.nodes), 'actor')} from {counted(len(articles), 'article')}"

    said = [f"{held(old)} before, {held(new)} after."]
    said += [f"Rose most: {listed(risers[:3])}."] if risers else []
    said += [f"Fell most: {listed(fallers[:3])}."] if fallers else []
    said += [f"New, and highest: {listed(fresh[:3])}."] if fresh else []
    sure = sum(row[9].value == "yes" for row in table.rows)
    if old.intervals and new.intervals:
        many = counted(sure, "move") if sure else "No move"
        said.append(f"{many} {'are' if sure > 1 else 'is'} sure under resampling of the articles.")
    return said
