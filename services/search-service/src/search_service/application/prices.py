"""Everything that price comparison can do."""

from dataclasses import dataclass
from datetime import timedelta

from search_service.application.alert_ports import AlertGuard, AlertQueries, AlertUnitsOfWork
from search_service.application.change_sellers import ChangeSeller, MakeSeller, RemoveSeller
from search_service.application.decide_feed import DecideFeed
from search_service.application.mail_alerts import MailAlerts
from search_service.application.match_offers import DecideMatch, FollowCatalogue, MatchOffers
from search_service.application.price_ports import MatchingLooks, PriceQueries, ReadFile, UnitsOfWork
from search_service.application.price_reads import ComparisonReads
from search_service.application.request_alert import FollowAlertLink, ForgetAlerts, RemoveAlert, RequestAlert
from search_service.application.take_feed import TakeFeed
from servicekit.domain import Clock


@dataclass(frozen=True, slots=True)
class Prices:
    """The list of everything this half of the service can do."""

    make_seller: MakeSeller
    change_seller: ChangeSeller
    remove_seller: RemoveSeller
    take_feed: TakeFeed
    decide_feed: DecideFeed
    match_offers: MatchOffers
    follow_catalogue: FollowCatalogue
    decide_match: DecideMatch
    request_alert: RequestAlert
    follow_alert_link: FollowAlertLink
    remove_alert: RemoveAlert
    forget_alerts: ForgetAlerts
    mail_alerts: MailAlerts
    alert_queries: AlertQueries
    currency: str
    """In which prices are compared (ISO 4217)."""
    reads: ComparisonReads
    queries: PriceQueries


@dataclass(frozen=True, slots=True)
class PricePorts:
    """What it stands on."""

    unit_of_work: UnitsOfWork
    alert_units: AlertUnitsOfWork
    alert_queries: AlertQueries
    guard: AlertGuard
    queries: PriceQueries
    reads: ComparisonReads
    looks: MatchingLooks
    read_file: ReadFile
    clock: Clock


@dataclass(frozen=True, slots=True)
class PriceRules:
    """What a shop decides: its name in mails, where links in them lead, and its currency (ISO 4217).

    What changed in the catalogue is looked at once it is `settled_after` old.
    """

    shop: str
    public_url: str
    currency: str
    settled_after: timedelta


def assemble_prices(ports: PricePorts, rules: PriceRules) -> Prices:
    """Put the use cases on their ports."""
    units, clock, currency = ports.unit_of_work, ports.clock, rules.currency
    alert_units, queries = ports.alert_units, ports.alert_queries
    return Prices(
        make_seller=MakeSeller(units, clock),
        change_seller=ChangeSeller(units),
        remove_seller=RemoveSeller(units, clock),
        take_feed=TakeFeed(units, ports.read_file, clock),
        decide_feed=DecideFeed(units, clock),
        match_offers=MatchOffers(units, ports.looks, clock),
        follow_catalogue=FollowCatalogue(units, ports.looks, rules.settled_after, clock),
        decide_match=DecideMatch(units, clock),
        request_alert=RequestAlert(alert_units, queries, ports.guard, currency, rules.public_url, clock),
        follow_alert_link=FollowAlertLink(alert_units, clock),
        remove_alert=RemoveAlert(alert_units),
        forget_alerts=ForgetAlerts(alert_units),
        mail_alerts=MailAlerts(alert_units, queries, currency, rules.public_url, rules.shop, clock),
        alert_queries=queries,
        currency=currency,
        reads=ports.reads,
        queries=ports.queries,
    )
