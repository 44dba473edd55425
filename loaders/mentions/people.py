"""Which names of a document are one person: full forms first, then surnames, initials and misspellings."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from difflib import SequenceMatcher

from rapidfuzz.distance import Indel

from loaders.mentions.names import PARTICLE
from loaders.reading import Person

SAME, FULL, ALIKE, FIRST, LAST, INSIDE, MISSPELT = 4.0, 3.0, 2.2, 2.5, 3.0, 2.0, 1.5
PLAIN_PARTICLES = frozenset("da de del den der di do dos du van von".split())
CLOSE_WORD, CLOSE_NAME, CLOSE_FIRST = 0.84, 0.88, 0.75


def folded(text: str) -> str:
    """Lower case without accents."""
    return "".join(c for c in unicodedata.normalize("NFKD", text.lower()) if not unicodedata.combining(c))


def identify(texts: Iterable[str]) -> tuple[list[Person], dict[str, Person]]:
    """The persons of a document and who is meant by each form of name: full forms are settled first."""
    people: list[Person] = []
    forms = sorted(dict.fromkeys(texts), key=lambda text: -len(text.split()))
    return people, {form: who(people, form) for form in forms}


def who(people: list[Person], text: str) -> Person:
    """The person of that name among those known, who gains the form; a new one where none fits."""
    words = [word for word in re.split(r"\s+", folded(text)) if word and word not in ("jr", "jr.", "sr.")]
    words = words or [folded(text).strip() or "?"]
    while len(words) > 1 and words[0] in (PARTICLE if len(words) > 2 else PLAIN_PARTICLES):
        words = words[1:]  # "Dos Santos", "Da Costa"
    best: tuple[float, Person] | None = None
    for person in people:
        for known in person.tokens:
            score = _by_word(words[0], known) if len(words) == 1 else _by_name(words, known)
            if score and (best is None or score > best[0]):
                best = (score, person)
    if best:
        best[1].tokens.append(words)
        return best[1]
    person = Person(words)
    people.append(person)
    return person


def _by_word(word: str, known: list[str]) -> float:
    """How well one word stands for a name: its surname, first name, a part, or either misspelt."""
    if word == known[-1]:
        return LAST
    if word == known[0]:
        return FIRST
    if word in known:
        return INSIDE
    alike = len(word) > 4 and word[0] == known[-1][0] and _likeness(word, known[-1], CLOSE_WORD) >= CLOSE_WORD
    return MISSPELT if alike else 0.0


def _by_name(words: list[str], known: list[str]) -> float:
    """How well two names of several words agree."""
    common = (set(words) & set(known)) - PARTICLE
    if _is_namesake(words, known, len(common)):
        return 0.0
    if words == known:
        return SAME
    ends = words[-1] == known[-1] or words[0] == known[0]
    nested = (words[-1] in known and words[0] in known) or (known[0] in words and known[-1] in words)
    if len(common) >= 2 and (ends or nested):
        return FULL
    if words[-1] == known[-1] or words == known[::-1]:
        return ALIKE
    alike = len(known) > 1 and _likeness(" ".join(words), " ".join(known), CLOSE_NAME) > CLOSE_NAME
    return MISSPELT if alike else 0.0


def _likeness(one: str, other: str, least: float) -> float:
    """The share of matching blocks of two texts (Ratcliff and Obershelp); 0 where it cannot reach `least`: it never exceeds
    the share of their longest common subsequence, which is quicker to have."""
    if Indel.normalized_similarity(one, other) < least:
        return 0.0
    return SequenceMatcher(None, one, other).ratio()


def _is_namesake(words: list[str], known: list[str], common: int) -> bool:
    """Two people of one surname: "George Shultz" and "Peter Shultz", but not "G. Shultz"."""
    if words[0] == known[0] or len(known) < 2 or words[-1] != known[-1] or common >= 2:
        return False
    one, other = words[0].rstrip("."), known[0].rstrip(".")
    initial = words[0][0] == known[0][0] and (len(one) == 1 or len(other) == 1)
    return not initial and _likeness(words[0], known[0], CLOSE_FIRST) < CLOSE_FIRST
