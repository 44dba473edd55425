"""How quick a large store is: python bench/store.py [ARTICLES] writes that many random articles of ten statements.

Officials have surnames as frequent as in life, with misspellings, initials and lone surnames among them.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from graph.model import Article, DateSpan, Entity, Evidence, Label, Party, Source, Statement, Status
from graph.store import Store

STATEMENTS = 10  # an article
STATES = [a + b + "X" for a in "ABCDEFGHIJ" for b in "ABCDEFGHIJKLMNOPQRST"]
TYPES = ("MET_WITH", "MET_WITH", "SUPPORTED", "ACCUSED", "REQUESTED", "AGREED_WITH")
SYLLABLES = "ka lo mi ne ro sa ti vu be da fe go hu ji pa ri so tu wa ze".split()


def people(chance: random.Random) -> list[Entity]:
    """4,000 officials, most of them of a few states, each under up to four names."""
    found = []
    for _ in range(4000):
        state = STATES[min(int(chance.expovariate(0.03)), len(STATES) - 1)]
        given, surname = ("".join(chance.choices(SYLLABLES, k=3)) for _ in range(2))
        surname = surname[:4] if chance.random() < 0.2 else surname + "v"
        names = [f"{given} {surname}"] * 4 + [
            f"{given[0]} {surname}",
            surname,
            f"{given} {surname[:-1]}w",
            f"{given} va {surname}",
        ]
        for name in dict.fromkeys(chance.sample(names, 4)):
            shown = name.title()
            found.append(
                Entity(f"official:{state}:{name.replace(' ', '-')}", Label.OFFICIAL, shown, state, "Foreign Minister")
            )
    return found


def article(
    number: int, pool: list[Entity], states: list[Entity], chance: random.Random
) -> tuple[Article, list[Statement]]:
    day = date(2015, 1, 1) + timedelta(days=number % 3650)
    said, spans = "", []
    for n in range(STATEMENTS):
        source = pool[min(int(chance.expovariate(0.002)), len(pool) - 1)]
        target = chance.choice(states) if n % 2 else pool[min(int(chance.expovariate(0.002)), len(pool) - 1)]
        sentence = f"In article {number}, {source.name} met {target.name} and said {chance.random()}."
        spans.append((source, target, len(said), len(said) + len(sentence)))
        said += sentence + " "
    made = Article(
        said.strip(), f"Title {number}", day, None, None, (Source(f"{number}.txt", None, None, day.isoformat()),)
    )
    statements = [
        Statement(
            chance.choice(TYPES), Party(source, start, start + 2), Party(target, start + 3, start + 5), DateSpan(day.isoformat()),
            Status.HAPPENED, Evidence(made.id, start, end, made.text[start:end]), "bench", 0.8,
        )
        for source, target, start, end in spans if source.id != target.id
    ]  # fmt: skip
    return made, statements


def timed(what: str, work: Callable[[], Any]) -> Any:
    wall, start = time.perf_counter(), time.process_time()
    result = work()
    print(f"{what}: {time.process_time() - start:.2f} s of processor, {time.perf_counter() - wall:.2f} s in all")
    return result


def main(count: int) -> None:
    chance = random.Random(7)
    pool = people(chance)
    chance.shuffle(pool)
    states = [Entity(f"country:{state}", Label.COUNTRY, state, state) for state in STATES]
    told = [article(number, pool, states, chance) for number in range(count)]
    with tempfile.TemporaryDirectory() as folder, Store.open(Path(folder) / "bench.db") as store:

        def fill() -> None:
            for made, statements in told:
                store.ingest(made, lambda _, kept=statements: kept, "1")  # type: ignore[misc]

        timed(f"ingest {count} articles", fill)
        print(dict(store.counts()), f"{store.path.stat().st_size / 1e6:.0f} MB")
        relations = timed("relations", store.relations)
        timed("relations again", store.relations)
        timed("entities", store.entities)
        timed(f"network of {len(relations)} relations", store.network)
        timed("network around one", lambda: store.network(around=pool[0].id))
        timed("digest", store.digest)
        timed("check", store.check)
        timed("view of relations", lambda: store.connection.execute("SELECT count(*) FROM relations").fetchone())
        timed("forget one", lambda: store.forget(told[0][0].id))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
