"""What the linear model sees of two noun phrases in a sentence.

Features are texts "kind=value". The kinds:
    w      lemma of a content word near either phrase            c    relation type that the lexicons give such a word
    p      lemma on the dependency path between the two          pa   auxiliary, negation or particle of a verb on it
    po     object or complement of a verb on it                  path the path's labels, up and down
    top    lemma where the path turns, topt its tag              ad, bd  the label of each phrase's head
    ah     lemma that the source hangs on                        bp   preposition of the target
    s, t   content words within the source, the target
    r      root that a rule gives this very pair, else "none"    rn   name of that rule
    rs, rt root that a rule gives with this source, this target
and those of meanings.py.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Span, Token

from loaders.events import frames
from loaders.pairs.classes import Classes
from loaders.pairs.meanings import Pair, meanings

NEAR = 12  # words further from both phrases are not looked at
FUNCTION_WORDS = frozenset(
    {"not", "will", "no", "never", "against", "to", "with", "over", "on", "from", "for", "would", "must", "should"}
)
NAMES = frozenset({"PERSON", "GPE", "DATE", "ORG", "NORP"})
OBJECTS = frozenset({"dobj", "xcomp", "ccomp", "attr", "acomp", "nsubjpass"})
HELPERS = frozenset({"aux", "neg", "prt"})


@dataclass(frozen=True, slots=True)
class Ruled:
    """What a rule found: its root and name, and the characters of its parties in the paragraph."""

    root: str
    rule: str
    source: tuple[int, int]
    target: tuple[int, int]


def features(source: Span, target: Span, ruled: Sequence[Ruled], classes: Classes) -> frozenset[str]:
    """All features of an ordered pair of phrases of one sentence; `classes` are those of all tokens of the paragraph."""
    up, down = path(source.root, target.root)
    between = [token for token in (*up, *down) if not _is_inside(token, source) and not _is_inside(token, target)]
    return frozenset(
        (
            *_words(source, target),
            *_path_words(between, source, target),
            *_shape(source.root, target.root, up, down),
            *_own_words("s", source),
            *_own_words("t", target),
            *_rules(source, target, ruled),
            *meanings(Pair(source, target, up, down, between, classes), NEAR),
        )
    )


def path(source: Token, target: Token) -> tuple[list[Token], list[Token]]:
    """The tokens from one up to where the ways meet, inclusive, and from there down to the other; both ends included.

    Where the two hang under different roots the ways do not meet, and the first goes up to its root.
    """
    up = [source]
    while up[-1].head.i != up[-1].i:
        up.append(up[-1].head)
    place = {token.i: number for number, token in enumerate(up)}
    down = [target]
    while down[-1].i not in place and down[-1].head.i != down[-1].i:
        down.append(down[-1].head)
    if down[-1].i not in place:
        return up, down[::-1]
    return up[: place[down[-1].i] + 1], down[-2::-1]


def types_of(lemma: str) -> list[str]:
    """The relation types that the lexicons give a verb or a noun, sorted."""
    found = (*frames.verbs().get(lemma, ()), *frames.nouns().get(lemma, ()))
    return sorted({frame.type for frame in found})


def _is_inside(token: Token, phrase: Span) -> bool:
    return bool(phrase.start <= token.i < phrase.end)


def _words(source: Span, target: Span) -> Iterator[str]:
    for token in source.doc:
        near = min(abs(token.i - source.root.i), abs(token.i - target.root.i)) <= NEAR
        content = (
            token.is_alpha and (not token.is_stop or token.lower_ in FUNCTION_WORDS) and token.ent_type_ not in NAMES
        )
        if near and content and not _is_inside(token, source) and not _is_inside(token, target):
            lemma = token.lemma_.lower()
            yield f"w={lemma}"
            yield from (f"c={kind}" for kind in types_of(lemma))


def _path_words(between: Sequence[Token], source: Span, target: Span) -> Iterator[str]:
    for token in between:
        yield f"p={token.lemma_.lower()}"
        for child in token.children if token.pos_ in ("VERB", "AUX") else ():
            if child.dep_ in HELPERS:
                yield f"pa={child.lower_}"
            elif child.dep_ in OBJECTS and not _is_inside(child, source) and not _is_inside(child, target):
                yield f"po={child.lemma_.lower()}"


def _shape(source: Token, target: Token, up: Sequence[Token], down: Sequence[Token]) -> Iterator[str]:
    yield "path=" + ">".join(token.dep_ for token in up) + "<" + "<".join(token.dep_ for token in down)
    yield f"ad={source.dep_}"
    yield f"bd={target.dep_}"
    yield f"ah={source.head.lemma_.lower()}"
    yield f"top={up[-1].lemma_.lower()}"
    yield f"topt={up[-1].tag_}"
    if target.head.pos_ == "ADP":
        yield f"bp={target.head.lower_}"


def _own_words(kind: str, phrase: Span) -> Iterator[str]:
    for token in phrase:
        if token.is_alpha and not token.is_stop and token.ent_type_ not in ("PERSON", "GPE"):
            yield f"{kind}={token.lemma_.lower()}"


def _rules(source: Span, target: Span, ruled: Sequence[Ruled]) -> Iterator[str]:
    from_source = [one for one in ruled if touches(one.source, source)]
    to_target = [one for one in ruled if touches(one.target, target)]
    both = [one for one in from_source if one in to_target]
    yield f"r={both[0].root if both else 'none'}"
    yield from (f"rn={one.rule}" for one in both[:1])
    yield from (f"rs={one.root}" for one in from_source)
    yield from (f"rt={one.root}" for one in to_target)


def touches(span: tuple[int, int], phrase: Span) -> bool:
    """Whether characters of the paragraph, half-open, overlap a phrase."""
    return bool(span[0] < phrase.end_char and phrase.start_char < span[1])
