"""Pronouns, titles and "the two sides" stand for whom a reader takes them; where two may be meant, for nobody."""

from __future__ import annotations

from datetime import date

import pytest

from graph.model import Article
from loaders.extract import extract

LEE = "Norwegian Foreign Minister Ann Lee arrived in Mali on Monday."
GIVES = {
    "she": (f"{LEE} She met President Ali Toure of Mali.", "MET_WITH Ann Lee > Ali Toure"),
    "he across paragraphs": (
        "Chadian President Moussa Deby arrived in Mali on Monday.\n\nHe met President Ali Toure of Mali.",
        "MET_WITH Moussa Deby > Ali Toure",
    ),
    "the minister": (f"{LEE} The minister met President Ali Toure of Mali.", "MET_WITH Ann Lee > Ali Toure"),
    "the foreign minister": (
        f"{LEE} The foreign minister met President Ali Toure of Mali.",
        "MET_WITH Ann Lee > Ali Toure",
    ),
    "the state's minister": (
        f"{LEE} She was received by Malian Foreign Minister Oumar Keita. The Norwegian minister thanked Chad.",
        "SUPPORTED Ann Lee > Chad",
    ),
    "a surname": (f"{LEE} Lee met President Ali Toure of Mali.", "MET_WITH Ann Lee > Ali Toure"),
    "the two sides": (
        "Norwegian Foreign Minister Ann Lee met Malian President Ali Toure. The two sides agreed to cooperate.",
        "AGREED_WITH Ann Lee > Ali Toure",
    ),
    "the two leaders are no ministers": (
        "Norwegian Prime Minister Ann Lee met Malian President Ali Toure. Norwegian Foreign Minister Kari Moe and Malian "
        "Foreign Minister Oumar Keita also held talks. The two leaders had met in Bamako in 2019.",
        "MET_WITH Ann Lee > Ali Toure; MET_WITH Ann Lee > Ali Toure; MET_WITH Kari Moe > Oumar Keita",
    ),
    "the two countries": (
        "Norwegian Foreign Minister Ann Lee met Malian President Ali Toure. The two countries signed a trade agreement.",
        "SIGNED Norway; SIGNED Mali",
    ),
    "we of a quotation": (
        '"We condemn Chad," Norwegian Foreign Minister Ann Lee said.',
        "ACCUSED > Chad",
    ),
    "I of a release": (
        "Today I met the Malian foreign minister, Oumar Keita. The Norwegian Government thanks him. Norway will help.",
        "MET_WITH Norway > Oumar Keita",
    ),
    "a seat to which a protest goes": ("Norway made a formal protest to Bamako.", "ACCUSED Norway > Mali"),
    "a seat from which an explanation is asked": (
        "Norway demanded an explanation from Bamako.",
        "REQUESTED Norway > Mali",
    ),
    "the speaker of a transcript": (
        "SECRETARY MILLER: We condemn Chad for the attack.\n\nU.S. Secretary of State John Miller left.",
        "ACCUSED > Chad",
    ),
}


def told(text: str) -> list[str]:
    found = extract(Article(text, None, date(2025, 6, 12)))
    return [f"{one.type} {one.source.entity.name} > {one.target.entity.name}" for one in found]


@pytest.mark.parametrize(("text", "wanted"), GIVES.values(), ids=GIVES.keys())
def test_a_reference_stands_for(text: str, wanted: str) -> None:
    lines = told(text)
    for line in wanted.split("; "):
        kind, _, rest = line.partition(" ")
        turned = " > ".join(reversed(rest.split(" > ")))
        fits = [one for one in lines if one.startswith(kind) and (rest in one or turned in one)]
        assert fits, lines


def test_nobody_is_guessed_before_a_name_or_without_one() -> None:
    assert told("He met the president.") == []
    assert told("The two sides agreed to cooperate.") == []
    assert told("The minister condemned the attack.") == []


@pytest.mark.parametrize("text", ["Norway cancelled a flight to Bamako.", "Norway bought a train from Bamako."])
def test_a_seat_of_a_journey_is_only_a_place(text: str) -> None:
    assert told(text) == []
