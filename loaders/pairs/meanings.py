"""What the linear model sees of two noun phrases through the classes of the words (classes.toml), so that what it learns
of "rebuke" it knows of "chide".

Features are texts "kind=value"; a class that tells a root gives both the class and the root. The kinds:
    vk vr nk nr  verb, noun on the path between the two    tk tr  the word where the path turns
    dc dr dl     that word with the labels of both sides   gp     the path without conjuncts, modifiers, objects of prepositions
    ok oi        object of a verb on the path, within one of the phrases
    vo lo        that verb's class, or lemma, with the object's class
    fl fr fc     negation, tense, modality, voice of a verb on the path, with its root and class
    vv vvr       a verb on the path with the verb that hangs on it
    sv sc tc     the verb that the source, the target is subject of; sx sxc sxo what hangs on the source's
    sk th se sg  class, class of the head, entity type and tag of the source; tk_ th te tg of the target
    wk           class of a word near either               rv rc  the verb of the sentence
    bg           two words that follow on the path         or di nv pl  order, distance, verbs and words on the path
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from spacy.tokens import Span, Token

from loaders.pairs.classes import Classes, root_of

VERBS = ("VERB", "AUX")
OBJECTS = frozenset({"dobj", "attr", "nsubjpass", "oprd"})
COMPLEMENTS = frozenset({"xcomp", "ccomp", "advcl", "acl", "pcomp"})
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
SIDES = frozenset({"nsubj", "nsubjpass", "agent", "dobj", "pobj", "poss", "prep"})
CLIMBED = frozenset({"conj", "appos", "poss", "compound", "nmod", "amod", "pobj", "prep"})  # from a noun to its phrase
SKIPPED = frozenset({"conj", "appos", "compound", "nmod", "amod", "poss", "det", "punct", "pobj"})
CLAUSES = frozenset({"ROOT", "ccomp", "xcomp", "advcl", "acl", "pcomp"})
NEGATIONS = frozenset({"not", "never", "n't"})
TENSES = {
    "will": "fut", "would": "fut", "shall": "fut", "'ll": "fut", "wo": "fut", "must": "must", "should": "must",
    "ought": "must", "could": "may", "may": "may", "might": "may", "can": "may", "to": "to",
}  # fmt: skip
DISTANCES = (3, 6, 10, 18)  # words


@dataclass(frozen=True, slots=True)
class Pair:
    """An ordered pair of phrases: the path from one to the other, up and down, and what of it lies in neither."""

    source: Span
    target: Span
    up: Sequence[Token]
    down: Sequence[Token]
    between: Sequence[Token]
    classes: Classes

    def of(self, token: Token) -> tuple[str, ...]:
        """The classes of a token."""
        return self.classes[token.i]

    def roots(self, token: Token) -> list[str]:
        """The roots that its classes tell, sorted."""
        return sorted({root for name in self.of(token) if (root := root_of(name))})

    @property
    def verbs(self) -> list[Token]:
        """The verbs on the path."""
        return [token for token in self.between if token.pos_ in VERBS]

    def inside(self, token: Token) -> bool:
        """Whether a token belongs to one of the phrases."""
        return any(phrase.start <= token.i < phrase.end for phrase in (self.source, self.target))


def meanings(pair: Pair, near: int) -> Iterator[str]:
    """The features of a pair; words further than `near` from both heads are not looked at."""
    yield from _path(pair)
    yield from _turn(pair)
    yield from _shape(pair)
    for verb in pair.verbs:
        yield from _objects(pair, verb)
        yield from _flags(pair, verb)
        yield from _complements(pair, verb)
    yield from _subjects(pair)
    yield from _own(pair, "s", pair.source)
    yield from _own(pair, "t", pair.target)
    yield from _around(pair, near)


def _path(pair: Pair) -> Iterator[str]:
    for token in pair.between:
        kind = "v" if token.pos_ in VERBS else "n"
        yield from (f"{kind}k={name}" for name in pair.of(token))
        yield from (f"{kind}r={root}" for root in pair.roots(token))
    lemmas = [token.lemma_.lower() for token in pair.between]
    yield from (f"bg={one}_{other}" for one, other in pairwise(lemmas))


def _turn(pair: Pair) -> Iterator[str]:
    top = pair.up[-1]
    left = next((token.dep_ for token in pair.up if token.dep_ in SIDES), "-")
    right = next((token.dep_ for token in reversed(pair.down) if token.dep_ in SIDES), "-")
    for name in pair.of(top):
        yield f"tk={name}"
        yield f"dc={left}:{name}:{right}"
    for root in pair.roots(top):
        yield f"tr={root}"
        yield f"dr={left}:{root}:{right}"
    yield f"dl={left}:{top.lemma_.lower()}"


def _shape(pair: Pair) -> Iterator[str]:
    apart = abs(pair.source.root.i - pair.target.root.i)
    yield "gp=" + ">".join(_steps(pair.up)) + "<" + "<".join(_steps(pair.down))
    yield f"or={'st' if pair.source.start < pair.target.start else 'ts'}"
    yield f"di={sum(apart >= bound for bound in DISTANCES)}"
    yield f"nv={min(sum(token.pos_ == 'VERB' for token in pair.between), 4)}"
    yield f"pl={min(len(pair.between), 7)}"


def _steps(tokens: Sequence[Token]) -> list[str]:
    """The labels of a path, all clauses alike, prepositions by word; equal ones that follow each other once."""
    steps: list[str] = []
    for token in tokens:
        if token.dep_ in SKIPPED:
            continue
        label = {"prep": f"p:{token.lower_}", "relcl": "rel"}.get(token.dep_, token.dep_)
        step = "V" if token.dep_ in CLAUSES else label
        if steps[-1:] != [step]:
            steps.append(step)
    return steps


def _objects(pair: Pair, verb: Token) -> Iterator[str]:
    """ "imposed a curfew": what a verb and its object mean together."""
    for thing in objects(verb):
        kind = "oi" if pair.inside(thing) else "ok"
        for name in pair.of(thing):
            yield f"{kind}={name}"
            if kind == "ok":
                yield f"lo={verb.lemma_.lower()}+{name}"
                yield from (f"vo={act}+{name}" for act in pair.of(verb))


def objects(verb: Token) -> Iterator[Token]:
    """What a verb takes as object or under a preposition."""
    for child in verb.children:
        if child.dep_ in OBJECTS:
            yield child
        elif child.dep_ == "prep":
            yield from (below for below in child.children if below.dep_ == "pobj")


def _flags(pair: Pair, verb: Token) -> Iterator[str]:
    for flag in sorted(set(flags(verb))):
        yield f"fl={flag}"
        yield from (f"fr={flag}+{root}" for root in pair.roots(verb))
        yield from (f"fc={flag}+{name}" for name in pair.of(verb))


def flags(verb: Token) -> Iterator[str]:
    """neg, fut, must, may, to, pass: how a verb is said."""
    for child in verb.children:
        if child.dep_ == "neg" or child.lower_ in NEGATIONS:
            yield "neg"
        if child.dep_ == "aux" and child.lower_ in TENSES:
            yield TENSES[child.lower_]
        if child.dep_ == "auxpass":
            yield "pass"


def _complements(pair: Pair, verb: Token) -> Iterator[str]:
    """ "refused to lift", "threatened to expel"."""
    for child in verb.children:
        if child.dep_ in COMPLEMENTS and child.pos_ in (*VERBS, "ADJ"):
            for act in pair.of(verb) or (verb.lemma_.lower(),):
                yield from (f"vv={act}+{name}" for name in pair.of(child))
                yield from (f"vvr={act}+{root}" for root in pair.roots(child))


def _subjects(pair: Pair) -> Iterator[str]:
    verb, label = subject_of(pair.source.root)
    if verb is not None:
        yield f"sv={verb.lemma_.lower()}"
        yield from (f"sc={name}:{label}" for name in pair.of(verb))
        for child in verb.children:
            if child.dep_ == "xcomp":
                yield f"sx={child.lemma_.lower()}"
                yield from (f"sxc={name}" for name in pair.of(child))
        yield from (f"sxo={name}" for thing in objects(verb) for name in pair.of(thing))
    verb, label = subject_of(pair.target.root)
    if verb is not None:
        yield from (f"tc={name}:{label}" for name in pair.of(verb))


def subject_of(token: Token) -> tuple[Token | None, str]:
    """The verb that a noun, or the phrase it stands in, is subject or agent of, and with which label; (None, "") of none."""
    while True:
        if token.dep_ in SUBJECTS:
            return token.head, token.dep_
        if token.dep_ == "agent":
            return token.head, "agent"
        if token.dep_ not in CLIMBED:
            return None, ""
        token = token.head


def _own(pair: Pair, kind: str, phrase: Span) -> Iterator[str]:
    mark = "tk_" if kind == "t" else "sk"
    yield from (f"{mark}={name}" for token in phrase for name in pair.of(token))
    yield from (f"{kind}h={name}" for name in pair.of(phrase.root))
    yield f"{kind}e={phrase.root.ent_type_}"
    yield f"{kind}g={phrase.root.tag_}"


def _around(pair: Pair, near: int) -> Iterator[str]:
    heads = (pair.source.root.i, pair.target.root.i)
    for token in pair.source.doc:
        if min(abs(token.i - head) for head in heads) <= near and not pair.inside(token):
            yield from (f"wk={name}" for name in pair.of(token))
    main = pair.source.sent.root
    if main.pos_ == "VERB":
        yield f"rv={main.lemma_.lower()}"
        yield from (f"rc={name}" for name in pair.of(main))
