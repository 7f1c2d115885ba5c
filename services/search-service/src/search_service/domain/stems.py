"""What forms of a word have in common, by language: Snowball for European ones, light10 for Arabic.

A word of another language is its own stem. Stop words are indexed, and left out of what is asked for unless nothing
else is there.
"""

import re
from functools import cache, lru_cache
from typing import Any, Final, cast

import snowballstemmer

DEFAULT_LANGUAGE: Final = "en"
_SNOWBALL: Final = {
    "en": "english",
    "fr": "french",
    "de": "german",
    "es": "spanish",
    "it": "italian",
    "nl": "dutch",
    "pt": "portuguese",
}
_STOP_WORDS: Final = {
    "en": "a an and any anything are as at be buy by can do find for from get have i in is it its like looking"
    " me my need of on one or our s some somebody someone something t that the their this to want was we"
    " what which with you your",
    "fr": "a acheter au aux avec besoin c ce ces cette cherche chose d dans de des du elle en et il j je l la"
    " le les leur m ma mes mon n ne nos notre nous on ou par pas pour qu que quelque qui s sa se ses son"
    " sur t un une vos votre vous y",
    "de": "als am an auf aus bei brauche das dem den der des die ein eine einem einen einer er es etwas fur im"
    " in ist kaufen mein mit nach oder sie suche um und vom von was wir zu zum zur",
    "es": "a al algo busco comprar con de del el en es la las lo los mi mis necesito o para por que quiero se"
    " sin su sus un una unas unos y",
    "ar": "في من على عن الي مع او و هذا هذه التي الذي ما لا هل كل بين عند لي شيء اريد",
}
# Larkey, Ballesteros, Connell: "Light Stemming for Arabic Information Retrieval" (2007), light10.
_ARTICLES: Final = ("وال", "بال", "كال", "فال", "لل", "ال", "و")
_ENDINGS: Final = ("ها", "ان", "ات", "ون", "ين", "يه", "ه", "ي")
_SHORTEST_ARABIC: Final = 2
_FRENCH_PLURAL: Final = re.compile(r"(?<=\w{3})[sx]$")


@lru_cache(maxsize=65_536)
def stem(word: str, language: str) -> str:
    """The stem of a plain word: "guitars" → "guitar" (en), "velos" → "velo" (fr), "والسماعات" → "سماع" (ar)."""
    if language == "ar":
        return _light10(word)
    name = _SNOWBALL.get(language)
    if name is None or not word.isalpha():
        return word
    stemmed = cast("str", _stemmer(name).stemWord(word))
    # Snowball leaves the s of vélos and the x of châteaux to other rules; folded accents keep those from applying.
    return _FRENCH_PLURAL.sub("", stemmed) if language == "fr" else stemmed


def is_stop_word(word: str, language: str) -> bool:
    """Whether the word says nothing about what is looked for."""
    return word in _stop_words(language)


@cache
def _stop_words(language: str) -> frozenset[str]:
    return frozenset(_STOP_WORDS.get(language, "").split())


@cache
def _stemmer(name: str) -> Any:
    return snowballstemmer.stemmer(name)


def _light10(word: str) -> str:
    for article in _ARTICLES:
        if word.startswith(article) and len(word) - len(article) > _SHORTEST_ARABIC - (article != "و"):
            word = word[len(article) :]
            break
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_ARABIC:
            word = word[: -len(ending)]
    return word
