"""What is reported, read from what was counted."""

from analytics_service.infrastructure.dashboard_report import DashboardReport
from analytics_service.infrastructure.sales_reports import SalesReports
from analytics_service.infrastructure.shown_reports import ShownReports
from analytics_service.infrastructure.visit_reports import VisitReports


class SqlReports(DashboardReport, SalesReports, VisitReports, ShownReports):
    """`Reports` on PostgreSQL."""
