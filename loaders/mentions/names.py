"""Where officials' names stand: the NER's persons and capitalised words after an office, trimmed and grown to the whole name."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Mapping

from rapidfuzz.distance import Indel
from spacy.tokens import Doc, Token

from loaders import gazetteer
from loaders.reading import Mark

WORDS = gazetteer.offices()
HEAD, HONOR, NEVER, PARTICLE = WORDS.head, WORDS.honorific, WORDS.never_in_names, WORDS.particle
INSIDE = WORDS.royal | {"marshal", "judge", "major"}  # titles that may be a surname too: "John Major"
NUMBERS = frozenset({"ii", "iii", "iv"})  # "Foreign Minister II": the second one
NOT_FIRST = NEVER | HONOR | INSIDE | NUMBERS | WORDS.body
QUOTES = ('"', "“", "”", "``", "''", "'", "‘", "’")
POSSESSIVE = ("'s", "’s", "'", "’")
_NO_NAME = re.compile(
    r"(?i)\b(state|province|island|river|party|ministry|agreement|accords?|bridge|hotel|airport|cent(?:er|re)|square|palace|hall"
    r"|headquarters|session|initiative|dlrs|pact|department|embassy|university|news|agency|council|city)\b"
)
_RANKS = ("General", "Chief", "Special", "Major")  # adjectives as often as ranks
_BEFORE_RANKS = ("secretary", "commissioner", "director", "-", "commanding", "attorney", "governor", "inspector")
_WEAK_HONORS = frozenset(
    "General Major Right Engineer Rev right engineer rev general Miss sir major hon".split()
)  # words as often as honorifics
SHORTEST_MISSPELT, MISSPELT = 6, 0.9  # letters; share of the longest common subsequence
_NAME_TAGS = ("PROPN", "NOUN", "ADJ", "X", "VERB", "INTJ")

Span = tuple[int, int]
Marks = Mapping[int, Mark]


def is_capitalised(token: Token) -> bool:
    """Whether a word begins with a capital."""
    return token.text[:1].isupper() and any(c.isalpha() for c in token.text)


def find_names(doc: Doc, marks: Marks, facts: Collection[str]) -> dict[int, Span]:
    """Token index -> the span of the name that it is part of."""
    seeds = [(e.start, e.end, True) for e in doc.ents if e.label_ == "PERSON"]
    seeds += [(t.i + 1, t.i + 2, False) for t in doc if _introduces(doc, marks, t)]
    seeds += [span for t in doc if t.text == "," for span in _after_comma(doc, marks, t)]
    spans: dict[int, Span] = {}
    for start, end, from_ner in sorted(seeds, key=lambda seed: (not seed[2], seed[0])):
        span = _whole(doc, marks, facts, start, end, from_ner)
        if span is not None and not any(i in spans for i in range(*span)):
            spans.update(dict.fromkeys(range(*span), span))
    return spans


def known_names(doc: Doc, marks: Marks, spans: dict[int, Span], surnames: Collection[str]) -> None:
    """Adds the surnames that the document knows, or knows in another spelling, and that the NER left out here."""
    by_start: dict[str, list[str]] = defaultdict(list)
    for surname in sorted(surnames):
        by_start[surname[:2]].append(surname)
    for token in doc:
        free = token.i not in spans and token.i not in marks and token.lower_ not in NEVER
        if not free or not is_capitalised(token) or len(token.text) < 3:
            continue
        known = token.text in surnames and token.pos_ in ("PROPN", "NOUN", "ADJ", "X", "VERB")
        if known or _is_misspelt(token, by_start[token.text[:2]]):
            start = token.i
            while start > 1 and doc[start - 1].text == "-" and not doc[start - 1].whitespace_:
                start -= 2
            spans.update(dict.fromkeys(range(start, token.i + 1), (start, token.i + 1)))


def _is_misspelt(token: Token, surnames: list[str]) -> bool:
    """ "Overchuck" where the text knows an Overchuk."""
    if token.pos_ != "PROPN" or len(token.text) < SHORTEST_MISSPELT or token.dep_ == "compound":
        return False
    if token.lower_ in gazetteer.ordinary_words():
        return False
    return any(Indel.normalized_similarity(token.text, surname) >= MISSPELT for surname in surnames)


def _introduces(doc: Doc, marks: Marks, token: Token) -> bool:
    """Whether an office or honorific stands before a capitalised word: "Minister X", "Mr X"."""
    if token.i + 1 >= len(doc):
        return False
    word = doc[token.i + 1]
    low = word.lower_
    unfit = not is_capitalised(word) or word.i in marks or low in NEVER or low in HONOR or word.pos_ not in _NAME_TAGS
    if unfit or word.ent_type_ in ("DATE", "NORP", "EVENT", "LAW"):
        return False
    body = word.ent_type_ in ("ORG", "FAC") and word.ent_iob_ == "B" and token.lower_ not in HONOR
    if body and not _is_misnamed(doc, marks, token, word):
        return False
    rank = token.text in _RANKS and not (token.i and doc[token.i - 1].lower_ in _BEFORE_RANKS)
    office = token.lower_ in HEAD and (is_capitalised(token) or word.pos_ == "PROPN") and not rank
    honor = token.lower_ in HONOR and token.text not in _WEAK_HONORS and word.pos_ == "PROPN"
    return office or honor or _is_end_of_domain(doc, token, word)


def _is_misnamed(doc: Doc, marks: Marks, token: Token, word: Token) -> bool:
    """A name of two or three plain words that the NER takes for a body: "German Chancellor Olaf Scholz"."""
    end = word.i + 1
    while end < len(doc) and doc[end].ent_iob_ == "I" and doc[end].ent_type_ == word.ent_type_:
        end += 1
    words = doc[word.i : end]
    plain = all(t.pos_ == "PROPN" and is_capitalised(t) and not t.text.isupper() and t.i not in marks for t in words)
    owned = end < len(doc) and doc[end].text in POSSESSIVE
    state = token.i and any(i in marks for i in range(max(0, token.i - 2), token.i))
    known = any(t.lower_ in NEVER or t.lower_ in gazetteer.ordinary_words() for t in words)
    return bool(state) and plain and not owned and not known and 2 <= len(words) <= 3


def _is_end_of_domain(doc: Doc, token: Token, word: Token) -> bool:
    """ "Minister for Trade Jane Doe": the name begins after the domain."""
    domain = is_capitalised(token) and token.lower_ in NEVER | WORDS.body and token.lower_ not in HEAD
    i = word.i
    two = word.pos_ == "PROPN" and i + 1 < len(doc) and doc[i + 1].pos_ == "PROPN" and is_capitalised(doc[i + 1])
    near = range(max(1, token.i - 5), token.i)
    return domain and two and any(doc[j].lower_ in ("for", "of", "on") and doc[j - 1].lower_ in HEAD for j in near)


def _after_comma(doc: Doc, marks: Marks, comma: Token) -> list[tuple[int, int, bool]]:
    """ "the aide on industries, Haroon Akhtar Khan, ..."."""
    start = end = comma.i + 1
    while end < len(doc) and _is_plain_name(doc[end], marks):
        end += 1
    if not 2 <= end - start <= 4 or end >= len(doc):
        return []
    closed = doc[end].text == "," or doc[end].pos_ in ("VERB", "AUX")
    first = comma.sent.start
    office = any(doc[k].lower_ in HEAD for k in range(max(first, comma.i - 8), comma.i))
    other = any(t.text == "," for t in doc[max(first, comma.i - 3) : comma.i])
    return [(start, end, False)] if closed and office and not other else []


def _is_plain_name(token: Token, marks: Marks) -> bool:
    named = is_capitalised(token) and token.pos_ == "PROPN" and token.i not in marks
    return named and token.lower_ not in NEVER | HONOR and token.ent_type_ in ("", "PERSON", "ORG")


def _whole(doc: Doc, marks: Marks, facts: Collection[str], start: int, end: int, from_ner: bool) -> Span | None:
    """A seed trimmed of titles and grown to the whole name; None where it is no name of a person."""
    end = _without_tail(doc, marks, start, end)
    start = _without_titles(doc, marks, facts, start, end)
    if end <= start or all(i in marks for i in range(start, end)):
        return None
    end = _grown_right(doc, marks, start, end, from_ner)
    start = _grown_left(doc, marks, start, end)
    text = doc[start:end].text
    words = doc[start:end]
    letters = any(is_capitalised(t) and len(t.text) > 1 for t in words) and not any(c.isdigit() for c in text)
    acronym = text.isupper() and len(text) < 4
    if not letters or acronym or text in facts or words[-1].lower_ in NEVER or _NO_NAME.search(text):
        return None
    return start, end


def _without_tail(doc: Doc, marks: Marks, start: int, end: int) -> int:
    def is_tail(i: int) -> bool:
        token = doc[i]
        if token.text in (*POSSESSIVE, ",", ".", "(", "-", "--") or token.lower_ in HEAD - WORDS.royal - {
            "major",
            "marshal",
        }:
            return True
        other = i in marks and marks[i].kind != "name" and end - start > 1
        return other and doc[i - 1].lower_ not in PARTICLE

    while end > start and is_tail(end - 1):
        end -= 1
    for i in range(start + 1, end):
        broken = doc[i - 1].lower_ not in PARTICLE and doc[i].text in (",", "'s", "’s", "(")
        if broken or (i in marks and marks[i].start > start and _begins_another(doc, marks[i])):
            return i
    return end


def _begins_another(doc: Doc, mark: Mark) -> bool:
    possessive = mark.end < len(doc) and doc[mark.end].text in ("'s", "’s")
    return mark.kind in ("demonym", "org") or possessive


def _without_titles(doc: Doc, marks: Marks, facts: Collection[str], start: int, end: int) -> int:
    stray = ("the", "his", "her", *POSSESSIVE, ",", "-", "former", "late", "said", "says", "secgen", *NUMBERS)

    def is_title(i: int) -> bool:
        low = doc[i].lower_
        state = i in marks and (
            marks[i].kind in ("demonym", "org") or doc[i:end].text in facts or _is_posting(doc, marks[i], end)
        )
        crowned = low in INSIDE and i + 1 < end and is_capitalised(doc[i + 1])  # "King Hussein"
        return low in HONOR or low in NEVER or low in stray or state or crowned

    while start < end and is_title(start):
        start = start + 1 if start not in marks else max(start + 1, marks[start].end)
    swallowed = [i for i in range(start, end - 1) if doc[i].lower_ in HEAD - INSIDE]
    if swallowed:  # "Foreign Minister X" in one
        start = swallowed[-1] + 1
    while start < end and doc[start].lower_ in HONOR:
        start += 1
    return start


def _is_posting(doc: Doc, mark: Mark, end: int) -> bool:
    """ "the ambassador to Zimbabwe Ali Mokrani": a state between an office and a whole name."""
    i = mark.start
    return i > 1 and doc[i - 1].pos_ == "ADP" and doc[i - 2].lower_ in HEAD and end - mark.end > 1


def _grown_right(doc: Doc, marks: Marks, start: int, end: int, from_ner: bool) -> int:
    while end < len(doc):
        token = doc[end]
        after = doc[end + 1] if end + 1 < len(doc) else None
        hyphen = token.text == "-" and not token.whitespace_ and not doc[end - 1].whitespace_
        if hyphen and after is not None and after.text[:1].isalpha():
            end += 2
        elif _goes_on(doc, marks, start, end, from_ner):
            end += 1
        elif _is_nickname(doc, end) or (end - start > 2 and _is_nickname(doc, end - 2)):
            end += 4 if _is_nickname(doc, end) else 2
        elif after is not None and _is_particle_before(token, after, marks):
            end += 2
        else:
            break
    return end


def _is_nickname(doc: Doc, quote: int) -> bool:
    """'"Nino" Vieira' after 'Joao Bernardo'."""
    if quote + 3 >= len(doc) or doc[quote].text not in QUOTES or doc[quote + 2].text not in QUOTES:
        return False
    inside, after = doc[quote + 1], doc[quote + 3]
    return is_capitalised(inside) and is_capitalised(after) and after.pos_ == "PROPN"


def _goes_on(doc: Doc, marks: Marks, start: int, end: int, from_ner: bool) -> bool:
    token = doc[end]
    barred = token.lower_ in NEVER | HONOR and not _is_surname(doc, token)
    proper = end not in marks and is_capitalised(token) and token.pos_ == "PROPN" and not barred
    if not proper or not doc[end - 1].whitespace_ or token.ent_type_ not in ("", "PERSON", "GPE", "ORG"):
        return False
    tied = doc[end - 1].head.i == token.i or token.head.i in range(start, end)
    return token.ent_type_ == "PERSON" or tied or (not from_ner and end - start < 4)


def _is_surname(doc: Doc, token: Token) -> bool:
    """ "Julie Bishop MP", but not "Foreign Minister Bishop Mark Roe"."""
    if token.lower_ not in WORDS.surname:
        return False
    after = doc[token.i + 1] if token.i + 1 < len(doc) else None
    return after is None or not is_capitalised(after) or after.lower_ in NEVER or after.is_punct


def _is_particle_before(token: Token, after: Token, marks: Marks) -> bool:
    """ "bin" in "Mohammed bin Salman", "da" in "Lula da Silva"."""
    low = token.lower_
    particle = low in PARTICLE and token.text.islower() and low not in ("e", "y", "do", "la")
    free = after.i not in marks or low in ("de", "da", "do")
    return particle and free and is_capitalised(after) and after.pos_ == "PROPN"


def _grown_left(doc: Doc, marks: Marks, start: int, end: int) -> int:
    while start > 0:
        token = doc[start - 1]
        before = doc[start - 2] if start > 1 else None
        initial = re.fullmatch(r"[A-Z]\.?", token.text) and before is not None and is_capitalised(before)
        middle = initial and before is not None and before.lower_ not in NEVER and before.i not in marks
        hyphen = token.text == "-" and not token.whitespace_ and before is not None and not before.whitespace_
        if middle or hyphen:
            start -= 2
        elif _is_first_name(token, before, marks, start, end) or _is_capital_particle(token):
            start -= 1
        else:
            break
    return start


def _is_first_name(token: Token, before: Token | None, marks: Marks, start: int, end: int) -> bool:
    proper = is_capitalised(token) and token.pos_ == "PROPN" and token.i not in marks and token.lower_ not in NOT_FIRST
    tied = token.ent_type_ in ("", "PERSON") and token.head.i in range(start, end)
    opens = before is None or before.pos_ not in ("ADP", "CCONJ") or before.lower_ in HEAD
    return proper and tied and opens


def _is_capital_particle(token: Token) -> bool:
    return token.lower_ in PARTICLE and token.text[0].isupper() and token.pos_ == "PROPN" and token.lower_ not in NEVER
