"""The five dashboards, one module each."""

from observability.boards import business, checkout, database, platform, service
from observability.panels import Dashboard

DASHBOARDS: tuple[Dashboard, ...] = (
    platform.DASHBOARD,
    service.DASHBOARD,
    checkout.DASHBOARD,
    database.DASHBOARD,
    business.DASHBOARD,
)
