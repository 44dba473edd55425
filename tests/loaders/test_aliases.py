"""Every other form of a name in the text is an alias; pronouns and descriptions are none."""

from datetime import date

from graph.model import Article, Entity
from loaders.extract import extract


def entities(text: str) -> dict[str, Entity]:
    found = extract(Article(text, None, date(2025, 6, 12)))
    return {party.entity.name: party.entity for one in found for party in (one.source, one.target)}


def test_shorter_misspelt_and_titled_names_are_aliases() -> None:
    text = (
        "Russian Deputy Prime Minister Alexei Overchuk met Pakistani Prime Minister Sana Malik in Moscow. "
        "Overchuck said that DPM Overchuk would visit Pakistan. The minister thanked him."
    )
    found = entities(text)
    assert found["Alexei Overchuk"].aliases == ("DPM Overchuk", "Overchuck", "Overchuk")
    assert found["Alexei Overchuk"].title == "Russian Deputy Prime Minister"
    assert "Prime Minister Sana Malik" not in found["Sana Malik"].aliases


def test_capitals_are_aliases_of_the_ordinary_name() -> None:
    text = (
        "NORWEGIAN FOREIGN MINISTER ANN LEE MET MALIAN PRESIDENT ALI TOURE ON MONDAY AND DISCUSSED FISHERIES WITH HIM."
    )
    assert "ANN LEE" in entities(text)["Ann Lee"].aliases


def test_other_names_of_a_state_and_a_body_are_aliases_and_its_capital_is_none() -> None:
    text = (
        "U.S. President John Miller met NATO Secretary General Ann Lee in Washington. The United States supports NATO, "
        "the North Atlantic Treaty Organization, and Washington thanked it. The American president left."
    )
    found = entities(text)
    assert found["United States"].aliases == ("U.S.",)
    body = next(entity for entity in found.values() if entity.label == "Organization")
    assert {body.name, *body.aliases} == {"NATO", "North Atlantic Treaty Organization"}
