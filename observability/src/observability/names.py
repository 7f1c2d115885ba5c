"""Which metrics a PromQL expression reads, and how it reads fewer of their series."""

import re

_STRINGS = re.compile(r'"(?:\\.|[^"\\])*"|\'(?:\\.|[^\'\\])*\'')
_SELECTORS = re.compile(r"\{[^}]*\}")
_RANGES = re.compile(r"\[[^\]]*\]|\boffset\s+\S+")
_LABEL_LISTS = re.compile(r"\b(by|without|on|ignoring|group_left|group_right)\s*\([^)]*\)")
_NAMES = re.compile(r"(?<![\w:.$])[a-zA-Z_:][\w:]*(?!\s*\()(?![\w:])")
_KEYWORDS = frozenset(("and", "or", "unless", "bool", "by", "on", "without", "ignoring", "inf", "nan"))
_HISTOGRAM = ("_bucket", "_count", "_sum")


def metrics_in(expr: str) -> set[str]:
    """The names of all series that the expression selects; recording rules' too.

    >>> sorted(metrics_in('sum by (job) (rate(a_total{x="b"}[5m])) / on (job) max(job:c:rate1h offset 1d)'))
    ['a_total', 'job:c:rate1h']
    """
    return {expr[place] for place in _places(expr)}


def narrowed(expr: str, matcher: str) -> str:
    """With the matcher in every selector.

    >>> narrowed('sum by (job) (rate(a_total{x="b"}[5m])) / c', 'd="e"')
    'sum by (job) (rate(a_total{d="e",x="b"}[5m])) / c{d="e"}'
    """
    for place in reversed(_places(expr)):
        name, rest = expr[: place.stop], expr[place.stop :]
        expr = f"{name}{{{matcher},{rest[1:]}" if rest.startswith("{") else f"{name}{{{matcher}}}{rest}"
    return expr


def _places(expr: str) -> list[slice]:
    """Where the names of series stand."""
    for noise in (_STRINGS, _SELECTORS, _RANGES, _LABEL_LISTS):
        expr = noise.sub(lambda found: " " * len(found.group()), expr)
    return [slice(*each.span()) for each in _NAMES.finditer(expr) if each.group().lower() not in _KEYWORDS]


def families(names: set[str]) -> set[str]:
    """With every name that a histogram of that name exports."""
    return names | {name + suffix for name in names for suffix in _HISTOGRAM}
