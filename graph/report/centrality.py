"""The centrality report: who stands where among whom, by which measure, how sure, and on which sentences."""

from __future__ import annotations

from collections.abc import Collection

import networkx as nx

from graph.measures import MEASURES
from graph.measures.brokerage import ROLES, brokerage
from graph.measures.participation import participation
from graph.measures.projections import PROJECTIONS
from graph.measures.ranks import rounded
from graph.measures.resampling import DRAWS
from graph.measures.selection import edges, layer, part
from graph.report.document import Cell, Column, Kind, Report, Table, cells
from graph.report.drawing import drawn
from graph.report.listing import span
from graph.report.measured import Asked, Measured, measured
from graph.report.wording import coarse, counted, left_out, listed, name, over_time, scope_parameters, weighed

__all__ = ["Asked", "centrality"]

NAMED = 5  # names that a note lists


def centrality(graph: nx.MultiDiGraph, asked: Asked) -> Report:
    """The report on a graph of all statuses; the scope says which count. Raises UsageError for an unknown name."""
    found = measured(graph, asked)
    kind = PROJECTIONS[found.projection.name]
    tables = [
        table for table in (_actors(found), _layers(found), _communities(found), _brokerage(found)) if table is not None
    ]
    about = part(found.graph, (id for tie in found.projection.ties for id in tie.relations))
    return Report(
        name="centrality",
        title=f"Centrality of {asked.of if asked.of != 'all' else 'all actors'}",
        parameters=(
            ("of", asked.of),
            ("projection", f"{found.projection.name}: {kind.meaning}"),
            ("weights", weighed(asked.weights)),
            *([("half-life", f"{asked.half_life:g} days")] if "recency" in asked.weights else []),
            ("ranked by", asked.by),
            *scope_parameters(asked.scope),
            ("draws", str(found.draws)),
            ("seed", str(asked.seed)),
        ),
        summary=tuple(_summary(found, asked)),
        tables=tuple(tables),
        series=over_time(about, asked.unit),
        notes=tuple(_notes(graph, about, found, asked)),
        graph=found.graph if asked.of == "all" else drawn(found.graph, tables),
    )


_ABOUT = (
    Column("actor", "Actor", "The name that most articles use."),
    Column("label", "Kind", "Country, official or organisation."),
    Column("state", "State", "The state or organisation that the actor is or acts for, as a code where it has one."),
)


def _about(found: Measured, node: str) -> list[str | None]:
    entity = found.graph.nodes[node]
    return [entity["name"], entity["label"], entity["country"]]


def _actors(found: Measured) -> Table:
    group = found.communities.group_of()
    spread = rounded(participation(found.net, group))
    columns = [
        Column("rank", "Rank", f"Rank by {found.by.title.lower()}; actors that tie share the best rank.", Kind.INTEGER),
        *_ABOUT,
        Column("ties", "Tied with", "How many other actors share this rank.", Kind.INTEGER),
        Column("articles", "Articles", "How many articles the actor's ties rest on.", Kind.INTEGER),
        Column("one_article", "One article", "“yes” where everything said here rests on a single article."),
        *(_column(found, one) for one in _by_first(found)),
        Column("community", "Community", "Number of the actor's community in the table of communities.", Kind.INTEGER),
        Column("participation", "Participation", "How evenly the actor's ties are spread over the communities: 0 all in one, "
               "near 1 evenly over many.", Kind.NUMBER),
    ]  # fmt: skip
    if found.intervals:
        columns[1:1] = [
            Column("rank_best", "Best rank", "Best rank in the middle 95 of 100 draws of articles.", Kind.INTEGER),
            Column("rank_worst", "Worst rank", "Worst rank in the middle 95 of 100 draws of articles.", Kind.INTEGER),
        ]
    if found.hinges:
        columns += [
            Column("hinge", "Hangs on", "The source whose absence moves the rank most."),
            Column("hinge_rank", "Rank without it", "The rank when that source is left out.", Kind.INTEGER),
        ]
    rows = []
    for at in found.order:
        node = found.net.nodes[at]
        values: list[str | int | float | None] = [int(found.ranks[at])]
        if found.intervals:
            values += [found.intervals[node].best, found.intervals[node].worst]
        number, same = len(found.articles[node]), int((found.ranks == found.ranks[at]).sum()) - 1
        values += [*_about(found, node), same, number, "yes" if number == 1 else ""]
        values += [_value(one, found.values[one][at]) for one in _by_first(found)]
        values += [int(group[node]), float(spread[at])]
        if found.hinges:
            values += [found.hinges[node].source, found.hinges[node].rank]
        rows.append(tuple(Cell(value, found.relations[node], node) for value in values))
    help = f"Ranked by {found.by.title.lower()}. {found.by.help}"
    if found.intervals:
        help += f" Best and worst rank hold the middle 95 of 100 ranks in {found.draws} draws of the articles."
    return Table("actors", "Actors", help, tuple(columns), tuple(rows))


def _by_first(found: Measured) -> list[str]:
    return sorted(found.values, key=lambda one: one != found.by.name)


def _value(one: str, value: float) -> int | float:
    return int(value) if MEASURES[one].whole else float(value)


def _column(found: Measured, one: str) -> Column:
    kind = MEASURES[one]
    digits = _digits(found) if one in ("strength", "in", "out") else 3
    return Column(one, kind.title, kind.help, Kind.INTEGER if kind.whole else Kind.NUMBER, digits)


def _digits(found: Measured) -> int:
    """Decimals of a sum of weights: none where all are whole."""
    return 0 if all(tie.weight.is_integer() for tie in found.projection.ties) else 2


def _layers(found: Measured) -> Table | None:
    """Strength in each layer apart; None where all is of one layer."""
    layers = {edge["id"]: layer(edge) for _, _, edge in found.graph.edges(data=True)}
    weights: dict[tuple[str, str], float] = {}
    behind: dict[tuple[str, str], set[str]] = {}
    for tie in found.projection.ties:
        one = layers[tie.relations[0]]
        for end in (tie.source, tie.target):
            weights[end, one] = weights.get((end, one), 0.0) + tie.weight
            behind.setdefault((end, one), set()).update(tie.relations)
    used = [one for one in dict.fromkeys(layers.values()) if any(key[1] == one for key in weights)]
    if len(used) < 2:
        return None
    columns = (
        *_ABOUT,
        *(
            Column(
                one,
                one.capitalize(),
                f"Weight of the actor's ties in the layer “{one}” alone.",
                Kind.NUMBER,
                _digits(found),
            )
            for one in sorted(used)
        ),
    )
    rows = []
    for at in found.order:
        node = found.net.nodes[at]
        row = [Cell(value, found.relations[node], node) for value in _about(found, node)]
        for one in sorted(used):
            ids = tuple(sorted(behind.get((node, one), ())))
            row.append(Cell(round(weights.get((node, one), 0.0), 9), ids, node if ids else None))
        rows.append(tuple(row))
    help = "The strength of each actor, layer by layer; the layers are those of the relation types."
    return Table("layers", "Layers apart", help, columns, tuple(rows))


def _communities(found: Measured) -> Table:
    columns = (
        Column("community", "Community", "Numbered by falling size.", Kind.INTEGER),
        Column("size", "Actors", "How many actors it has.", Kind.INTEGER),
        Column("members", "Members", "By falling rank."),
    )
    place = {found.net.nodes[at]: number for number, at in enumerate(found.order)}
    group_of = found.communities.group_of()
    inner: dict[str, set[str]] = {}
    for tie in found.projection.ties:
        if group_of[tie.source] == group_of[tie.target]:
            inner.setdefault(group_of[tie.source], set()).update(tie.relations)
    rows = []
    for number, group in enumerate(found.communities.groups, 1):
        members = [name(found.graph, node) for node in sorted(group, key=place.__getitem__)]
        rows.append(cells((number, len(group), ", ".join(members)), sorted(inner.get(str(number), ()))))
    help = (
        f"Groups with more ties inside than chance would give (Louvain); modularity {found.communities.modularity:.3f}."
    )
    return Table("communities", "Communities", help, columns, tuple(rows))


def _brokerage(found: Measured) -> Table | None:
    """Brokerage between blocs; None where nobody brokers."""
    roles = brokerage(found.net, found.blocs)
    counts = {node: sum(own.values()) for node, own in roles.items() if any(own.values())}
    if not counts:
        return None
    help = {
        "coordinator": "Between two others of its own bloc.",
        "itinerant": "Between two of one bloc that is not its own.",
        "representative": "From its own bloc to another.",
        "gatekeeper": "From another bloc into its own.",
        "liaison": "Between two blocs, neither its own.",
    }
    columns = (
        *_ABOUT,
        Column("bloc", "Bloc", "The group that the actor, or the state that it acts for, belongs to."),
        *(Column(role, role.capitalize(), help[role], Kind.INTEGER) for role in ROLES),
        Column("total", "All roles", "All ordered pairs that the actor stands between.", Kind.INTEGER),
    )
    rows = [
        tuple(
            Cell(value, found.relations[node], node)
            for value in (*_about(found, node), found.blocs[node], *roles[node].values(), counts[node])
        )
        for node in sorted(counts, key=lambda node: (-counts[node], name(found.graph, node).casefold(), node))
    ]
    about = (
        "How many pairs without a direct tie the actor stands between, by the blocs of the three (Gould and Fernandez)."
    )
    return Table("brokerage", "Brokerage between blocs", about, columns, tuple(rows))


def _summary(found: Measured, asked: Asked) -> list[str]:
    net, projection = found.net, found.projection
    if not net.nodes:
        return ["No two actors are tied in this projection: there is nothing to rank."]
    relations = {id for tie in projection.ties for id in tie.relations}
    articles = {id for tie in projection.ties for id in tie.articles}
    pairs, parts = net.adjacency.nnz // 2, net.components[0]
    first = [name(found.graph, net.nodes[at]) for at in found.order if found.ranks[at] <= 3]
    leaders = listed([*first[:6], *([f"{len(first) - 6} more that tie with the last"] if len(first) > 6 else [])])
    said = [
        f"{counted(len(net.nodes), 'actor')} {'is' if len(net.nodes) == 1 else 'are'} tied in {counted(pairs, 'pair')} by "
        f"{counted(len(relations), 'relation')} from {counted(len(articles), 'article')}{_reach(found.graph, relations)}.",
        f"Highest by {found.by.title.lower()}: {leaders}." if not found.by.low_first
        else f"Lowest, and so first, by {found.by.title.lower()}: {leaders}.",
        "The net is connected." if parts == 1 else
        f"The net falls into {parts} parts; the largest has {counted(len(net.largest()), 'actor')}.",
        f"{counted(len(found.communities.groups), 'community', 'communities')}; modularity "
        f"{found.communities.modularity:.3f}.",
    ]  # fmt: skip
    if found.intervals and len(found.order) > 1 and (found.ranks == 1).sum() == 1:
        one, two = (found.net.nodes[at] for at in found.order[:2])
        sure = found.intervals[one].worst < found.intervals[two].best
        said.append(
            f"That {name(found.graph, one)} is ahead of {name(found.graph, two)} is "
            + ("sure under resampling of the articles." if sure else "not sure: their rank intervals overlap.")
        )
    single = sum(len(ids) == 1 for ids in found.articles.values())
    if single:
        said.append(f"The rank of {counted(single, 'actor')} rests on one article.")
    return said


def _namesakes(found: Measured) -> list[str]:
    """A sentence on actors of one name that count apart."""
    of: dict[str, list[str]] = {}
    for at in found.order:
        node = found.graph.nodes[found.net.nodes[at]]
        of.setdefault(node["name"], []).append(node["country"] or node["label"])
    same = [f"{one} ({listed(sorted(states))})" for one, states in of.items() if len(states) > 1]
    more = [f"{len(same) - NAMED} more"] if len(same) > NAMED else []
    return [
        f"Two or more actors have one name and count apart: {listed([*same[:NAMED], *more])}; where they are one, "
        "`diplograph resolve merge` makes them one."
    ] * bool(same)


def _reach(graph: nx.MultiDiGraph, relations: Collection[str]) -> str:
    """From when to when these relations are dated, in words."""
    first, last = span(edge for edge in edges(graph) if edge[2]["id"] in relations)
    return f", dated from {first} to {last}" if first != last else f", dated {first}" if first else ""


def _notes(graph: nx.MultiDiGraph, about: nx.MultiDiGraph, found: Measured, asked: Asked) -> list[str]:
    said = left_out(graph, asked.scope) + coarse(about, asked.unit)
    gone = found.projection.left_out
    if gone:
        whole = counted(sum(gone.values()), "other relation")
        parts = [f"{number:,} {reason}" for reason, number in gone.items()]
        said.append(f"{whole} of the graph {'is' if whole.startswith('1 ') else 'are'} not counted: {listed(parts)}.")
    said += _namesakes(found)
    if found.spared:
        said.append(
            f"{found.by.title} takes long among {counted(len(found.net.nodes), 'actor')}: the ranks have "
            + (f"intervals from {found.draws} draws only" if found.draws else "no intervals")
            + f" (--draws {DRAWS} makes all)."
        )
    if found.draws and not found.hinges and found.net.nodes:
        said.append("All articles are of one source, so it cannot be said what the ranks owe to it.")
    said.append(
        "A rank says how an actor stands in what these articles tell. Who writes much about itself stands higher, and what "
        "no article tells counts for nobody."
    )
    return said
