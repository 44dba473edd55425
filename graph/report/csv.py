"""One table of a report as CSV (RFC 4180) for spreadsheets and data frames."""

from __future__ import annotations

import csv as rfc4180
import io

from graph.errors import UsageError
from graph.report.document import Report, Table, Value

FORMULA = ("=", "+", "-", "@", "\t", "\r")


def csv(report: Report, table: str | None = None) -> str:
    """The table of that name, else the first. The last column, `relations`, holds the ids of the row's relations.

    Text that a spreadsheet would take for a formula gets an apostrophe in front; numbers stay as they are.
    Raises UsageError for a table that the report does not have.
    """
    chosen = _chosen(report, table)
    out = io.StringIO(newline="")
    writer = rfc4180.writer(out, lineterminator="\r\n")
    writer.writerow([*(column.key for column in chosen.columns), "relations"])
    for row in chosen.rows:
        ids = sorted({id for cell in row for id in cell.relations})
        writer.writerow([*(_safe(cell.value) for cell in row), " ".join(ids)])
    return out.getvalue()


def _chosen(report: Report, table: str | None) -> Table:
    known = {one.name: one for one in report.tables}
    if not known:
        raise UsageError(f"the report {report.name} has no table here: choose another format than csv")
    if table is not None and table not in known:
        raise UsageError(f"{table!r} is no table of the report {report.name}: choose one of {', '.join(known)}")
    return known[table] if table is not None else report.tables[0]


def _safe(value: Value) -> Value:
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA) else value
