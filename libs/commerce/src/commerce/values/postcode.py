"""What postcodes look like. A rule is shapes: `n` is a digit, `a` a letter, `x` either, the rest stands for itself.

A shopper may leave out or add blanks and hyphens, write small letters, other scripts' digits, and the country's code
before it or not: `ch - 8001` and `8001` are one postcode, and `00950` is Poland's `00-950`.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

_CLASSES = {"n": "[0-9]", "a": "[A-Z]", "x": "[0-9A-Z]"}
_BETWEEN = str.maketrans("", "", " \t-")
# The same as somebody types it: digits of every script, letters of either case, and after each what may stand between.
_TYPED = {"n": r"\p{Nd}", "a": "[A-Za-z]", "x": r"[\p{Nd}A-Za-z]"}
_GAP = r"[\s\p{Pd}]*"
_WORDS = {3: "three", 4: "four", 5: "five", 6: "six", 7: "seven"}


@dataclass(frozen=True, slots=True)
class PostcodeRule:
    """The shapes of one country's postcodes, the usual one first; `required` where no letter arrives without one."""

    shapes: tuple[str, ...]
    example: str
    required: bool

    @property
    def in_words(self) -> str:
        """For a sentence: "five digits", or "it as the post does" where the shape needs more words than an example."""
        digits = self.shapes[0]
        if len(self.shapes) == 1 and set(digits) == {"n"} and len(digits) in _WORDS:
            return f"{_WORDS[len(digits)]} digits"
        return "it as the post does"

    def written(self, text: str, country: str) -> str | None:
        """`text` as the post writes it; None if it is none of this country's postcodes."""
        bare = _bare(text)
        with_code = [shape for shape in self.shapes if shape.startswith(country)]
        tries = ((bare, self.shapes), (bare.removeprefix(country), self.shapes), (country + bare, with_code))
        for candidate, shapes in tries:
            for shape in shapes:
                if _pattern(shape).fullmatch(candidate):
                    return _spaced(candidate, shape)
        return None

    def pattern(self, country: str) -> str:
        """What a browser's `<input pattern>` lets somebody type for a postcode of `country`.

        ECMAScript's syntax; a browser anchors such a pattern and gives it the flag `v`. Of ASCII it takes exactly what
        `written` takes. Beyond it may take more: a digit that the shape names is any digit of another script.
        """
        code = f"(?:{''.join(map(_typed, country))})?"
        bare = (shape.translate(_BETWEEN) for shape in self.shapes)
        kinds = (
            f"{code}{_typed_run(shape.removeprefix(country))}" if shape.startswith(country) else _typed_run(shape)
            for shape in bare
        )
        return f"{_GAP}{code}(?:{'|'.join(kinds)})"


def _typed_run(shape: str) -> str:
    runs = ((_typed(one), len(list(run))) for one, run in groupby(shape))
    return "".join(part if times == 1 else f"(?:{part}){{{times}}}" for part, times in runs)


def _typed(one: str) -> str:
    if one in _TYPED:
        return _TYPED[one] + _GAP
    if one.isdecimal():
        return rf"(?:{one}|(?![0-9])\p{{Nd}}){_GAP}"
    return f"[{one}{one.lower()}]{_GAP}"


def _bare(text: str) -> str:
    """Capital letters and ASCII digits, without what stands between them."""
    if text.isascii():
        return text.upper().translate(_BETWEEN)
    plain = unicodedata.normalize("NFKC", text).upper()
    digits = (str(unicodedata.decimal(one)) if one.isdecimal() else one for one in plain)
    return "".join(one for one in digits if not one.isspace() and unicodedata.category(one) != "Pd")


@lru_cache(maxsize=512)
def _pattern(shape: str) -> re.Pattern[str]:
    return re.compile("".join(_CLASSES.get(one, one) for one in shape if one not in " -"))


def _spaced(bare: str, shape: str) -> str:
    rest = iter(bare)
    return "".join(one if one in " -" else next(rest) for one in shape)
