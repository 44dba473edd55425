"""Paragraphs of an article, letter for letter: datelines cut and kept, capitals lowered, wrapped lines joined.

Every paragraph has the length of the text that it stands for, so that offsets hold.
"""

from __future__ import annotations

import re

from loaders import gazetteer

LONGEST = 20_000  # characters of a paragraph; a longer one is cut at white space
LONGEST_RUN = 1_500  # characters without a full stop; a longer run is no sentence, and is cut too
_MONTH = (
    r"(?:[Jj][Aa][Nn]|[Ff][Ee][Bb]|[Mm][Aa][Rr]|[Aa][Pp][Rr]|[Mm][Aa][Yy]|[Jj][Uu][Nn]|[Jj][Uu][Ll]|[Aa][Uu][Gg]|[Ss][Ee][Pp]"
    r"|[Oo][Cc][Tt]|[Nn][Oo][Vv]|[Dd][Ee][Cc])[A-Za-z]*\.?"
)
_DATELINE = re.compile(
    r"\s*(?:--?|—|–)?\s*(?P<place>[A-Z][A-Z .'’-]{2,40}?(?: \([A-Z ]+\))?(?:, ?[A-Z][A-Za-z. ]{1,30}?)?"
    r"|[A-Z]\w+(?: [A-Z]\w+)?(?=, " + _MONTH + r" \d|, \d| [—–] [A-Z]))"
    r"(?P<date>,? ?(?:" + _MONTH + r" \d{1,2}|\d{1,2}(?:st|nd|rd|th)? " + _MONTH + r")(?:,? \d{2,4})?)?"
    r"(?P<agency>,? ?\([A-Za-z /'.-]+\)|,? (?:Xinhua|AFP|Reuters|AP))? ?(?:--?|–|—|:|$)\s*",
    re.M,
)
_SOFT = frozenset(
    """the a an of to in on for and or with by from at as his her its their our your that which who would will can has have had is
    are was were be been not this these those into than""".split()
)
_ACRONYMS = frozenset(
    """UN US EEC EC NATO OAS EU UK USSR FMLN ELN FARC PLO ANC OPEC IMF GDR FRG PRC ROK DPRK UAE IAEA
    CIS ASEAN MNR AFP EFE ACAN CIA FBI""".split()
)
_SPEAKER = re.compile(r"^((?:[A-Z][A-Z.'’-]+ ){1,5}[A-Z][A-Z'’-]+)(?=:)")
_STOP = re.compile(r"[.!?]['\"”)]*\s|$")
_SENTENCE_END = re.compile(r"(^|[.!?:]['\")]* )$")
_ABBREVIATION = re.compile(r"\.[A-Z]\. $")  # "U.S. "
_HEAD_PARAGRAPHS = 3  # datelines stand in these


def is_shouting(text: str) -> bool:
    """Whether a text is in capitals."""
    letters = [c for c in text if c.isalpha()]
    return len(letters) >= 12 and sum(c.isupper() for c in letters) > 0.6 * len(letters)


def in_ordinary_case(text: str, names: frozenset[str]) -> str:
    """Capitals lowered where the word is an ordinary one; `names` are words (in lower case) that stay capitalised."""
    low = gazetteer.ordinary_words()

    def word(match: re.Match[str]) -> str:
        found = match[0]
        if "." in found or found in _ACRONYMS:
            return found
        before = text[max(0, match.start() - 5) : match.start()]
        starts = _SENTENCE_END.search(before) and not _ABBREVIATION.search(before)
        lower = found.lower()
        stems = (lower, lower.rstrip("s"), re.sub(r"'s?$", "", lower), re.sub(r"ies$", "y", lower))
        if any(stem in low for stem in stems) and lower.split("'")[0] not in names and not starts:
            return lower
        if "'" in found:
            return found[0] + found[1:].lower()
        return re.sub(r"[A-Z]+", lambda part: part[0][0] + part[0][1:].lower(), found)

    changed = re.sub(r"(?:[A-Z]\.){2,}|[A-ZÀ-Þ][A-ZÀ-Þ']*", word, text)
    return changed if len(changed) == len(text) else text


def headline(title: str, names: frozenset[str]) -> str:
    """The title as it is parsed."""
    return in_ordinary_case(title, names) if is_shouting(title) else title


def paragraphs(text: str, names: frozenset[str]) -> tuple[list[tuple[int, str]], list[tuple[str, str | None]]]:
    """(offset, paragraph) of each paragraph, and (place, date text) of each dateline, which is left out of them."""
    parts: list[tuple[int, str]] = []
    lines: list[tuple[str, str | None]] = []
    at = 0
    for piece in re.split(r"(\n\s*\n)", text):
        if piece.strip():
            cut = _dateline(piece, lines) if len(parts) < _HEAD_PARAGRAPHS else 0
            body = piece[cut:]
            if parts and body and _goes_on(parts[-1][1], body):
                base, before = parts[-1]
                parts[-1] = (base, before + " " * (at + cut - base - len(before)) + body)
            elif body.strip():
                parts.append((at + cut, body))
        at += len(piece)
    loud = sum(is_shouting(part) for _, part in parts) > 0.5 * len(parts)
    plain = [(base, re.sub(r"\s", " ", part), is_shouting(part) or (loud and part.isupper())) for base, part in parts]
    cased = [(base, in_ordinary_case(part, names) if shouts else part) for base, part, shouts in plain]
    return [short for base, part in cased for short in _cut(base, _hushed(part))], lines


def _dateline(piece: str, lines: list[tuple[str, str | None]]) -> int:
    """How many characters of a paragraph are its dateline, which goes to `lines`."""
    match = _DATELINE.match(piece)
    if not match:
        return 0
    long = len(piece) > match.end() + 20
    dashed = match[0].rstrip()[-1:] in ("—", "–")  # "Male — The last"
    bare = (
        (match["place"].isupper() or dashed) and long and not match[0].rstrip().endswith(":")
    )  # "SECRETARY MILLER:" speaks
    is_line = match["date"] or match["agency"] or bare
    if not is_line or not (long or (match["date"] and match.end() >= len(piece.rstrip()))):
        return 0
    lines.append((match["place"], match["date"]))
    return match.end()


def _goes_on(before: str, body: str) -> bool:
    """Whether a paragraph only goes on with the one before it: a line that was wrapped."""
    if is_shouting(before):
        return False
    return body.lstrip()[:1].islower() or before.rstrip().split(" ")[-1].lower() in _SOFT


def _hushed(part: str) -> str:
    """A speaker's label ("SECRETARY BLINKEN:") in ordinary case, as long as before."""
    return _SPEAKER.sub(lambda match: match[0].title() if len(match[0].title()) == len(match[0]) else match[0], part)


def _cut(base: int, part: str) -> list[tuple[int, str]]:
    """A paragraph in pieces of which none, and no run without a full stop in it, is too long for the time that it takes."""
    pieces, start, stop = [], 0, 0
    for match in _STOP.finditer(part):
        while match.end() - stop > LONGEST_RUN or match.end() - start > LONGEST:
            limit = min(stop + LONGEST_RUN, start + LONGEST)
            at = part.rfind(" ", start + 1, limit) + 1 or limit
            pieces.append((base + start, part[start:at]))
            start = stop = at
        stop = match.end()
    return [*pieces, (base + start, part[start:])] if start < len(part) else pieces
