"""Which metrics a PromQL expression reads."""

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
    for noise in (_STRINGS, _SELECTORS, _RANGES, _LABEL_LISTS):
        expr = noise.sub(" ", expr)
    return {name for name in _NAMES.findall(expr) if name.lower() not in _KEYWORDS}


def families(names: set[str]) -> set[str]:
    """With every name that a histogram of that name exports."""
    return names | {name + suffix for name in names for suffix in _HISTOGRAM}
