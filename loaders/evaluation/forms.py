"""The figures as text, Markdown or JSON."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable

from loaders.evaluation.run import Mistake, Result

HEAD = ("type", "hits", "spurious", "missed", "precision", "recall", "F1")


def _rows(result: Result) -> list[tuple[str, ...]]:
    table = [*result.by_type.items(), ("all", result.total)]
    return [
        (name, str(s.hits), str(s.spurious), str(s.missed), f"{s.precision:.2f}", f"{s.recall:.2f}", f"{s.f1:.2f}")
        for name, s in table
    ]


def _figures(result: Result) -> list[str]:
    total = result.total
    lines = []
    for figure in ("precision", "recall", "f1"):
        low, high = result.interval(figure)
        lines.append(f"{figure} {getattr(total, figure):.3f} (95% interval {low:.3f} to {high:.3f})")
    lines.append(
        f"dates right {result.share('dates'):.3f}, statuses right {result.share('statuses'):.3f} of {total.hits} hits"
    )
    quotes, statements = sum(d.quotes for d in result.documents), sum(d.statements for d in result.documents)
    lines.append(f"quotes true to their offsets: {quotes} of {statements}")
    precision, n = result.sure()
    lines.append(
        f"calibration error {result.calibration_error:.3f}; precision at confidence 0.9 or more: {precision:.3f} of {n}"
    )
    return lines


def _text(result: Result, errors: bool) -> str:
    rows = [HEAD, *_rows(result)]
    lines = ["  ".join(cell.ljust(16) if not k else cell.rjust(9) for k, cell in enumerate(row)) for row in rows]
    lines += ["", f"{len(result.documents)} articles", *_figures(result), "", "confidence  stated  right  statements"]
    lines += [
        f"{low:.1f}-{low + 0.1:.1f}     {stated:.3f}   {right:.3f}  {n:6}"
        for low, stated, right, n in result.reliability()
    ]
    return "\n".join(lines + (["", *_errors(result)] if errors else []))


def _markdown(result: Result, errors: bool) -> str:
    lines = ["| " + " | ".join(HEAD) + " |", "|---" + "|--:" * (len(HEAD) - 1) + "|"]
    lines += ["| " + " | ".join(row) + " |" for row in _rows(result)]
    lines += ["", *(f"- {line}" for line in (f"{len(result.documents)} articles", *_figures(result)))]
    return "\n".join(lines + (["", *(f"    {line}" for line in _errors(result))] if errors else []))


def _json(result: Result, errors: bool) -> str:
    total = result.total
    body: dict[str, object] = {
        "articles": len(result.documents),
        "types": {
            name: {"hits": s.hits, "spurious": s.spurious, "missed": s.missed} for name, s in result.by_type.items()
        },
        **{figure: round(getattr(total, figure), 4) for figure in ("precision", "recall", "f1")},
        "intervals": {figure: result.interval(figure) for figure in ("precision", "recall", "f1")},
        "dates": round(result.share("dates"), 4),
        "statuses": round(result.share("statuses"), 4),
        "calibration_error": round(result.calibration_error, 4),
        "reliability": result.reliability(),
    }
    if errors:
        body["errors"] = [
            {"what": m.what, "cause": m.cause, "article": m.article, "text": m.text} for m in _mistakes(result)
        ]
    return json.dumps(body, ensure_ascii=False, indent=2)


def _mistakes(result: Result) -> list[Mistake]:
    return [mistake for document in result.documents for mistake in document.mistakes]


def _errors(result: Result) -> list[str]:
    groups: dict[tuple[str, str], list[Mistake]] = defaultdict(list)
    for mistake in _mistakes(result):
        groups[mistake.what, mistake.cause].append(mistake)
    lines = []
    for (what, cause), mistakes in sorted(groups.items(), key=lambda item: (-len(item[1]), item[0])):
        lines.append(f"{what}: {cause} ({len(mistakes)})")
        lines += [f"    {mistake.article}: {mistake.text}" for mistake in mistakes]
    return lines


FORMS: dict[str, Callable[[Result, bool], str]] = {"text": _text, "markdown": _markdown, "json": _json}
