"""Judgements as rows: kept true to the entities that the statements name, in the same transaction."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from functools import partial
from itertools import chain
from typing import Any

from graph.errors import UsageError
from graph.identity import Judgement, Known, ask, clusters, keys, known
from graph.identity.known import JUDGED
from graph.model import Entity, content_hash
from graph.store.rows import parts, read_forms

COLUMNS = '"left", "right", verdict, "by", reason, score, owner, made_at'


def refresh(connection: sqlite3.Connection, pairs: set[tuple[str, str]]) -> None:
    """Asks anew about the entities that stood or stand in an article's statements, given as (source, target): about those
    whose names, titles or state are not what they were, and about all that share a key with them."""
    every = {id for pair in pairs for id in pair}
    ids = _judged(connection, every)
    now = _known(connection, ids)
    marks = {id: content_hash(repr(entity)) for id, entity in now.items()}
    was = dict(_rows(connection, "SELECT entity, hash FROM profile WHERE entity", ids))
    changed = {id for id in ids if marks.get(id) != was.get(id)}
    old_keys = set(_column(connection, "SELECT key FROM block WHERE entity", changed))
    new_keys = {id: keys(now[id]) for id in changed & now.keys()}
    for table in ("profile", "block"):
        connection.executemany(f"DELETE FROM {table} WHERE entity = ?", [(id,) for id in sorted(changed)])
    connection.executemany("INSERT INTO profile VALUES (?, ?)", [(id, marks[id]) for id in sorted(new_keys)])
    rows = [(key, id) for id in sorted(new_keys) for key in sorted(new_keys[id])]
    connection.executemany("INSERT INTO block VALUES (?, ?)", rows)
    affected = changed | _sharing(connection, old_keys.union(*new_keys.values()))
    for left, right in pairs:  # a statement between the two, or the end of it, may hold them apart
        if left in now and right in now and keys(now[left]) & keys(now[right]):
            affected |= {left, right}
    _cluster(connection, every | affected | _ask_all(connection, affected))


def _sharing(connection: sqlite3.Connection, shared: set[str]) -> set[str]:
    return set(_column(connection, "SELECT entity FROM block WHERE key", shared))


def _ask_all(connection: sqlite3.Connection, affected: set[str]) -> set[str]:
    """Judges all that these entities own anew; returns both ends of each judgement that came, went or is another now."""
    own_keys: dict[str, list[str]] = defaultdict(list)
    for key, entity in _rows(connection, "SELECT key, entity FROM block WHERE entity", affected):
        own_keys[entity].append(key)
    sharing: dict[str, list[str]] = defaultdict(list)
    for key, entity in _rows(connection, "SELECT key, entity FROM block WHERE key", set(chain(*own_keys.values()))):
        sharing[key].append(entity)
    near = {id: set(chain.from_iterable(sharing[key] for key in own_keys[id])) for id in own_keys}
    entities = _known(connection, set(chain.from_iterable(near.values())))
    tied = {(j.left, j.right) for j in _by_hand(connection) if j.verdict == "same"}
    before = set(_read(connection, "WHERE owner", affected))
    after = set()
    for id in sorted(near):
        others = [entities[other] for other in sorted(near[id])]
        after |= set(ask(entities[id], others, lambda a, b: _pair(a, b) in tied, partial(_apart, connection)))
    connection.executemany(
        'DELETE FROM judgement WHERE "left" = ? AND "right" = ? AND "by" = \'rule\'',
        [(j.left, j.right) for j in sorted(before - after)],
    )
    _insert(connection, sorted(after - before))
    return {id for judgement in before ^ after for id in (judgement.left, judgement.right)}


def _cluster(connection: sqlite3.Connection, ids: set[str]) -> None:
    """Works out anew who stands under whose id, for all that same-judgements connect with `ids`."""
    component, fresh = set(ids), set(ids)
    while fresh:
        rows = _read(connection, "WHERE verdict = 'same' AND \"left\"", fresh)
        rows += _read(connection, "WHERE verdict = 'same' AND \"right\"", fresh)
        fresh = {id for j in rows for id in (j.left, j.right)} - component
        component |= fresh
    found = [j for j in _read(connection, 'WHERE "left"', component) if j.right in component and j.verdict != "perhaps"]
    joined = {id for j in found for id in (j.left, j.right)}
    above = clusters(_known(connection, joined), found, _support(connection, joined))
    connection.executemany("DELETE FROM member WHERE entity = ?", [(id,) for id in sorted(component)])
    connection.executemany("INSERT INTO member VALUES (?, ?)", sorted(above.items()))


def merge(connection: sqlite3.Connection, left: str, right: str, reason: str) -> None:
    judge(connection, left, right, "same", reason or "judged one by hand")


def split(connection: sqlite3.Connection, left: str, right: str, reason: str) -> None:
    judge(connection, left, right, "different", reason or "judged different by hand")


def undo(connection: sqlite3.Connection, left: str, right: str) -> None:
    left, right = _pair(left, right)
    gone = connection.execute(
        'DELETE FROM judgement WHERE "left" = ? AND "right" = ? AND "by" = \'hand\'', (left, right)
    )
    if not gone.rowcount:
        raise UsageError(f"no judgement by hand about {left} and {right}: see `diplograph resolve list`")
    _again(connection, {left, right})


def judge(connection: sqlite3.Connection, left: str, right: str, verdict: str, reason: str) -> None:
    if left == right:
        raise UsageError(f"{left} is one entity already: name two")
    labels: dict[str, str] = dict(_rows(connection, "SELECT entity, label FROM form WHERE entity", {left, right}))
    if len(set(labels.values())) > 1:
        raise UsageError(
            f"{left} is a {labels[left]}, {right} a {labels[right]}: only entities of one label can be one"
        )
    left, right = _pair(left, right)
    connection.execute('DELETE FROM judgement WHERE "left" = ? AND "right" = ? AND "by" = \'hand\'', (left, right))
    made_at = datetime.now(UTC).isoformat(timespec="seconds")
    _insert(connection, [Judgement(left, right, verdict, "hand", reason, 1.0, None, made_at)])
    _no_contradiction(connection)
    _again(connection, {left, right})


def _no_contradiction(connection: sqlite3.Connection) -> None:
    """UsageError where two are different by hand, and one by hand through others."""
    made = _by_hand(connection)
    group = {id: {id} for judgement in made for id in (judgement.left, judgement.right)}
    for judgement in made:
        if judgement.verdict == "same":
            group[judgement.left] |= group[judgement.right]
            group.update((id, group[judgement.left]) for id in group[judgement.right])
    for judgement in made:
        if judgement.verdict == "different" and judgement.right in group[judgement.left]:
            chain = ", ".join(sorted(group[judgement.left] - {judgement.left, judgement.right}))
            raise UsageError(
                f"{judgement.left} and {judgement.right} are different by hand, and one by hand through {chain}: "
                "`diplograph resolve undo` one of these judgements first"
            )


def _again(connection: sqlite3.Connection, ids: set[str]) -> None:
    shared = set(_column(connection, "SELECT key FROM block WHERE entity", ids))
    affected = ids | _sharing(connection, shared)
    _cluster(connection, affected | _ask_all(connection, affected))


def judgements(connection: sqlite3.Connection, verdict: str | None) -> list[Judgement]:
    rows = connection.execute(f"SELECT {COLUMNS} FROM judgement WHERE ?1 IS NULL OR verdict = ?1", (verdict,))
    return sorted((Judgement(*row) for row in rows), key=lambda j: (-j.score, j.left, j.right, j.by))


def members(connection: sqlite3.Connection) -> dict[str, str]:
    """The id under which an entity stands, for those that stand under another's."""
    return dict(connection.execute("SELECT entity, canonical FROM member"))


def entities(connection: sqlite3.Connection) -> list[Entity]:
    """Every living entity, resolved, in the order of ids."""
    above = members(connection)
    forms: dict[str, list[Entity]] = defaultdict(list)
    for form in read_forms(connection).values():
        forms[form.id].append(form)
    together: dict[str, list[Known]] = defaultdict(list)
    for id in sorted(forms):
        together[above.get(id, id)].append(known(forms[id]))
    latest = _latest_titles(connection, above)
    return [_entity(id, together[id], latest.get(id)) for id in sorted(together)]


def _entity(id: str, members: list[Known], title: str | None) -> Entity:
    head = next(member for member in members if member.id == id)
    names = {name for member in members for name in (member.name, *member.aliases)}
    country = head.country or min((m.country for m in members if m.country), default=None)
    return Entity(id, head.label, head.name, country, title, tuple(sorted(names - {head.name})))


def _latest_titles(connection: sqlite3.Connection, above: dict[str, str]) -> dict[str, str]:
    rows = connection.execute(
        "SELECT f.entity, f.title, max(ifnull(a.published, '')) FROM (SELECT source AS form, article FROM statement "
        "UNION SELECT target, article FROM statement) AS n JOIN form AS f ON f.id = n.form JOIN article AS a ON a.id = n.article "
        "WHERE f.title IS NOT NULL GROUP BY f.entity, f.title"
    )
    best: dict[str, tuple[str, int, str]] = {}
    for entity, title, published in rows:
        id, found = above.get(entity, entity), (published, len(title), title)
        best[id] = max(best.get(id, found), found)
    return {id: title for id, (_, _, title) in best.items()}


def _known(connection: sqlite3.Connection, ids: set[str]) -> dict[str, Known]:
    """Those of the entities that a statement names."""
    forms: dict[str, list[Entity]] = defaultdict(list)
    for part in parts(ids):
        for form in read_forms(connection, f"WHERE entity IN ({_marks(part)})", part).values():
            forms[form.id].append(form)
    return {id: known(forms[id]) for id in sorted(forms)}


def _judged(connection: sqlite3.Connection, ids: set[str]) -> set[str]:
    """Those that are of a label that names decide about, or were: a country is one by its id, however often it is named."""
    labels = _rows(connection, "SELECT entity, label FROM form WHERE entity", ids)
    return ids - {id for id, label in labels if label not in JUDGED}


def _support(connection: sqlite3.Connection, ids: set[str]) -> dict[str, int]:
    query = "SELECT f.entity, count(DISTINCT s.article) FROM form AS f JOIN statement AS s ON f.id = s.source OR f.id = s.target"
    return {id: n for part in parts(ids) for id, n in connection.execute(
        f"{query} WHERE f.entity IN ({_marks(part)}) GROUP BY f.entity", part)}  # fmt: skip


def _apart(connection: sqlite3.Connection, left: str, right: str) -> bool:
    return bool(
        connection.execute(
            "WITH l AS (SELECT id FROM form WHERE entity = ?1), r AS (SELECT id FROM form WHERE entity = ?2) "
            "SELECT 1 FROM statement WHERE source IN l AND target IN r UNION ALL "
            "SELECT 1 FROM statement WHERE source IN r AND target IN l LIMIT 1",
            (left, right),
        ).fetchone()
    )


def _by_hand(connection: sqlite3.Connection) -> list[Judgement]:
    return [Judgement(*row) for row in connection.execute(f"SELECT {COLUMNS} FROM judgement WHERE \"by\" = 'hand'")]


def _insert(connection: sqlite3.Connection, made: Iterable[Judgement]) -> None:
    connection.executemany(
        "INSERT INTO judgement VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [(j.left, j.right, j.verdict, j.by, j.reason, j.score, j.owner, j.made_at) for j in made],
    )


def _pair(left: str, right: str) -> tuple[str, str]:
    return (left, right) if left < right else (right, left)


def _read(connection: sqlite3.Connection, where: str, values: set[str]) -> list[Judgement]:
    return [Judgement(*row) for row in _rows(connection, f"SELECT {COLUMNS} FROM judgement {where}", values)]


def _column(connection: sqlite3.Connection, query: str, values: set[str]) -> Iterator[str]:
    return (row[0] for row in _rows(connection, query, values))


def _rows(connection: sqlite3.Connection, query: str, values: set[str]) -> Iterator[tuple[Any, ...]]:
    """`query` ends in the name of a column; it is asked for each of the values."""
    for part in parts(values):
        yield from connection.execute(f"{query} IN ({_marks(part)})", part).fetchall()


def _marks(part: tuple[str, ...]) -> str:
    return ", ".join("?" * len(part))
