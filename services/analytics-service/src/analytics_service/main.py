"""Wires analytics-service; the only file that knows every layer."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial

from fastapi import FastAPI

from analytics_service.application import Application, Ports, assemble
from analytics_service.application.reporting import Reporting
from analytics_service.config.settings import AnalyticsSettings
from analytics_service.infrastructure import intake_metrics
from analytics_service.infrastructure.days_of_zone import DaysOfZone, ask_for_zone
from analytics_service.infrastructure.event_store import EventStore
from analytics_service.infrastructure.event_stream import EventStream
from analytics_service.infrastructure.intake import Intake
from analytics_service.infrastructure.live import LiveFeed
from analytics_service.infrastructure.person_marks import PersonMarks
from analytics_service.infrastructure.reports import SqlReports
from analytics_service.infrastructure.retention import Retention
from analytics_service.infrastructure.unit_of_work import AnalyticsUnitOfWork
from analytics_service.presentation.consumers import order_handlers, product_handlers, user_handlers
from analytics_service.presentation.http import (
    behaviour,
    event_metrics,
    events,
    exports,
    live,
    reports,
    shown,
    vitals_metrics,
)
from analytics_service.presentation.http.bots import Crowds
from servicekit.app import create_app as servicekit_app
from servicekit.messaging import Lease
from servicekit.platform import Platform, Service
from servicekit.server import serve
from servicekit.sse import StreamSlots

SERVICE = Service(
    name="analytics-service",
    title="Souk analytics",
    description="What shoppers do, what is sold, and the reports of both.",
    path="/analytics",
)
_DAYS_LEASE_SECONDS = 30.0
ROUTERS = (events.router, shown.router, reports.router, behaviour.router, live.router, exports.router)


def create_app(settings: AnalyticsSettings) -> FastAPI:
    """The application; everything it needs is opened in its lifespan."""

    @asynccontextmanager
    async def lifespan(app: FastAPI, platform: Platform) -> AsyncIterator[None]:
        app.state.crowds = Crowds(address_factor=settings.limits.address_factor)
        app.state.application = start(platform, settings)
        app.state.reporting = Reporting(
            SqlReports(platform.database, settings.currency, settings.time_zone), settings.currency, platform.clock
        )
        app.state.live = LiveFeed(platform.valkey, platform.database, settings.currency, platform.clock)
        app.state.live_slots = StreamSlots(address_factor=settings.limits.address_factor)
        yield

    return servicekit_app(SERVICE, settings, routers=ROUTERS, lifespan=lifespan)


def start(platform: Platform, settings: AnalyticsSettings) -> Application:
    """Put the use cases on their ports, and begin the background work."""
    for metrics in (vitals_metrics, event_metrics, intake_metrics):
        metrics.count_from_zero()
    database, mark_of = platform.database, PersonMarks(settings.person_key).mark_of
    stream = EventStream(platform.valkey, settings.most_batches_waiting)
    application = assemble(
        Ports(
            unit_of_work=lambda: AnalyticsUnitOfWork(database, SERVICE.name, settings.currency),
            waiting=stream,
            mark_of=mark_of,
            clock=platform.clock,
        )
    )
    platform.consume("souk.orders", {}, together=order_handlers(application, mark_of))
    platform.consume("souk.products", product_handlers(application))
    platform.consume("souk.users", user_handlers(application))
    kept = settings.kept
    retention = Retention(database, platform.clock, kept.events_days, kept.visitors_days)
    begin = partial(ask_for_zone, database, settings.time_zone)
    platform.background("event intake", Intake(database, stream, EventStore(), [begin, retention.make_days]).run)
    days = DaysOfZone(database, settings.currency, platform.clock, Lease(database, "days", _DAYS_LEASE_SECONDS).held)
    platform.every("days", days, seconds=60)
    platform.every("retention of events", retention.keep, seconds=3600)
    platform.every("intake gauges", partial(intake_metrics.measure_waiting, database, stream), seconds=15)
    return application


def main() -> None:
    """Serve HTTP and work in the background until SIGTERM; exits 2 with a sentence on a refused configuration."""
    serve(SERVICE, AnalyticsSettings, create_app)


if __name__ == "__main__":
    main()
