"""Filters by attributes, as lists and searches take them: `name:value`, any of a name's values, all of the names."""

from collections.abc import Iterable
from typing import Final

from servicekit.domain.errors import Invalid

MOST_VALUES: Final = 20
_MOST_NAMES: Final = 6
_LONGEST: Final = 200


class InvalidFilter(Invalid):
    """A filter that cannot be understood."""

    code = "invalid_filter"
    title = "A filter is written name:value, for at most 6 names and 20 values"


def by_name(pairs: Iterable[str]) -> dict[str, list[str]]:
    """Values by name, the same for whatever order they were given in; raises InvalidFilter."""
    found: dict[str, set[str]] = {}
    for pair in pairs:
        name, colon, value = pair.partition(":")
        if not (name and colon and value) or len(pair) > _LONGEST:
            raise InvalidFilter
        found.setdefault(name, set()).add(value)
    if len(found) > _MOST_NAMES:
        raise InvalidFilter
    return {name: sorted(values) for name, values in sorted(found.items())}
