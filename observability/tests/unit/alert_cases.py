"""Every alerting rule's case, file by file."""

from alert_cases_analytics import ANALYTICS_CASES
from alert_cases_events import EVENT_CASES
from alert_cases_gateway import GATEWAY_CASES
from alert_cases_operator import OPERATOR_CASES
from alert_cases_purchases import PURCHASE_CASES
from alert_cases_search import SEARCH_CASES
from alert_cases_services import SERVICE_CASES
from alert_cases_slo import SLO_CASES
from alert_cases_synthetic import SYNTHETIC_CASES

CASES = (
    *SLO_CASES, *SERVICE_CASES, *EVENT_CASES, *PURCHASE_CASES, *GATEWAY_CASES, *SYNTHETIC_CASES, *OPERATOR_CASES,
    *SEARCH_CASES, *ANALYTICS_CASES,
)  # fmt: skip
