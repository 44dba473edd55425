"""What office a name is given with, and whose office it is: marks inside the phrase, "of X", appositions, lists, delegations.

Ranks order the signs of an affiliation, the surest first; they stand in REPRESENTS' rule names, so that each is measured.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from spacy.tokens import Doc

from loaders.mentions import phrases
from loaders.mentions.names import HEAD, HONOR, POSSESSIVE, WORDS, Marks, Span
from loaders.reading import Mark, Paragraph, Person, Title

NONE = 99.0
BY_LIST, OF_NAME, IN_PARENTHESES, MODIFIER, OF, HANGING, DELEGATION, FAR_APPOSITION = 0.8, 1.2, 1.5, 1, 2, 2.5, 3, 3.5
UNSURE_BODY, FROM_LIST, PLACE, BEFORE, POSTED = 4, 4.2, 6, 7, 8
LONGEST_LETTERHEAD = 12  # tokens
NATIONAL = frozenset(
    "minister ministers premier king queen emperor sultan emir prince princess".split()
)  # of states only
POSTED_HEADS = frozenset("ambassador envoy consul representative delegate visitor nuncio ambassadors attache".split())
PLURALS = frozenset("ministers presidents ambassadors premiers".split())


@dataclass(slots=True)
class Offices:
    """Reads the offices of one document. `seen` are the ids of all marks in it; `by_span` tells who stands where."""

    paragraphs: list[Paragraph]
    by_span: dict[tuple[int, Span], Person]
    seen: frozenset[str]

    def read(self, index: int, span: Span) -> None:
        """Adds to the person at the span the titles that stand with the name there."""
        paragraph = self.paragraphs[index]
        person = self.by_span[index, span]
        start = phrases.left(paragraph.doc, paragraph.marks, paragraph.persons, span[0])
        start = self._after_another(paragraph, person, start, span[0])
        before = self._title(paragraph, start, span[0]) if start < span[0] else None
        found = self._around(paragraph, span, start, before)
        if not any(title.affiliation for title in found):
            found += self._delegation(paragraph, span, start, before)
        if not found:
            found += self._shared_plural(paragraph, span)
        if not found:
            found += self._letterhead(index, span)
        if before is not None and not before.former and not any(title.affiliation for title in found):
            found += self._from_list(paragraph, person, span, start, before)
        if before is not None and before.heads & PLURALS and self._dealt_out(paragraph, span, before):
            found = [title for title in found if title is not before]
        person.titles += [replace(title, doc=index) for title in found]

    def _after_another(self, paragraph: Paragraph, person: Person, start: int, end: int) -> int:
        """In "the Secretary and High Representative X", where someone else was named as a Secretary, X's office starts
        behind "and"."""
        doc = paragraph.doc
        joint = next((i for i in range(start + 1, end) if doc[i].lower_ == "and"), None)
        if joint is None or not self._is_head(paragraph, joint - 1) or doc[min(start, joint - 1)].lower_ != "the":
            return start
        own, head = frozenset(doc[i].lower_ for i in range(start, joint)) & HEAD, doc[joint - 1].lower_
        if any(own <= title.heads for title in person.titles):
            return start
        others = (other for other in self.by_span.values() if other is not person)
        return joint + 1 if any(head in title.heads for other in others for title in other.titles) else start

    def _around(self, paragraph: Paragraph, span: Span, start: int, before: Title | None) -> list[Title]:
        """Titles before the name, after it, and "of X" or "(X)" behind it."""
        doc, marks = paragraph.doc, paragraph.marks
        found = []
        if before is not None:
            found.append(before)
            if (
                before.affiliation is None and start > 2 and doc[start - 1].text == ","
            ):  # "the US mediator, Ambassador X"
                far = phrases.left(doc, marks, paragraph.persons, start - 1)
                title = self._title(paragraph, far, start - 1)
                found += [replace(title, rank=FAR_APPOSITION)] if title else []
        first, last = phrases.right(doc, marks, paragraph.persons, span[1])
        if last > first and last not in paragraph.persons:  # "X, French Foreign Minister Y": the office is Y's
            title = self._title(paragraph, first, last)
            if title is not None and self._opens_office(doc, marks, first, last):
                found.append(replace(title, rank=min(title.rank + 0.4, NONE - 1) if title.affiliation else NONE))
        return self._of_or_parentheses(paragraph, span, found)

    def _opens_office(self, doc: Doc, marks: Marks, first: int, last: int) -> bool:
        opening = doc[first].lower_ in ("the", "a", "an", "his", "her", "who", "another") or first in marks
        return opening or any(phrases.is_office_word(doc[k]) for k in range(first, min(first + 4, last)))

    def _of_or_parentheses(self, paragraph: Paragraph, span: Span, found: list[Title]) -> list[Title]:
        doc, marks, end = paragraph.doc, paragraph.marks, span[1]
        if end + 1 >= len(doc):
            return found
        the = doc[end + 1].lower_ == "the" and end + 2 in marks
        if doc[end].lower_ in ("of", "from") and (end + 1 in marks or the) and (found or doc[end].lower_ == "of"):
            mark = marks.get(end + 1) or marks[end + 2]
            base = found[0] if found else Title("", None, NONE, frozenset(), False, *span)
            if mark.kind in ("name", "org"):
                found = [replace(base, affiliation=mark.id, rank=OF_NAME), *found]
        mark_inside = marks.get(end + 1)
        if doc[end].text != "(" or mark_inside is None or not found or mark_inside.end >= len(doc):
            return found
        closed = doc[mark_inside.end].text == ")"
        return [replace(found[0], affiliation=mark_inside.id, rank=IN_PARENTHESES), *found] if closed else found

    def _title(self, paragraph: Paragraph, start: int, end: int) -> Title | None:
        """The office in tokens start:end, or None where they name none."""
        doc, marks = paragraph.doc, paragraph.marks
        heads = [i for i in range(start, end) if self._is_head(paragraph, i)]
        if not heads:
            for i in range(start, end):
                mark = marks.get(i)
                if mark and mark.kind == "org" and "Commissioner" in doc[mark.start : mark.end].text:
                    return Title(
                        doc[start:end].text, "United Nations", 1, frozenset({"commissioner"}), False, start, end
                    )
            return None
        former = any(doc[i].lower_ in WORDS.former for i in range(start, end))
        words = frozenset("counterpart" if doc[i].lower_ == "number" else doc[i].lower_ for i in heads)
        best = self._affiliation(doc, marks, start, end, heads)
        if best is None:
            owner = self._owner(paragraph, start, end)
            if owner is not None:
                return Title(doc[start:end].text, owner, HANGING, words, former, start, end)
            if "United Nations" in self.seen and re.search(r"(?i)\bof the secretary[- ]general\b", doc[start:end].text):
                best = (OF, 0, "United Nations")
        text = doc[start:end].text.strip(" ,")
        return Title(text, best[2] if best else None, best[0] if best else NONE, words, former, start, end)

    def _is_head(self, paragraph: Paragraph, i: int) -> bool:
        doc = paragraph.doc
        token = doc[i]
        if token.lower_ == "number" and i and doc[i - 1].lower_ == "opposite":
            return True
        if token.lower_ not in HEAD or i in paragraph.marks or i in paragraph.persons:
            return False
        if token.lower_ == "general" and i + 1 < len(doc) and doc[i + 1].lower_ in HEAD | {"assembly"}:
            return False
        return not (token.lower_ in ("chief", "head", "chair") and token.pos_ == "VERB")

    def _affiliation(
        self, doc: Doc, marks: Marks, start: int, end: int, heads: list[int]
    ) -> tuple[float, int, str] | None:
        """(rank, distance, id) of the surest mark inside the phrase."""
        found = []
        for i in range(start, end):
            mark = marks.get(i)
            if mark is not None and mark.start == i:
                found.append((self._rank(doc, marks, mark, start, end, heads), abs(i - heads[0]), mark.id))
        found.sort()
        return found[0] if found and found[0][0] < BEFORE else None

    def _rank(self, doc: Doc, marks: Marks, mark: Mark, start: int, end: int, heads: list[int]) -> float:
        """ "the Russian minister" 1; "minister of Russia" 2; "minister in X" 3; "ambassador to X" 8; a seat after "in" 6."""
        before = self._word_before(doc, marks, mark.start, start)
        after_head = any(h < mark.start for h in heads)
        is_body = mark.kind == "org"
        posted = is_body and mark.end < end and doc[mark.end].lower_ in ("ambassador", "envoy")
        if posted or (is_body and before == "to"):
            rank: float = POSTED
        elif not after_head:
            rank = MODIFIER if any(h >= mark.end for h in heads) else BEFORE
        elif before in ("to", "in", "on", "at"):
            away = any(doc[h].lower_ in POSTED_HEADS for h in heads) or before in ("on", "at")
            rank = POSTED if away else DELEGATION
        else:
            rank = OF
        if mark.kind == "seat" and before in ("in", "at"):
            rank = PLACE
        if is_body and any(doc[h].lower_ in NATIONAL for h in heads):
            return POSTED
        states = (m for m in (marks.get(j) for j in range(start, end)) if m is not None and m.kind != "org")
        if (
            is_body
            and rank < BEFORE
            and not after_head
            and any(m.id != mark.id and m.end <= mark.start for m in states)
        ):
            rank = UNSURE_BODY
        return rank

    def _word_before(self, doc: Doc, marks: Marks, at: int, start: int) -> str:
        for j in range(at - 1, start - 1, -1):
            if doc[j].lower_ not in ("the", "new") and j not in marks:
                return str(doc[j].lower_)
        return ""

    def _owner(self, paragraph: Paragraph, start: int, end: int) -> Person | None:
        """ "President Reagan's chief of staff": whose office it is."""
        doc, spans = paragraph.doc, paragraph.persons
        for i in range(start, end):
            if i in spans and spans[i][1] < len(doc) and doc[spans[i][1]].text in POSSESSIVE:
                return self.by_span.get((paragraph.index, spans[i]))
        return None

    def _delegation(self, paragraph: Paragraph, span: Span, start: int, before: Title | None) -> list[Title]:
        """ "the Swiss delegation, led by X"."""
        doc, marks = paragraph.doc, paragraph.marks
        k = start - 1
        while k > 0 and doc[k].lower_ in ("its", "newly", "the", "their"):
            k -= 1
        if (
            k <= 0
            or doc[k].lower_ != "by"
            or doc[k - 1].lower_ not in ("led", "headed", "comprising", "represented", "chaired")
        ):
            return []
        for j in range(k - 2, max(-1, k - 16), -1):
            if doc[j].lower_ in WORDS.team or (j in marks and doc[j].pos_ == "PROPN"):
                for z in range(j, max(-1, j - 6), -1):
                    if z in marks:
                        heads = (before.heads if before else frozenset()) | {"head"}
                        text = before.text if before else "head of delegation"
                        return [Title(text, marks[z].id, DELEGATION, heads, False, z, span[0])]
                return []
        return []

    def _shared_plural(self, paragraph: Paragraph, span: Span) -> list[Title]:
        """ "ministers A and B": B has A's title."""
        doc, spans = paragraph.doc, paragraph.persons
        k = span[0] - 1
        while k > 0 and (doc[k].lower_ in ("and", ",", "the") or doc[k].lower_ in HONOR):
            k -= 1
        if k >= span[0] - 1 or k not in spans or not any(doc[z].lower_ == "and" for z in range(k, span[0])):
            return []
        other = self.by_span[paragraph.index, spans[k]]
        last = [title for title in other.titles if title.end <= spans[k][0] and spans[k][0] - title.end < 2]
        return [last[-1]] if last and any(head.endswith("s") for head in last[-1].heads) else []

    def _letterhead(self, index: int, span: Span) -> list[Title]:
        """ "MINISTER FOR TRADE" as a line of its own above "The Hon X MP": X's office."""
        doc = self.paragraphs[index].doc
        first = all(t.lower_ in HONOR or t.lower_ in ("the", ".") or t.is_space for t in doc[: span[0]])
        above = self.paragraphs[index - 1] if index and first else None
        if above is None or above.base is None or len(above.doc) > LONGEST_LETTERHEAD or above.persons:
            return []
        if any(t.pos_ in ("VERB", "AUX") and t.lower_ not in HEAD for t in above.doc) or above.doc[-1].text == ".":
            return []
        title = self._title(above, 0, len(above.doc))
        return [replace(title, start=span[0], end=span[0])] if title is not None else []

    def _from_list(self, paragraph: Paragraph, person: Person, span: Span, start: int, before: Title) -> list[Title]:
        """ "the Palestinian President A, Foreign Minister B and C": B is Palestinian too."""
        doc, spans = paragraph.doc, paragraph.persons
        k = start - 1
        between = (",", "and", "&", "the", "-", "his", "her", "with", "as", "well")
        while k > 0 and doc[k].text in between and start - k < 4:
            k -= 1
        near = 0 < k < start - 1 and k in spans and doc[k].sent.start == doc[span[0]].sent.start
        if not near or any(doc[z].lower_ == "with" for z in range(k, start)):
            return []
        other = self.by_span[paragraph.index, spans[k]]
        if not person.chain and not person.titles:
            person.chain = other
        last = [title for title in other.titles if title.affiliation and title.start <= spans[k][0]]
        return [replace(before, affiliation=last[-1].affiliation, rank=FROM_LIST)] if last and last[-1].rank < 5 else []

    def _dealt_out(self, paragraph: Paragraph, span: Span, before: Title) -> bool:
        """ "the foreign ministers of A and B, X and Y": X is A's, Y is B's. Whether it was so."""
        marks = paragraph.marks
        ids = [marks[z].id for z in range(before.start, before.end) if z in marks and marks[z].start == z]
        names = [s for s in sorted(set(paragraph.persons.values())) if span[0] <= s[0] < span[0] + 25]
        if len(ids) < 2 or len(ids) != len(names):
            return False
        for key, name in zip(ids, names, strict=True):
            self.by_span[paragraph.index, name].titles.append(replace(before, affiliation=key, rank=BY_LIST))
        return True
