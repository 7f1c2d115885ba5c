"""Text is folded alike when it is stored and when it is asked for."""

import unicodedata

import pytest

from commerce.folding import folded


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Crème Brûlée", "creme brulee"),
        (unicodedata.normalize("NFD", "Crème Brûlée"), "creme brulee"),
        ("SMÖRGÅS", "smorgas"),
        ("Ørsted Łódź Æble STRASSE Straße", "orsted lodz aeble strasse strasse"),
        ("ＷｉＦｉ ﬁne ½ ™", "wifi fine 1\u20442 tm"),
        ("Ёлка Ὀδύσσεια", "елка οδυσσεια"),
        ("ガラス 한국", "カラス 한국".replace("カ", "ガ")),
        ("हिन्दी", "हिन्दी"),
        ("İstanbul ışık", "istanbul isik"),
    ],
)
def test_case_accents_and_widths_make_no_difference(text: str, expected: str) -> None:
    assert folded(text) == expected
    assert folded(folded(text)) == folded(text)
