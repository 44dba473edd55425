"""The annotated article: its text with mentions and statements marked in place, the rule behind each, links both ways."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from graph.model import Article, Label, Party, Statement, Status
from graph.ontology import relation_type
from graph.report.html.form import asset, filled, policy, shown


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text under the same marks: `party` names it, `said` are the numbers of the statements whose sentence or
    party it lies in, `ends` those whose sentence ends in it."""

    text: str
    party: Party | None
    said: tuple[int, ...]
    ends: tuple[int, ...]


def annotated(article: Article, statements: Iterable[Statement], mentions: Iterable[Party] = ()) -> str:
    """One self-contained HTML page. Statements of other articles are a ValueError; `mentions` are further ones to mark,
    of entities that stand in no statement."""
    ordered = sorted(statements, key=lambda one: (one.evidence.start, one.evidence.end, one.type, one.id))
    for one in ordered:
        if one.evidence.article != article.id:
            raise ValueError(f"statement {one.id} is of article {one.evidence.article}, not {article.id}")
    style, code = asset("style.css") + asset("article.css"), asset("article.js")
    values = {
        "title": shown(article.title or article.name),
        "heading": f"<bdi>{shown(article.title or article.name)}</bdi>",
        "about": _about(article, len(ordered)),
        "text": "".join(_paragraph(pieces) for pieces in _paragraphs(article.text, ordered, list(mentions))),
        "statements": "".join(_item(number, one) for number, one in enumerate(ordered, 1)) or _NOTHING,
        "style": style,
        "script": code,
        "policy": policy(style, code),
    }
    return filled(asset("article.html"), values)


_NOTHING = "<li>No statement was found in this article.</li>"


def _about(article: Article, count: int) -> str:
    published = f"published {article.published.isoformat()}" if article.published else "no date of publication"
    said = [published, f"{count} statement{'' if count == 1 else 's'}", f"article {shown(article.name)}"]
    if article.url and re.match(r"https?://", article.url, re.IGNORECASE):
        said.append(f'<a href="{shown(article.url)}" rel="noreferrer noopener">source</a>')
    return " · ".join(said)


def _paragraphs(text: str, statements: Sequence[Statement], mentions: Sequence[Party]) -> Iterator[list[Piece]]:
    """The pieces of each paragraph; white space between paragraphs is left out."""
    parties = _marks((*mentions, *_parties(statements)))
    spans = [(one.evidence.start, one.evidence.end) for one in statements]
    cuts = sorted(
        {0, len(text), *(at for span in spans for at in span), *(at for p in parties for at in (p.start, p.end))}
    )
    for block in re.finditer(r"[^\n]+(?:\n[^\n]+)*", text):
        inner = [block.start(), *(cut for cut in cuts if block.start() < cut < block.end()), block.end()]
        yield [_piece(text, low, high, statements, parties) for low, high in itertools.pairwise(inner)]


def _marks(parties: Iterable[Party]) -> list[Party]:
    """One party a span, longer spans before those within them. Where a span names an official and the state that the
    official stands for, it marks the official."""
    ordered = sorted(parties, key=lambda party: (party.entity.label is not Label.COUNTRY, party.entity.id))
    return sorted(
        {(party.start, party.end): party for party in ordered}.values(), key=lambda party: (party.start, -party.end)
    )


def _parties(statements: Iterable[Statement]) -> Iterator[Party]:
    for one in statements:
        yield from (one.source, one.target)


def _piece(text: str, low: int, high: int, statements: Sequence[Statement], parties: Sequence[Party]) -> Piece:
    around = [party for party in parties if party.start <= low and high <= party.end]
    said, ends = [], []
    for number, one in enumerate(statements, 1):
        spans = [(one.evidence.start, one.evidence.end), *((p.start, p.end) for p in (one.source, one.target))]
        if any(start <= low and high <= end for start, end in spans):
            said.append(number)
        if low < one.evidence.start + len(one.evidence.quote.rstrip()) <= high:
            ends.append(number)
    return Piece(text[low:high], around[-1] if around else None, tuple(said), tuple(ends))


def _paragraph(pieces: Iterable[Piece]) -> str:
    return f'<p dir="auto">{"".join(map(_marked, pieces))}</p>\n'


def _marked(piece: Piece) -> str:
    text = shown(piece.text)
    if piece.party:
        entity = piece.party.entity
        hint = " · ".join(filter(None, (entity.name, str(entity.label), entity.title, entity.country)))
        text = f'<b class="{str(entity.label).lower()}" title="{shown(hint)}">{text}</b>'
    if piece.said:
        text = f'<span class="said" data-said="{" ".join(map(str, piece.said))}">{text}</span>'
    notes = " ".join(
        f'<a href="#statement-{n}" id="sentence-{n}" aria-label="statement {n}">{n}</a>' for n in piece.ends
    )
    return f"{text}<sup>{notes}</sup>" if notes else text


def _item(number: int, one: Statement) -> str:
    kind = relation_type(one.type)
    status = "" if one.status is Status.HAPPENED else f' <span class="status">{one.status}</span>'
    details = [
        one.date.text if one.date else ("" if not kind.dated else "undated"),
        f"in {one.place}" if one.place else "", (one.mode or "").replace("_", " "), one.kind or "",
    ]  # fmt: skip
    known = " · ".join(shown(detail) for detail in details if detail)
    words = one.type.lower().replace("_", " ")
    return (
        f'<li id="statement-{number}" value="{number}" data-said="{number}"><p class="fact">'
        f'<i class="swatch {kind.layer}" aria-hidden="true"></i>{_name(one.source)} {words} {_name(one.target)}{status}</p>'
        f'<p class="details"><bdi>{known}</bdi></p>'
        f'<p class="details">rule <code>{shown(one.rule)}</code> · confidence {one.confidence:.2f} · '
        f'<a href="#sentence-{number}">its sentence</a></p></li>\n'
    )


def _name(party: Party) -> str:
    return f'<bdi class="party {str(party.entity.label).lower()}">{shown(party.entity.name)}</bdi>'
