"""Officials of robust English: who is named, for whom he or she acts, by what office, under which other forms."""

from __future__ import annotations

from datetime import date

import pytest

from graph.model import Article
from loaders.extract import read

PUBLISHED = date(2025, 6, 12)


def people(text: str, title: str | None = None, url: str | None = None) -> dict[str, str | None]:
    reading, _ = read(Article(text, title, PUBLISHED, url))
    return {person.name: person.affiliation for person in reading.officials}


ACTS_FOR = {
    # offices and states
    "demonym before the office": ("Norwegian Foreign Minister Ann Lee arrived.", {"Ann Lee": "NOR"}),
    "state before the office": ("Norway Foreign Minister Ann Lee arrived.", {"Ann Lee": "NOR"}),
    "possessive state": ("Norway's foreign minister, Ann Lee, arrived.", {"Ann Lee": "NOR"}),
    "office of state": ("The foreign minister of Norway, Ann Lee, arrived.", {"Ann Lee": "NOR"}),
    "apposition after": ("Ann Lee, the foreign minister of Norway, arrived.", {"Ann Lee": "NOR"}),
    "apposition with demonym": ("Ann Lee, Norwegian ambassador to Mali, arrived.", {"Ann Lee": "NOR"}),
    "ambassador to": ("Norway's ambassador to Mali, Ann Lee, arrived.", {"Ann Lee": "NOR"}),
    "ambassador to, no comma": ("The Algerian ambassador to Zimbabwe Ali Toure arrived.", {"Ali Toure": "DZA"}),
    "a domain before the name": ("Norwegian Special Envoy for Climate Issues Ann Lee arrived.", {"Ann Lee": "NOR"}),
    "an office behind a name that is the next one's": (
        "At the invitation of Norwegian Minister Ann Lee, Malian Foreign Minister Ali Toure arrived.",
        {"Ann Lee": "NOR", "Ali Toure": "MLI"},
    ),
    "second minister": ("Brunei's Foreign Minister II Ann Lee arrived.", {"Ann Lee": "BRN"}),
    "in parentheses": ("Foreign Minister Ann Lee (Norway) arrived.", {"Ann Lee": "NOR"}),
    "name of state": ("Prime Minister Ann Lee of Norway arrived.", {"Ann Lee": "NOR"}),
    "capital for the state": ("Oslo's foreign minister, Ann Lee, arrived.", {"Ann Lee": "NOR"}),
    "official of a body": ("NATO Secretary General Ann Lee arrived.", {"Ann Lee": "NATO"}),
    "body before commissioner": ("EU Trade Commissioner Ann Lee arrived.", {"Ann Lee": "European Union"}),
    "predicate": ("Ann Lee is the foreign minister of Norway. She arrived on Monday.", {"Ann Lee": "NOR"}),
    "two offices": ("Norwegian Deputy Prime Minister and Foreign Minister Ann Lee arrived.", {"Ann Lee": "NOR"}),
    "domain with commas": (
        "The Norwegian Minister for Trade, Fisheries and Energy, Ann Lee, arrived.",
        {"Ann Lee": "NOR"},
    ),
    "delegation led by": ("A Norwegian delegation led by Deputy Minister Ann Lee arrived in Mali.", {"Ann Lee": "NOR"}),
    "list of one state": (
        "Norwegian Prime Minister Ann Lee, Foreign Minister Kari Moe and Trade Minister Ola Berg arrived.",
        {"Ann Lee": "NOR", "Kari Moe": "NOR", "Ola Berg": "NOR"},
    ),
    "dealt out": (
        "The foreign ministers of Norway and Mali, Ann Lee and Ali Toure, arrived.",
        {"Ann Lee": "NOR", "Ali Toure": "MLI"},
    ),
    "of the other side": (
        "Norwegian Foreign Minister Ann Lee met her Malian counterpart Ali Toure.",
        {"Ann Lee": "NOR", "Ali Toure": "MLI"},
    ),
    "state learned later": (
        "Foreign Minister Ann Lee arrived on Monday. Lee, the Norwegian minister, said nothing.",
        {"Ann Lee": "NOR"},
    ),
    # honorifics
    "H.E.": ("H.E. Ann Lee, Minister of Foreign Affairs of Norway, arrived.", {"Ann Lee": "NOR"}),
    "His Excellency": ("His Excellency Ali Toure, President of Mali, arrived.", {"Ali Toure": "MLI"}),
    "Rt. Hon.": ("The Rt. Hon. Ann Lee, Foreign Secretary of the United Kingdom, arrived.", {"Ann Lee": "GBR"}),
    "Shri": ("Indian External Affairs Minister Shri Arun Mehta arrived.", {"Arun Mehta": "IND"}),
    "Smt.": ("Smt. Leela Rao, Minister of State of India, arrived.", {"Leela Rao": "IND"}),
    "Dato": ("Malaysian Foreign Minister Dato' Hamid Omar arrived.", {"Hamid Omar": "MYS"}),
    "Dr.": ("Pakistani Adviser Dr. Sana Malik arrived.", {"Sana Malik": "PAK"}),
    "Gen.": ("Sudanese army chief Gen. Osman Bashir arrived.", {"Osman Bashir": "SDN"}),
    "Sheikh": (
        "Qatari Prime Minister Sheikh Hamad bin Nasser Al Kuwari arrived.",
        {"Hamad bin Nasser Al Kuwari": "QAT"},
    ),
    "King": ("Jordan's King Hussein arrived.", {"Hussein": "JOR"}),
    "Senator the Hon": ("Australian Foreign Minister Senator the Hon Mary Ward arrived.", {"Mary Ward": "AUS"}),
    # name orders and shapes
    "Chinese order": ("Chinese Foreign Minister Wang Jian arrived. Wang said little.", {"Wang Jian": "CHN"}),
    "Korean order": ("South Korean Foreign Minister Park Min-soo arrived. Park said little.", {"Park Min-soo": "KOR"}),
    "Korean three words": ("North Korean official Kim Yong Chol arrived. Kim said little.", {"Kim Yong Chol": "PRK"}),
    "Hungarian order": ("Hungarian Foreign Minister Nagy Istvan arrived. Nagy said little.", {"Nagy Istvan": "HUN"}),
    "Vietnamese": ("Vietnamese Prime Minister Nguyen Van Minh arrived. Minh said little.", {"Nguyen Van Minh": "VNM"}),
    "Spanish double": (
        "Peruvian Foreign Minister Carlos Rojas Quispe arrived. Rojas said little.",
        {"Carlos Rojas Quispe": "PER"},
    ),
    "Portuguese particle": (
        "Brazilian President Joao da Costa arrived. Da Costa said little.",
        {"Joao da Costa": "BRA"},
    ),
    "Arabic particle": (
        "Iraqi Foreign Minister Fuad al-Jabri arrived. Al-Jabri said little.",
        {"Fuad al-Jabri": "IRQ"},
    ),
    "bin": ("Omani minister Badr bin Hamad arrived.", {"Badr bin Hamad": "OMN"}),
    "Dutch particle": (
        "Dutch Foreign Minister Jan van der Berg arrived. Van der Berg said little.",
        {"Jan van der Berg": "NLD"},
    ),
    "von": ("German Defense Minister Karla von Stein arrived. Von Stein said little.", {"Karla von Stein": "DEU"}),
    "Icelandic patronymic": ("Icelandic Foreign Minister Katrin Jonsdottir arrived.", {"Katrin Jonsdottir": "ISL"}),
    "initials": ("Indian minister S. K. Sharma arrived. Sharma said little.", {"S. K. Sharma": "IND"}),
    "middle initial": (
        "U.S. Secretary of State John Q. Miller arrived. Miller said little.",
        {"John Q. Miller": "USA"},
    ),
    "hyphenated": ("French minister Jean-Pierre Roux-Martin arrived.", {"Jean-Pierre Roux-Martin": "FRA"}),
    "apostrophe": ("Irish Foreign Minister Sean O'Brien arrived. O'Brien said little.", {"Sean O'Brien": "IRL"}),
    "mononym": ("Indonesian Defense Minister Wiranto arrived. Wiranto said little.", {"Wiranto": "IDN"}),
    "Burmese": ("Burmese Foreign Minister U Kyaw Win arrived.", {"U Kyaw Win": "MMR"}),
    "accents": ("Polish Foreign Minister Łukasz Żak arrived. Zak said little.", {"Łukasz Żak": "POL"}),
    "misspelt": ("Russian minister Alexei Morozov arrived. Morosov said little.", {"Alexei Morozov": "RUS"}),
    "Jr.": ("Philippine President Ramon Cruz Jr. arrived. Cruz said little.", {"Ramon Cruz Jr.": "PHL"}),
    "ordinal": ("Jordanian King Abdullah II arrived.", {"Abdullah II": "JOR"}),
    # spelling
    "British spelling": ("The Australian Defence Minister, Mary Ward, arrived.", {"Mary Ward": "AUS"}),
    "lower-case office": ("The Norwegian foreign minister Ann Lee arrived.", {"Ann Lee": "NOR"}),
    "abbreviated office": ("Pakistani DPM Sana Malik arrived.", {"Sana Malik": "PAK"}),
    "adviser and advisor": (
        "French presidential advisor Luc Roux met German presidential adviser Uta Stein.",
        {"Luc Roux": "FRA", "Uta Stein": "DEU"},
    ),
    # what makes the state plain
    "an American office": (
        "Secretary of State John Miller met Malian President Ali Toure.",
        {"John Miller": "USA", "Ali Toure": "MLI"},
    ),
    "an office of few states": (
        "Foreign Secretary Ann Lee met Malian President Ali Toure. Britain was pleased.",
        {"Ann Lee": "GBR", "Ali Toure": "MLI"},
    ),
    "the embassy named before": (
        "Ten tourists left Kinshasa as the Japanese embassy asked them to, embassy counsellor Seromi Okano said.",
        {"Seromi Okano": "JPN"},
    ),
    "U.S without its second stop": ("U.S Secretary of Commerce John Miller arrived.", {"John Miller": "USA"}),
    "the place at the head of the sentence": (
        "In Quito, President Ramon Diaz thanked Brazil and Chile.",
        {"Ramon Diaz": "ECU"},
    ),
    "another holds the American office": (
        "Treasury Secretary Mario Rossi of the bank's client met U.S. Treasury Secretary James Miller. Argentina owes money.",
        {"Mario Rossi": "ARG", "James Miller": "USA"},
    ),
    "a party that is the state": (
        "Kim Yong Sun, secretary of the Workers' Party of Korea, arrived.",
        {"Kim Yong Sun": "PRK"},
    ),
    "a nickname in quotation marks": (
        'Malian President Ali "Ben" Toure arrived. Toure said little.',
        {'Ali "Ben" Toure': "MLI"},
    ),
    "a short form with its particle": (
        "Angolan President Jose Eduardo dos Santos arrived. Dos Santos said little.",
        {"Jose Eduardo dos Santos": "AGO"},
    ),
    # capitals
    "capitals": (
        "NORWEGIAN FOREIGN MINISTER ANN LEE MET MALIAN PRESIDENT ALI TOURE ON MONDAY AND DISCUSSED FISHERIES WITH HIM.",
        {"Ann Lee": "NOR", "Ali Toure": "MLI"},
    ),
}
NOBODY = {
    "former": "The former Norwegian foreign minister Ann Lee spoke.",
    "no state": "The engineer Ann Lee spoke about Norway.",
    "a rebel of a known name": "Rebel leader Laurent Kabila spoke about Zaire.",
    "a place": "The summit in Prince Edward Island ended. Norway was there.",
    "a newspaper": "The Washington Post reported it.",
    "a treaty": "The Lisbon Treaty entered into force in Norway.",
    "contact line": "Media contact: Minister Ann Lee's office, Norway, tel. 02 6277 1234",
}


@pytest.mark.parametrize(("text", "wanted"), ACTS_FOR.values(), ids=ACTS_FOR.keys())
def test_officials_act_for(text: str, wanted: dict[str, str]) -> None:
    assert people(text) == wanted


@pytest.mark.parametrize("text", NOBODY.values(), ids=NOBODY.keys())
def test_no_official(text: str) -> None:
    assert people(text) == {}
