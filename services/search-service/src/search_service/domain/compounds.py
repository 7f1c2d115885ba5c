"""Words that German and its neighbours write as one: a chair is in a Bürostuhl, and a Bürostuhl is a chair.

The last part says what a thing is, so only the ends of words are compared: a Stuhlbein is no chair.
"""

from typing import Final

COMPOUNDING: Final = frozenset(("de", "nl", "da", "sv", "nb", "nn", "no"))
"""The languages (ISO 639-1) whose words are looked at so."""
SHORTEST_END: Final = 4
_SHORTEST_BEGINNING: Final = 3
_LONGEST: Final = 32


def ends_of(stem: str) -> list[str]:
    """What may be the last word of a compound, the longest first: "burostuhl" → "ostuhl", "stuhl", "tuhl"."""
    if not stem.isalpha() or len(stem) > _LONGEST:
        return []
    return [stem[at:] for at in range(_SHORTEST_BEGINNING, len(stem) - SHORTEST_END + 1)]
