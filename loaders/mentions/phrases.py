"""Where an office phrase stands: the tokens before a name, and those after it."""

from __future__ import annotations

from collections.abc import Mapping

from spacy.tokens import Doc, Token

from loaders.mentions.names import HEAD, HONOR, POSSESSIVE, WORDS, Marks, Span, is_capitalised

LONGEST_LEFT, LONGEST_RIGHT, LONGEST_BARE, LONGEST_PREDICATE = 22, 20, 12, 9
ABBREVIATED = ("hon", "rt", "mr", "dr", "gen", "sen", "lt")
AFTER_NAMES = ("MP", "M.P.", "Mp", "AC", "AO", "QC", "Jr", "Jr.", "Ep", "Senator", "AM")
LINKING = ("of", "for", "to", "on", "in", "at", "and", ",")
_CLOSED = ("VERB", "AUX", "SCONJ", "PRON", "ADV", "DET", "NUM", "PART", "INTJ")
_NOMINAL_TAGS = ("VBG", "VBN", "POS", "PRP$")


def is_office_word(token: Token) -> bool:
    """Whether a word is the head or a modifier of an office."""
    opposite = token.lower_ == "number" and token.i > 0 and token.nbor(-1).lower_ == "opposite"
    return token.lower_ in HEAD or token.lower_ in WORDS.modifier or opposite


def left(doc: Doc, marks: Marks, spans: Mapping[int, Span], name: int) -> int:
    """The first token of the office phrase that ends before the name: "[the Russian foreign minister,] X". `name` itself
    where there is none."""
    if name and doc[name - 1].lower_ in ("in", "at", "near", "from", "outside"):
        return name
    at = name
    while at > 0 and name - at < LONGEST_LEFT:
        token = doc[at - 1]
        if at - 1 in spans:
            span = spans[at - 1]
            if doc[span[1]].text not in POSSESSIVE:
                break
            at = span[0]
            continue
        step = _step(doc, marks, token, at, name)
        if step == 0:
            break
        at -= step
        if token.is_sent_start and step == 1 and token.text not in (",",):
            break
    return _first_office(doc, marks, spans, at, name)


def _step(doc: Doc, marks: Marks, token: Token, at: int, name: int) -> int:
    """How many tokens to the left the phrase goes on; 0 where it ends."""
    if token.text == ",":
        return 1 if _comma_goes_on(doc, marks, at, name) else 0
    if token.lower_ == "and":
        return 1 if _and_goes_on(doc, marks, at, name) else 0
    if token.text == "." and at > 1 and doc[at - 2].lower_ in ABBREVIATED:
        return 2
    if token.text == ")" and at > 3 and doc[at - 3].text == "(" and doc[at - 2].text.isupper():
        return 3  # "International Criminal Court (ICC) Prosecutor"
    return 0 if _ends(marks, token, at) else 1


def _ends(marks: Marks, token: Token, at: int) -> bool:
    low = token.lower_
    inside = at - 1 in marks or low in WORDS.link or is_office_word(token) or low in HONOR or low in WORDS.former
    if token.tag_ == "VBG" and not inside and token.text.islower():
        return True
    if low in WORDS.break_ or (token.is_punct and token.text not in ("-", "'", "’", "`")) or token.is_space:
        return True
    if inside:
        return False
    closed = token.pos_ in _CLOSED and token.tag_ not in _NOMINAL_TAGS and not is_capitalised(token)
    return closed or token.pos_ == "ADP"


def _comma_goes_on(doc: Doc, marks: Marks, at: int, name: int) -> bool:
    """Whether the phrase goes on before a comma: "the Minister for Trade, Tourism and Investment, X"."""
    right = [t for t in doc[at:name] if t.lower_ not in HONOR and t.lower_ not in ("the", ".", "rt", "hon")]
    if not right and at > 1:
        return True
    heads = any(t.lower_ in HEAD for t in right if t.i not in marks)
    after_and = at < len(doc) and doc[at].lower_ == "and"
    if heads and not after_and and not _is_in_domain(doc, at):
        return False
    capitals = any(is_capitalised(t) for t in right if t.lower_ not in HONOR and t.lower_ not in HEAD)
    return not (capitals and not any(t.lower_ == "and" for t in right))


def _is_in_domain(doc: Doc, at: int) -> bool:
    """Whether "minister for", "minister of" stands just before."""
    sentence = doc[at - 1].sent.start
    before = [t for t in doc[max(0, at - 6) : at - 1] if t.sent.start == sentence]
    return any(
        t.lower_ in ("for", "of") and any(doc[j].lower_ in HEAD for j in range(max(0, t.i - 4), t.i)) for t in before
    )


def _and_goes_on(doc: Doc, marks: Marks, at: int, name: int) -> bool:
    """ "Deputy Prime Minister and Foreign Minister X" goes on; "A and Minister X" does not."""
    if not any(t.lower_ in HEAD and t.i not in marks for t in doc[at:name]):
        return True
    before = doc[at - 2] if at > 1 else None
    return before is not None and before.lower_ in HEAD and doc[at].lower_ not in ("the", "his", "her")


def _first_office(doc: Doc, marks: Marks, spans: Mapping[int, Span], at: int, name: int) -> int:
    """ "the passing of the Japanese minister X": the office begins after "of"."""
    for k in range(at, name):
        owner = k in spans and doc[spans[k][1]].text not in POSSESSIVE
        if (doc[k].lower_ in HEAD and k not in marks) or doc[k].lower_ in WORDS.body or owner:
            break
        if doc[k].lower_ in LINKING and k not in marks:
            at = k + 1
    return at


def right(doc: Doc, marks: Marks, spans: Mapping[int, Span], end: int) -> Span:
    """The office phrase after a name: "X, [the Russian foreign minister]", "X ([head of Y])", "X is [the Z]". Empty where
    there is none."""
    if end >= len(doc):
        return end, end
    bare = _bare(doc, marks, spans, end)
    if bare is not None:
        return bare
    if doc[end].text in (",", "(", "-", "--", "–", "—"):
        return end + 1, _apposition_end(doc, spans, end)
    if doc[end].lower_ in ("is", "was", "became", "serves") and end + 1 < len(doc):
        return _predicate(doc, marks, end)
    return end, end


def _bare(doc: Doc, marks: Marks, spans: Mapping[int, Span], end: int) -> Span | None:
    """ "Julie Bishop MP Minister for Foreign Affairs", "Antony J. Blinken Secretary of State"."""
    start = end
    while start < len(doc) and (doc[start].text in AFTER_NAMES or _is_comma_before_mp(doc, start)):
        start += 1
    if start >= len(doc) or not (start > end or len(doc) < 25):
        return None
    if not is_capitalised(doc[start]) or not is_office_word(doc[start]) or start in marks:
        return None
    at = start
    while at < len(doc) and at - start < LONGEST_BARE:
        token = doc[at]
        if token.is_punct or token.is_space or at in spans or token.pos_ == "AUX" or token.like_num:
            break
        at += 1
    return start, at


def _is_comma_before_mp(doc: Doc, at: int) -> bool:
    return at + 1 < len(doc) and doc[at].text == "," and doc[at + 1].text in ("MP", "Mp", "M.P.")


def _apposition_end(doc: Doc, spans: Mapping[int, Span], end: int) -> int:
    stops = ("who", "which", "that", "said", "with", "by", "after", "when", "while")
    at = end + 1
    while at < len(doc) and at - end < LONGEST_RIGHT:
        token = doc[at]
        punctuation = token.is_punct and token.text not in ("-", "'", "’", ".")
        verb = token.pos_ in ("VERB", "AUX") and token.tag_ not in ("VBG", "VBN") and not is_office_word(token)
        last = token.text == "." and token.is_sent_end
        next_name = token.lower_ == "and" and any(j in spans for j in range(at + 1, min(at + 7, len(doc))))
        new_sentence = token.is_sent_start and at > end + 1
        if (
            punctuation
            or token.lower_ in stops
            or verb
            or last
            or token.is_space
            or at in spans
            or next_name
            or new_sentence
        ):
            break
        at += 1
    return at


def _predicate(doc: Doc, marks: Marks, end: int) -> Span:
    at = end + 1
    while at < len(doc) and at - end < LONGEST_PREDICATE:
        token = doc[at]
        if token.is_punct or token.pos_ in ("VERB", "AUX") or token.lower_ in WORDS.break_:
            break
        at += 1
    opens = doc[end + 1].lower_ in ("the", "as") or end + 1 in marks
    return (end + 1, at) if at > end + 1 and opens else (end, end)
