"""Durations as Kubernetes writes them: 720h, 1h30m, 45s, or plain seconds."""

import re
from datetime import UTC, datetime, timedelta

_PART = re.compile(r"(\d+)(h|m|s)")
_WHOLE = re.compile(r"(?:\d+[hms])+")
_UNITS = {"h": 3600, "m": 60, "s": 1}
_LONGEST = timedelta(days=36_500)
_MOST_DIGITS = 9


class InvalidDuration(ValueError):
    """The text is no duration such as `90s` or `1h30m`."""


def duration(text: str | int) -> timedelta:
    """The span that `text` names, at most a hundred years: no more can be added to a moment. Raises InvalidDuration."""
    word = f"{text}s" if str(text).isdigit() else str(text)
    if not _WHOLE.fullmatch(word):
        raise InvalidDuration(f"{word!r} is no duration; write 720h, 90m, 30s or 1h30m")
    parts = [(count.lstrip("0") or "0", unit) for count, unit in _PART.findall(word)]
    if any(len(count) > _MOST_DIGITS for count, _ in parts):
        return _LONGEST
    return min(_LONGEST, timedelta(seconds=sum(int(count) * _UNITS[unit] for count, unit in parts)))


def timestamp(moment: datetime) -> str:
    """RFC 3339 in UTC, whole seconds, as Kubernetes writes it."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def moment(text: str | None) -> datetime | None:
    """The moment of a timestamp; None for none or for what is not one."""
    try:
        return datetime.fromisoformat(text) if text else None
    except ValueError:
        return None
