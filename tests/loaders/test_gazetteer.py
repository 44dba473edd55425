"""The gazetteer is complete, agrees with what others keep, and refuses keys it does not know."""

import warnings
from collections import Counter

import pycountry
import pytest

with warnings.catch_warnings():  # its import of pkg_resources is deprecated
    warnings.simplefilter("ignore")
    from countryinfo import CountryInfo

from graph.errors import OntologyError
from loaders import gazetteer, language
from loaders.mentions.marks import Finder, Names

# Territories and dependencies of ISO 3166 that act for no state of their own.
DEPENDENCIES = frozenset(
    """ABW AIA ALA ASM ATA ATF BES BLM BMU BVT CCK CUW CXR CYM FLK GGY GIB GLP GUF GUM HMD IMN IOT JEY MAF MNP MSR MTQ MYT NCL NFK
    PCN PYF REU SGS SHN SJM SPM SXM TCA TKL UMI VGB VIR WLF""".split()
)
OBSERVERS_AND_OTHERS = frozenset("PSE VAT TWN XKX HKG MAC COK NIU ESH PRI GRL FRO".split())
OTHER_DEMONYM = frozenset({"HKG", "MAC", "MMR", "KNA", "DJI"})  # theirs are another's, or none
NO_CAPITAL = frozenset({"PSE", "HKG", "ESH"})  # disputed, or none
HISTORIC = {
    1950: ["SUN", "YUG", "CSK", "DDR", "FRG", "CEY", "TRS", "SAA", "MLY", "TIB"],
    1960: ["UAR", "RVN", "VDR", "KTG", "DHY", "RHN"],
    1968: ["BIA", "RHO", "YMD", "YAR"],
    1975: ["ZAR", "HVO", "KHR", "SKM", "BUR"],
    1980: ["KAM", "TRK", "BOP", "VND"],
    1993: ["CYN", "ABK", "OSS", "PMR", "SOL", "NKR", "RSK", "ICH"],
    2004: ["SCG"],
}


@pytest.fixture(scope="module")
def finder() -> Finder:
    return Finder(language.pipeline())


def read(finder: Finder, text: str, year: int = 2019) -> list[str]:
    doc = language.pipeline()(text)
    marks = Names(finder, [doc], year).marks(doc)
    return [marks[i].id for i in sorted(marks) if marks[i].start == i]


def test_every_state_of_iso_3166_is_there() -> None:
    known = {state.id for state in gazetteer.states()}
    wanted = {country.alpha_3 for country in pycountry.countries} - DEPENDENCIES
    assert wanted <= known
    assert known >= OBSERVERS_AND_OTHERS


def test_ids_of_today_are_iso_codes_and_others_name_the_code_of_today() -> None:
    codes = {country.alpha_3 for country in pycountry.countries} | {"XKX"}
    for state in gazetteer.states():
        assert state.iso3 is None or state.iso3 in codes, state.id
        assert state.iso3 == state.id or state.years or state.id in codes, state.id


def test_formal_names_and_capitals_and_demonyms_agree_with_others(finder: Finder) -> None:
    wrong = []
    for country in pycountry.countries:
        if country.alpha_3 in DEPENDENCIES:
            continue
        state = next(s for s in gazetteer.states() if s.id == country.alpha_3)
        formal = getattr(country, "official_name", country.name).removeprefix("the ")
        if not set(",(") & set(formal) and formal not in state.names and f"the {formal}" not in state.names:
            wrong.append(formal)
        try:
            info = CountryInfo(country.alpha_3)
            capital, demonym = info.capital(), info.demonym()
        except KeyError:
            continue
        bare = capital.replace(" D.C.", "").replace(" State", "")
        if capital and country.alpha_3 not in NO_CAPITAL and bare not in (*state.seats, *state.names):
            wrong.append(f"{state.id} {capital}")
        first = demonym.split(",")[0] if demonym else ""
        if first and first not in state.demonyms and country.alpha_3 not in OTHER_DEMONYM:
            wrong.append(f"{state.id} {first}")
    assert sorted(set(wrong)) == []


@pytest.mark.parametrize(("year", "ids"), HISTORIC.items())
def test_historic_and_disputed_states_stand_in_their_years(year: int, ids: list[str]) -> None:
    standing = {state.id for state in gazetteer.states() if state.years and state.stood_in(year)}
    assert set(ids) <= standing


def test_at_least_150_intergovernmental_organisations_have_short_names() -> None:
    short = [names for names in gazetteer.organizations() if len(names) > 1]
    assert len(short) >= 150


def test_no_form_is_given_twice_to_one_entity_or_to_two_organisations() -> None:
    for state in gazetteer.states():
        twice = [form for form, n in Counter((*state.names, *state.demonyms, *state.seats)).items() if n > 1]
        assert set(twice) <= {*state.names} & {*state.seats, *state.demonyms}, state.id
    forms = Counter(form for names in gazetteer.organizations() for form in names)
    assert [form for form, n in forms.items() if n > 1] == []


MEANT = [
    ("The Kremlin thanked the White House.", 2019, ["RUS", "USA"]),
    ("Downing Street and the Quai d'Orsay agreed.", 2019, ["GBR", "FRA"]),
    ("Moscow spoke for the Soviet Union.", 1985, ["SUN", "SUN"]),
    ("Moscow spoke for Russia.", 2019, ["RUS", "RUS"]),
    ("Bonn answered.", 1985, ["FRG"]),
    ("Bonn answered.", 1998, ["DEU"]),
    ("The Congolese army left Kinshasa.", 2019, ["COD", "COD"]),
    ("The Congolese army left Brazzaville.", 2019, ["COG", "COG"]),
    ("The Dominican prime minister returned to Roseau.", 2019, ["DMA", "DMA"]),
    ("North Korea and the Korean side.", 2019, ["PRK", "PRK"]),
    ("Turkish Cypriots and Greek Cypriots.", 2019, ["CYN", "CYP"]),
    ("The CÔTE D'IVOIRE delegation.", 2019, ["CIV"]),
    ("The Republic of Korea and the Democratic People’s Republic of Korea.", 2019, ["KOR", "PRK"]),
    ("New Mexico, South Georgia and the Washington Post.", 2019, []),
    ("The U.N. Security Council and the Arab League.", 2019, ["UN Security Council", "Arab League"]),
    ("The Viet Nam delegation met the Lao PDR.", 2019, ["VNM", "LAO"]),
    ("Zaire and Kampuchea voted.", 1985, ["ZAR", "KAM"]),
    ("Sino-Russian trade and the Franco-German brigade.", 2019, ["CHN", "RUS", "FRA", "DEU"]),
]


@pytest.mark.parametrize(("text", "year", "ids"), MEANT, ids=[f"{text} {year}" for text, year, _ in MEANT])
def test_a_name_means_the_state_of_its_time_and_text(finder: Finder, text: str, year: int, ids: list[str]) -> None:
    assert read(finder, text, year) == ids


def test_an_unknown_key_is_named_with_its_file(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = {"states": {"XXX": {"iso3": "XXX", "names": ["X"], "colour": "red"}}, "ignored": {}}
    monkeypatch.setattr(gazetteer, "_load", lambda file: raw)
    gazetteer.states.cache_clear()
    try:
        with pytest.raises(OntologyError, match=r"states\.toml: XXX: unknown keys colour: use iso3"):
            gazetteer.states()
    finally:
        gazetteer.states.cache_clear()


def test_known_things_are_of_states_that_the_gazetteer_has_and_each_name_is_of_one() -> None:
    states = {state.id for state in gazetteer.states()}
    names = Counter(name for thing in gazetteer.known_things() for name in thing.names)
    assert {key for thing in gazetteer.known_things() for key in thing.parties} <= states
    assert [name for name, count in names.items() if count > 1] == []
