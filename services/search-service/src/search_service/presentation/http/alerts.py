"""Alerts: asked for by anybody, confirmed in the mailbox, listed by who was signed in."""

from functools import partial
from uuid import UUID

from fastapi import APIRouter, Depends, Request, Response

from search_service.application.request_alert import Wish
from search_service.domain.catalogue import DEFAULT_LOCALE
from search_service.domain.price_errors import (
    AlertLinkExpired,
    AlertNotFound,
    CurrencyOfAlert,
    ProductNotCompared,
    TooManyAlerts,
    VariantNotOfProduct,
)
from search_service.presentation.http.alert_answers import AlertAnswer, AlertBody, AlertTokenBody
from search_service.presentation.http.dependencies import LocaleQuery
from search_service.presentation.http.price_dependencies import Compared
from servicekit.client_address import client_address
from servicekit.documented import Tag
from servicekit.identity import CustomerCaller, Kind, OptionalCaller
from servicekit.limits import limit
from servicekit.pages import Page, PageQuery
from servicekit.problems import problems

router = APIRouter(
    prefix="/search/alerts", tags=[Tag("Alerts", "Somebody is told once when a price falls, or something is back.")]
)
_asking = Depends(limit("ask for alerts", times=120, per_seconds=60, by="address", shared=True))
_following = Depends(limit("follow alert links", times=60, per_seconds=60, by="address"))
_own = Depends(limit("own alerts", times=120, per_seconds=60))


@router.post(
    "",
    status_code=202,
    response_class=Response,
    responses=problems(TooManyAlerts, CurrencyOfAlert, ProductNotCompared, VariantNotOfProduct),
    dependencies=[_asking],
)
async def request_alert(body: AlertBody, caller: OptionalCaller, request: Request, prices: Compared) -> None:
    """Ask to be told. The mailbox gets one link to confirm by, and nothing else until it is followed, for three days.

    The answer is always the same: it does not show what a mailbox has. A hundred alerts are kept for one.
    """
    person = caller.id if caller is not None and caller.kind in (Kind.CUSTOMER, Kind.STAFF) else None
    wish = Wish(
        body.product_id,
        body.variant_id,
        body.kind,
        body.threshold.to_domain() if body.threshold else None,
        body.email,
        body.locale or "en",
        person,
    )
    await prices.request_alert(wish, client_address(request))


@router.post("/confirm", status_code=204, responses=problems(AlertLinkExpired), dependencies=[_following])
async def confirm_alerts(body: AlertTokenBody, prices: Compared) -> None:
    """Confirm every alert that waits in the mailbox to which the link was sent."""
    await prices.follow_alert_link.confirm(body.token)


@router.post("/unsubscribe", status_code=204, responses=problems(AlertLinkExpired), dependencies=[_following])
async def unsubscribe_alert(body: AlertTokenBody, prices: Compared) -> None:
    """End the alert that the mail was about; nobody need sign in for that."""
    await prices.follow_alert_link.unsubscribe(body.token)


@router.get("", dependencies=[_own])
async def list_own_alerts(
    caller: CustomerCaller, prices: Compared, page: PageQuery, locale: LocaleQuery = DEFAULT_LOCALE
) -> Page[AlertAnswer]:
    """What the caller asked for while signed in, the newest first."""
    seen = page.after(UUID)
    alerts = await prices.alert_queries.alerts_of(caller.id, page.limit + 1, seen[0] if seen else None, locale)
    item = partial(AlertAnswer.of, currency=prices.currency)
    return Page.of(alerts, page, key=lambda own: (own.alert.id,), item=item)


@router.delete("/{alert_id}", status_code=204, responses=problems(AlertNotFound), dependencies=[_own])
async def remove_alert(alert_id: UUID, caller: CustomerCaller, prices: Compared) -> None:
    """End one of them."""
    await prices.remove_alert(alert_id, caller.id)
