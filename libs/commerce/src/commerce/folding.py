"""Text as it is compared: what is stored and what is asked for are folded alike, so that the two always meet.

PostgreSQL cannot fold (ADR 0032).
"""

import unicodedata

from anyascii import anyascii


def folded(text: str) -> str:
    """`text` without case, accents and the like: "Crème Brûlée" → "creme brulee", "Ørsted" → "orsted"."""
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    bare = "".join(character for character in decomposed if not "\u0300" <= character <= "\u036f")
    return "".join(map(_plain, unicodedata.normalize("NFC", bare)))


def _plain(character: str) -> str:
    """Letters that are no accented ones, such as ø, ł and æ, in letters that everybody can type."""
    is_latin = "\u00c0" <= character <= "\u024f" or "\u1e00" <= character <= "\u1eff"
    return anyascii(character).lower() if is_latin else character
