"""What routes are handed."""

from datetime import date
from typing import Annotated

from fastapi import Depends, Query, Request

from analytics_service.application import Application
from analytics_service.application.reporting import Reporting
from analytics_service.domain.errors import InvalidPeriod
from analytics_service.domain.periods import MOST_DAYS, Period
from commerce.bodies import Locale
from servicekit.documented import Contract, adds
from servicekit.identity import permitted
from servicekit.limits import limit

READ = "analytics.read"
reading = Depends(permitted(READ))
staff_limit = Depends(limit("reports", times=300, per_seconds=60))
export_limit = Depends(limit("report-exports", times=20, per_seconds=60))


async def _application(request: Request) -> Application:
    application: Application = request.app.state.application
    return application


async def _reporting(request: Request) -> Reporting:
    reporting: Reporting = request.app.state.reporting
    return reporting


App = Annotated[Application, Depends(_application)]
Reported = Annotated[Reporting, Depends(_reporting)]


@adds(Contract(refusals=(InvalidPeriod,)))
async def _period(
    reporting: Reported,
    first: Annotated[
        date | None, Query(alias="from", description="The first day, in the shop's time zone; 30 days if not said")
    ] = None,
    last: Annotated[
        date | None,
        Query(alias="to", description=f"The last day, today if not said; at most {MOST_DAYS} days are a period"),
    ] = None,
    days: Annotated[int | None, Query(ge=1, le=MOST_DAYS, description="How many days, instead of `from`")] = None,
) -> Period:
    return await reporting.period(first, last, days)


PeriodQuery = Annotated[Period, Depends(_period)]
FewQuery = Annotated[int, Query(ge=1, le=100, description="How many at most")]
LocaleQuery = Annotated[
    Locale, Query(alias="locale", description="Names in this locale, else the next wider one, else the shop's default")
]
