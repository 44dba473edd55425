"""Writes anew what is generated in cypher/: the `expected` line of every stored query, from the articles that ship with
diplograph, and schema.cypher, from the migrations.

    python bench/examples.py            prints what changes and writes it; look at the difference before it is committed
"""

from __future__ import annotations

import json
import re
import sys
import tempfile
from collections import Counter
from pathlib import Path

from cypher import catalog
from graph.browser.favourites import values
from graph.cli.articles import ingest_all
from graph.databases import schema
from graph.databases.cache import embedded
from graph.databases.values import Table, as_text
from graph.store import Store
from loaders.articles import Reader

ROOT = Path(__file__).parent.parent


def expected(table: Table) -> str:
    """`3 rows, first ["…"]`, the first row's values as texts."""
    count = f"{len(table.rows)} row{'' if len(table.rows) == 1 else 's'}"
    if not table.rows:
        return count
    return f"{count}, first {json.dumps([as_text(value) for value in table.rows[0]], ensure_ascii=False)}"


def main() -> None:
    (ROOT / "cypher" / "schema.cypher").write_text(schema.script(), encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "diplograph.db"
        with Store.open(path) as store:
            ingest_all(store, Reader().read([str(ROOT / "loaders" / "samples")]), Counter())
        with embedded(path) as database:
            for query in catalog.queries().values():
                line = f"// expected: {expected(database.read(query.text, values(query, {})))}"
                file = ROOT / "cypher" / "queries" / f"{query.name}.cypher"
                old = file.read_text(encoding="utf-8")
                new = re.sub(r"^// expected: .*$", lambda _, line=line: line, old, count=1, flags=re.M)
                if new != old:
                    sys.stdout.write(f"{query.name}\n  {line}\n")
                    file.write_text(new, encoding="utf-8")


if __name__ == "__main__":
    main()
