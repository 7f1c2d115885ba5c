"""What browsers tell, as metrics: every label is one of a few words."""

import logging
from typing import Final

from prometheus_client import Counter, Histogram

from analytics_service.presentation.http.vitals_bodies import Device, PageKind, PageVitalsBody, VitalName

logger = logging.getLogger(__name__)

_SECONDS = (0.1, 0.2, 0.5, 0.8, 1.8, 2.5, 4.0, 10.0)
_SHIFTS = (0.01, 0.05, 0.1, 0.15, 0.25, 1.0)
VITALS: Final = Histogram(
    "web_vital_seconds", "Web vitals of the shop's pages in browsers.", ("vital", "page", "device"), buckets=_SECONDS
)
SHIFTS: Final = Histogram(
    "web_layout_shift", "Cumulative layout shift of the shop's pages in browsers.", ("page", "device"), buckets=_SHIFTS
)
SCRIPT_ERRORS: Final = Counter("web_script_errors_total", "Errors of JavaScript that nobody caught.", ("page",))
VIOLATIONS: Final = Counter(
    "web_csp_violations_total", "What the Content-Security-Policy of the pages forbade.", ("directive",)
)
_DIRECTIVES: Final = frozenset({
    "script-src", "script-src-elem", "script-src-attr", "style-src", "style-src-elem", "style-src-attr", "img-src",
    "font-src", "connect-src", "frame-src", "frame-ancestors", "form-action", "base-uri", "object-src", "worker-src",
    "manifest-src", "media-src", "default-src",
})  # fmt: skip
_OTHER: Final = "other"


def count_from_zero() -> None:
    """Prometheus sees no rise in a counter that begins with its first event."""
    for page in PageKind:
        SCRIPT_ERRORS.labels(page.value)
    for directive in (*_DIRECTIVES, _OTHER):
        VIOLATIONS.labels(directive)


def count_vitals(told: PageVitalsBody) -> None:
    """Count what one page told; errors and violations are in the log too, for whoever looks for their cause."""
    for vital in told.vitals:
        _observe(vital.name, vital.value, told.page, told.device)
    for error in told.errors:
        SCRIPT_ERRORS.labels(told.page.value).inc()
        logger.warning(
            "a browser tells of an error",
            extra={"page": told.page.value, "reason": error.message, "script": error.source, "line": error.line},
        )
    for violation in told.violations:
        VIOLATIONS.labels(violation.directive if violation.directive in _DIRECTIVES else _OTHER).inc()
        logger.warning(
            "a browser tells of a violation of the Content-Security-Policy",
            extra={"page": told.page.value, "directive": violation.directive, "blocked": violation.blocked},
        )


def _observe(name: VitalName, value: float, page: PageKind, device: Device) -> None:
    if name is VitalName.CLS:
        SHIFTS.labels(page.value, device.value).observe(value)
    else:
        VITALS.labels(name.value, page.value, device.value).observe(value / 1000)
