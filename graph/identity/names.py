"""Names of people: taken apart, spelt alike, compared."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from anyascii import anyascii
from rapidfuzz.distance import OSA

from graph.identity.words import words

SPELLINGS = (  # romanisations of one sound, in this order
    ("sch", "sh"), ("tch", "ch"), ("ck", "k"), ("kh", "h"), ("gh", "g"), ("ph", "f"), ("dzh", "j"), ("zh", "j"),
    ("x", "ks"), ("q", "k"), ("ou", "u"), ("oo", "u"), ("ee", "i"), ("w", "v"), ("tz", "ts"), ("j", "i"), ("y", "i"),
    ("ie", "i"), ("ei", "i"),
)  # fmt: skip
SPELT_ALIKE = 0.97
NICKNAME = 0.93
MISSPELT = 0.93
INITIAL = 0.95
SHORTEST_MISSPELT = 5  # letters of a surname in which one wrong letter is forgiven; one more for other names


@lru_cache(maxsize=100_000)
def folded(name: str) -> str:
    """Without accents, case and punctuation: "Håkan O'Brien-Smith" is "hakan obrien smith"."""
    plain = re.sub(r"['’‘`ʼ]", "", anyascii(name).lower())
    return " ".join(re.findall(r"[a-z0-9]+", plain))


@lru_cache(maxsize=100_000)
def spelt(token: str) -> str:
    """One spelling for the romanisations of a word: "sergey", "sergei" and "sergej" give one."""
    for old, new in SPELLINGS:
        token = token.replace(old, new)
    return re.sub(r"(.)\1", r"\1", token)


@lru_cache(maxsize=100_000)
def skeleton(token: str) -> str:
    """The consonants of a spelling, a vowel before them as "a": names that sound alike mostly share them."""
    plain = spelt(token)
    return ("a" if plain[:1] in tuple("aeiou") else plain[:1]) + re.sub(r"[aeiouh]", "", plain[1:])


@dataclass(frozen=True, slots=True)
class PersonName:
    """`tokens` are folded, without titles, particles and suffix; those of one letter are initials."""

    tokens: tuple[str, ...]
    suffix: str | None
    surname_first: bool
    lone_last: bool

    @property
    def whole(self) -> int:
        """How many of the tokens are no initials."""
        return sum(len(token) > 1 for token in self.tokens)

    @property
    def surname(self) -> str:
        return self.tokens[0 if self.surname_first and not self.lone_last else -1]


@lru_cache(maxsize=100_000)
def person(name: str, country: str | None) -> PersonName:
    known = words()
    tokens = folded(name).split()
    while len(tokens) > 1 and tokens[0] in known.titles:
        del tokens[0]
    suffix = tokens.pop() if len(tokens) > 1 and tokens[-1] in known.suffixes else None
    family_first = country in known.surname_first
    dropped = frozenset() if family_first else known.particles | known.inner_particles
    first = [token for token in tokens[:1] if token not in dropped or token in known.inner_particles]
    kept = first + [token for token in tokens[1:] if token not in dropped]
    return PersonName(tuple(kept or tokens), suffix, family_first, country in known.called_by_last)


@dataclass(frozen=True, slots=True)
class Likeness:
    """How two names are alike: `kind` is "full", "order", "longer", "initials" or "surname"; quality in (0, 1]."""

    kind: str
    quality: float


@lru_cache(maxsize=200_000)
def alike(left: PersonName, right: PersonName) -> Likeness | None:
    """Whether both can be one person's name, or None: another given name, another surname, another suffix."""
    if not left.tokens or not right.tokens or (left.suffix and right.suffix and left.suffix != right.suffix):
        return None
    short, long = sorted((left, right), key=lambda name: (len(name.tokens), name.tokens))
    if len(short.tokens) == 1:
        quality = _token(short.tokens[0], long.surname, True)
        kind = "surname" if len(long.tokens) > 1 else "full"
        return Likeness(kind, quality) if quality else None
    if len(short.tokens) == len(long.tokens):
        return _aligned(short, long) or _otherwise_written(short, long)
    return _otherwise_written(short, long) or _contained(short, long)


def _aligned(left: PersonName, right: PersonName) -> Likeness | None:
    at = 0 if left.surname_first else len(left.tokens) - 1
    quality = 1.0
    for index, (one, other) in enumerate(zip(left.tokens, right.tokens, strict=True)):
        quality *= _token(one, other, index == at)
    if not quality:
        return None
    return Likeness("full" if min(left.whole, right.whole) > 1 else "initials", quality)


def _otherwise_written(left: PersonName, right: PersonName) -> Likeness | None:
    """The same letters parted otherwise ("Jong Un", "Jongun"), or the same words in another order."""
    if "".join(map(spelt, left.tokens)) == "".join(map(spelt, right.tokens)):
        return Likeness("full", SPELT_ALIKE)
    same = sorted(map(spelt, left.tokens)) == sorted(map(spelt, right.tokens))
    return Likeness("order", 1.0) if same and left.whole == len(left.tokens) else None


def _contained(short: PersonName, long: PersonName) -> Likeness | None:
    """ "Tariq Fatemi" in "Syed Tariq Fatemi"; "Haroon Akhtar" in "Haroon Akhtar Khan"; "Vladimir Putin" as "V. V. Putin".
    A middle initial speaks against a name that has more than that."""
    if any(len(token) == 1 for token in short.tokens[1:-1]):
        return None
    quality, at, matched = 1.0, 0, []
    for index, token in enumerate(short.tokens):
        last = index == len(short.tokens) - 1
        places = range(at, len(long.tokens))
        found = next((place for place in places if _token(token, long.tokens[place], last)), None)
        if found is None:
            return None
        quality *= _token(token, long.tokens[found], last)
        matched.append(found)
        at = found + 1
    if matched[-1] != len(long.tokens) - 1 and matched != list(range(len(matched))):
        return None
    certain = sum(len(a) > 1 and len(long.tokens[b]) > 1 for a, b in zip(short.tokens, matched, strict=True))
    return Likeness("longer" if certain > 1 else "initials", quality) if certain else None


def _token(left: str, right: str, surname: bool) -> float:
    if left == right:
        return 1.0
    if 1 in (len(left), len(right)):
        return INITIAL if left[0] == right[0] and not surname else 0.0
    if spelt(left) == spelt(right):
        return SPELT_ALIKE
    given = words().given
    if not surname and given.get(left, left) == given.get(right, right):
        return NICKNAME
    return MISSPELT if _misspelt(left, right, surname) else 0.0


def _misspelt(left: str, right: str, surname: bool) -> bool:
    """One wrong, missing or exchanged letter in a long word; not the endings that tell a woman from a man."""
    if min(len(left), len(right)) < SHORTEST_MISSPELT + (not surname):
        return False
    if left[:-1] == right[:-1] or left in (right + "a", right + "o") or right in (left + "a", left + "o"):
        return False
    return OSA.distance(left, right, score_cutoff=1) <= 1
