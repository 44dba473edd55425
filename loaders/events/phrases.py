"""Words around a verb or a noun: its objects, what stands under its prepositions, its class."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from loaders import grammar
from loaders.events import frames


def objects_of(verb: Token) -> list[Token]:
    """What is acted on: the object, the passive's subject, the noun before a participle, the antecedent of "which"."""
    found = list(dict.fromkeys(grammar.slot(verb, ["obj"])))
    bare = verb.dep_ == "relcl" and not grammar.is_passive(verb)
    found = found or _so_called(verb) or _declared(verb) or _after_as(verb)
    return found or ([verb.head] if bare and _has_own_subject(verb) else [])


def _declared(verb: Token) -> list[Token]:
    """ "declared three diplomats personae non gratae": the diplomats."""
    ties = ("mark", "aux", "auxpass")
    clauses = [c for c in verb.children if c.dep_ == "ccomp" and not any(word.dep_ in ties for word in c.children)]
    return [
        child for clause in clauses for child in clause.children if child.dep_ == "nsubj" and verb.lemma_ == "declare"
    ]


def _after_as(verb: Token) -> list[Token]:
    """ "rejected as absurd the Malian offer": the offer, which the parse puts under "as"."""
    objects = [
        child for prep in verb.children if prep.lower_ == "as" for child in prep.children if child.dep_ == "pobj"
    ]
    articles = ((word, [child.i for child in word.children if child.dep_ in ("det", "poss")]) for word in objects)
    return [word for word, places in articles if places and places[0] > word.left_edge.i]


def _so_called(verb: Token) -> list[Token]:
    """ "denounced what it called Malian aggression": the aggression."""
    calls = [
        child
        for child in verb.children
        if child.dep_ in ("ccomp", "dobj") and child.lemma_ in ("call", "term", "describe")
    ]
    whats = [call for call in calls if any(child.lower_ == "what" for child in call.children)]
    return [
        child
        for call in whats
        for child in call.children
        if child.dep_ in ("oprd", "attr", "dobj") and child.lower_ != "what"
    ]


def _has_own_subject(verb: Token) -> bool:
    """ "the sanctions it imposed": not "the state that invaded"."""
    return any(child.dep_ == "nsubj" and child.lower_ not in grammar.RELATIVE for child in verb.children)


def under(word: Token, preposition: str) -> Iterator[Token]:
    """The objects of a preposition under a word, of one nested in another ("from office in Mali"), and the objects of a
    gerund after it ("for invading Mali")."""
    for child in word.children:
        if child.dep_ in ("prep", "dative", "agent", "prt", "advmod") and child.lower_ == preposition:
            for inner in child.children:
                if inner.dep_ == "pobj":
                    yield inner
                elif inner.dep_ == "pcomp":
                    yield from (word for word in _objects_near(inner) if not is_of(word, "backdrop"))
        elif child.dep_ == "prep" and preposition != "of":
            nested = (prep for prep in child.children if prep.dep_ == "prep" and prep.lower_ == preposition)
            yield from (inner for prep in nested for inner in prep.children if inner.dep_ == "pobj")


def _objects_near(gerund: Token) -> Iterator[Token]:
    return (word for word in gerund.subtree if word.dep_ in ("dobj", "pobj") and _within(word, gerund, 3))


def _within(token: Token, top: Token, steps: int) -> bool:
    for _ in range(steps):
        token = token.head
        if token.i == top.i:
            return True
    return False


def has_to(verb: Token) -> bool:
    """ "to leave"."""
    return any(child.lower_ == "to" and child.dep_ == "aux" for child in verb.children)


def has_infinitive(verb: Token) -> bool:
    """ "called on Mali to leave", also where the parse hangs the infinitive on Mali."""
    inside = [child for prep in verb.children if prep.dep_ == "prep" for child in prep.children]
    clauses = [child for child in verb.children if child.dep_ in ("xcomp", "ccomp", "advcl")]
    clauses += [child for word in inside for child in word.children if child.dep_ in ("relcl", "acl", "xcomp")]
    return any(has_to(clause) for clause in clauses)


def is_for_clause(clause: Token) -> bool:
    """ "called for Peru to reopen the port"."""
    return clause.dep_ == "advcl" and any(c.dep_ == "mark" and c.lower_ == "for" for c in clause.children)


def wrapped(noun: Token) -> Iterator[Token]:
    """What a wrapping noun holds: in "a note of protest", "a package of sanctions" the protest, the sanctions."""
    if grammar.noun(noun) in frames.classes()["wrappers"]:
        yield from (
            inner for prep in noun.children if prep.lower_ == "of" for inner in prep.children if inner.dep_ == "pobj"
        )


def wrapping(noun: Token) -> Token:
    """The noun that wraps it: the note of "a note of protest"; itself where none does."""
    above = noun.head.head
    is_held = noun.dep_ == "pobj" and noun.head.lower_ == "of" and grammar.noun(above) in frames.classes()["wrappers"]
    return above if is_held else noun


def is_of(word: Token, name: str) -> bool:
    """Whether a noun belongs to a class of the lexicon, itself or by what it measures: "$5 million in aid", "tons of wheat"."""
    if grammar.noun(word) in frames.classes()[name]:
        return True
    if name == "money" and (_is_money(word) or any(_is_money(c) for c in word.children if c.dep_ in AMOUNTS)):
        return True
    if name == "rescuers" and any(child.lower_ in frames.classes()["relief"] for child in word.children):
        return True
    return name in ("aid", "money") and any(is_of(child, name) for child in _measured(word))


def _measured(word: Token) -> Iterator[Token]:
    """ "tons of wheat", "dollars in aid"."""
    prepositions = (child for child in word.children if child.dep_ == "prep" and child.lower_ in ("of", "in"))
    return (child for prep in prepositions for child in prep.children if child.dep_ == "pobj")


AMOUNTS = ("quantmod", "nummod", "nmod", "compound")


def _is_money(word: Token) -> bool:
    lower = word.lower_
    return lower in frames.classes()["money"] or lower.rstrip("s") in frames.classes()["money"] or lower[:1] in "$€£¥"
