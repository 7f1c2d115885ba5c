"""Marked places in files that people write: from a comment `services.yaml: NAME` to a comment `end`."""

import re
from collections.abc import Mapping

_PLACE = re.compile(
    r"^(?P<open>(?P<indent>[ \t]*)(?:#|<!--) services\.yaml: (?P<name>[a-z-]+)\b.*\n)"
    r"(?:.*\n)*?(?P<close>[ \t]*(?:#|<!--) end\b)",
    re.MULTILINE,
)


class PlaceMissing(ValueError):
    """A file lacks a marked place; a sentence that says which."""


def with_places(file: str, text: str, places: Mapping[str, str]) -> str:
    """`text` with what belongs into each place, at its indentation. Raises PlaceMissing."""
    found = {each["name"] for each in _PLACE.finditer(text)}
    if lacking := set(places) - found:
        raise PlaceMissing(f"{file} lacks the comments `services.yaml: {lacking.pop()}` and `end` around their place")

    def fill(place: re.Match[str]) -> str:
        lines = places[place["name"]].strip("\n").splitlines()
        body = "".join(f"{place['indent']}{line}\n" if line else "\n" for line in lines)
        return place["open"] + body + place["close"]

    return _PLACE.sub(fill, text)
