"""The name of a project or an agreement: the phrase that says what it is, or what was proposed made a noun."""

from __future__ import annotations

import re
from collections.abc import Collection

from spacy.tokens import Token

from loaders import grammar
from loaders.events.scene import Scene
from loaders.events.words import AGREEMENTS, GERUNDS
from loaders.reading import Actor

LONGEST = 22  # tokens of a name
CLAUSE_LONGEST = 16
GAP = 6  # a longer gap between two words of a name is another phrase
APART = frozenset("relcl conj cc punct advcl ccomp preconj acl".split())
TIMED = frozenset("on in at during after before".split())
OWN = frozenset("its their his her our".split())
OWNED = re.compile(r"['’]s?$")
EDGE = " ,.;:\"'“”"


def name_thing(
    scene: Scene, token: Token, label: str | None = None, keep: Collection[int] = (), keep_place: bool = True
) -> Actor:
    """The thing that a noun names, without its clauses, its conjuncts and its date; clauses in `keep` stay.
    Where the place is not part of the name ("signed a treaty in Oslo"), it goes too.

    "the agreement on trade, which was signed in June" -> agreement on trade
    """
    apart = [child for child in token.children if _is_apart(child, keep) or (not keep_place and _is_place(child))]
    dropped = {word.i for child in apart for word in child.subtree}
    words = [word for word in token.subtree if word.i not in dropped]
    left = [word for word in words if word.i < token.i]
    while left and (left[0].pos_ in ("DET", "PUNCT", "SPACE") or left[0].lower_ in OWN):
        left.pop(0)
    start, end = (left[0].i if left else token.i), token.i
    for word in (word for word in words if word.i > token.i):
        if word.i - end > GAP:
            break
        end = word.i
    if end - start > LONGEST:
        end = max(token.i, start + LONGEST)
    while end > token.i and (scene.doc[end].pos_ in ("CCONJ", "ADP") or scene.doc[end].text == "("):
        end -= 1
    name = OWNED.sub("", _plain(scene.doc[start : end + 1].text))
    return scene.parties.make(label or label_of(token), name, None, None, token, start, end + 1)


def _is_apart(child: Token, keep: Collection[int]) -> bool:
    if child.i in keep:
        return False
    if child.dep_ in APART or child.dep_ == "det" or (child.dep_ == "poss" and child.pos_ == "PRON"):
        return True
    if child.dep_ == "prep" and child.i < child.head.i:  # "among them the treaty"
        return True
    if child.dep_ == "appos" and child.left_edge.i > 0 and child.doc[child.left_edge.i - 1].text == ",":
        return True
    dated = any(word.ent_type_ in ("DATE", "TIME") for word in child.children)
    return child.dep_ == "prep" and child.lower_ in TIMED and dated


def _is_place(child: Token) -> bool:
    """ "in Oslo", "at Camp David"."""
    return (
        child.dep_ == "prep"
        and child.lower_ in ("in", "at")
        and any(c.ent_type_ in ("GPE", "FAC") for c in child.children)
    )


def label_of(token: Token) -> str:
    """Agreement for a treaty, memorandum, deal; Project for any other undertaking."""
    return "Agreement" if grammar.noun(token) in AGREEMENTS else "Project"


def name_clause(scene: Scene, verb: Token) -> Actor:
    """A project named after what was proposed: "to share the experience" -> "sharing the experience"."""
    words = [word for word in verb.subtree if not (word.dep_ in ("aux", "mark") and word.head.i == verb.i)]
    words = [word for word in words if word.i >= verb.i or _is_named_subject(word)][:CLAUSE_LONGEST]
    texts = [GERUNDS.get(word.lemma_.lower(), word.text) if word.i == verb.i else word.text for word in words]
    end = words[-1].i + 1 if words else verb.i + 1
    return scene.parties.make("Project", _plain(" ".join(texts)), None, None, verb, verb.i, end)


def _is_named_subject(word: Token) -> bool:
    """ "NATO" in "suggested that NATO expand"; not "the two sides"."""
    return bool(word.dep_ == "nsubj" and word.pos_ == "PROPN")


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip(EDGE)


def is_capitalised(token: Token) -> bool:
    """Whether a noun is written as part of a name, not only as the first word of a sentence."""
    return bool(token.text[0].isupper() and token.i > token.sent.start)


def has_proper_name(scene: Scene, token: Token) -> bool:
    """Whether the noun has a name of its own: "the Open Skies Treaty", not "the Malian Treaty"."""
    return is_capitalised(token) and any(
        child.text[0].isupper() and child.dep_ in ("compound", "amod", "nmod") and not scene.mark(child)
        for child in token.children
    )
