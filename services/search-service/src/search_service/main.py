"""Wires search-service; the only file that knows every layer."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path

from fastapi import FastAPI

from search_service.application import Application, Ports, assemble
from search_service.application.neighbour_ports import Embedder
from search_service.application.prices import PricePorts, PriceRules, Prices, assemble_prices
from search_service.application.request_alert import CONFIRM_MAIL
from search_service.config.settings import SearchSettings
from search_service.domain.price_errors import TooManyAlerts
from search_service.infrastructure.alerts_repository import AlertReads
from search_service.infrastructure.catalogue_client import CatalogueClient
from search_service.infrastructure.comparison_reads import SqlComparison
from search_service.infrastructure.feed_files import read_file
from search_service.infrastructure.index_reads import DatabaseIndexReads
from search_service.infrastructure.live_state import LiveState
from search_service.infrastructure.matching_repository import SETTLED_AFTER, MatchingLook
from search_service.infrastructure.own_embedder import OwnEmbedder
from search_service.infrastructure.price_housekeeping import keep_prices
from search_service.infrastructure.price_metrics import count_from_zero, measure_prices
from search_service.infrastructure.price_queries import PriceLists
from search_service.infrastructure.price_unit_of_work import PriceWakes, SqlPriceUnitOfWork
from search_service.infrastructure.query_vectors import QueryVectors
from search_service.infrastructure.remote_embedder import RemoteEmbedder
from search_service.infrastructure.searches import IndexSearches
from search_service.infrastructure.unit_of_work import SearchUnitOfWork, Wakes
from search_service.infrastructure.views import Views
from search_service.infrastructure.word_lists import WordLists
from search_service.presentation.consumers import order_handlers, product_handlers, user_handlers
from search_service.presentation.http import (
    administration,
    alerts,
    comparison,
    feeds,
    matches,
    price_desk,
    search,
    sellers,
)
from search_service.presentation.http.dependencies import KeptAnswers
from servicekit.app import create_app as servicekit_app
from servicekit.finished import ByteCache
from servicekit.limits import AddressGuard, Window, limit
from servicekit.mail import MailTemplates, send_mail
from servicekit.messaging import Lease
from servicekit.platform import Platform, Service
from servicekit.server import serve

SERVICE = Service(
    name="search-service",
    title="Souk search",
    description="Search by words and by meaning, similar products, and prices compared.",
    path="/search",
)
_REINDEX_LEASE_SECONDS = 60.0
_TEMPLATES = Path(__file__).parent / "templates"
# Of a client address, whether or not a mail goes out; what a mailbox gets is limited where mail goes out.
ALERTS_ASKED = (Window("alerts-asked-hour", 30, 3600), Window("alerts-asked-day", 100, 86_400))
MOST_CONFIRMATIONS = 3
"""Mails that ask a mailbox to confirm, in a day."""
ROUTERS = (
    search.router,
    administration.router,
    sellers.router,
    feeds.router,
    matches.router,
    price_desk.router,
    comparison.router,
    alerts.router,
)


def create_app(settings: SearchSettings) -> FastAPI:
    """The application; everything it needs is opened in its lifespan."""

    @asynccontextmanager
    async def lifespan(app: FastAPI, platform: Platform) -> AsyncIterator[None]:
        own, word_lists = OwnEmbedder(), WordLists()
        # Before anybody is served: the first search would wait for them.
        await asyncio.gather(own.load(), word_lists.load())
        cache = ByteCache()
        app.state.kept = KeptAnswers(cache)
        app.state.count_search = limit("search", times=settings.searches_per_minute, per_seconds=60)
        app.state.application = start(platform, settings, cache, own, word_lists)
        app.state.prices = start_prices(platform, settings)
        yield

    return servicekit_app(SERVICE, settings, routers=ROUTERS, lifespan=lifespan, upload_limit=feeds.UPLOAD_LIMIT)


def start_prices(platform: Platform, settings: SearchSettings) -> Prices:
    """Put the use cases on their ports, and begin the background work."""
    database, offers_changed, alerts_due = platform.database, asyncio.Event(), asyncio.Event()
    templates = mail_templates(settings)
    wake_mail = send_mail(platform, settings.mail, templates, per_mailbox={CONFIRM_MAIL: MOST_CONFIRMATIONS})
    wakes = PriceWakes(offers_changed.set, alerts_due.set, wake_mail)

    def unit_of_work() -> SqlPriceUnitOfWork:
        return SqlPriceUnitOfWork(database, SERVICE.name, settings.currency, wakes)

    count_from_zero()
    ports = PricePorts(
        unit_of_work=unit_of_work,
        alert_units=unit_of_work,
        alert_queries=AlertReads(database, Views(settings.media_base_url)),
        guard=AddressGuard(platform.limits, ALERTS_ASKED, TooManyAlerts),
        queries=PriceLists(database),
        reads=SqlComparison(database, platform.clock),
        looks=MatchingLook(database),
        read_file=read_file,
        clock=platform.clock,
    )
    rules = PriceRules(settings.shop.name, settings.http.public_url, settings.currency, SETTLED_AFTER)
    prices = assemble_prices(ports, rules)
    platform.consume("souk.users", user_handlers(prices))
    # Feeds wake it; the looks find what another process left, and what the catalogue's consumers changed.
    platform.when_woken("offer matching", prices.match_offers, woken=offers_changed, seconds=5)
    platform.every("catalogue of offers", prices.follow_catalogue, seconds=5)
    platform.when_woken("alerts", prices.mail_alerts, woken=alerts_due, seconds=15)
    platform.every("prices' housekeeping", partial(keep_prices, database), seconds=600)
    platform.every("price gauges", partial(measure_prices, database), seconds=30)
    return prices


def mail_templates(settings: SearchSettings) -> MailTemplates:
    """The mails of this shop, which sign with its name."""
    return MailTemplates(_TEMPLATES, {"shop": settings.shop.name})


def start(
    platform: Platform, settings: SearchSettings, cache: ByteCache, own: OwnEmbedder, word_lists: WordLists
) -> Application:
    """Put the use cases on their ports, and begin the background work."""
    database = platform.database
    embedder = _embedder(platform, settings, own)
    # While a model is replaced, the vectors of the one before are still searched.
    embedders: dict[str, Embedder] = {own.name: own, embedder.name: embedder}
    stale, due, asked = asyncio.Event(), asyncio.Event(), asyncio.Event()
    live = LiveState(database, cache.clear)
    wakes = Wakes(documents=stale.set, vectors=due.set, reindex=asked.set, live=live.expire)
    searches = IndexSearches(
        database,
        live,
        Views(settings.media_base_url),
        {name: each.dimensions for name, each in embedders.items()},
    )
    reads = DatabaseIndexReads(database)
    application = assemble(
        Ports(
            unit_of_work=lambda: SearchUnitOfWork(database, SERVICE.name, wakes),
            searches=searches,
            reads=reads,
            vectors=QueryVectors(embedders),
            word_lists=word_lists,
            embedder=embedder,
            export=CatalogueClient(platform.client("product-service", settings.product_url)),
            held=Lease(database, "reindex", _REINDEX_LEASE_SECONDS).held,
        ),
        settings.currency,
    )
    platform.consume("souk.products", product_handlers(application))
    platform.consume("souk.orders", {}, together=order_handlers(application))
    # Who changes the catalogue wakes them; the look finds what a process left that died between its commit and this.
    platform.when_woken("stale documents", application.index_stale, woken=stale, seconds=5)
    platform.background("model", application.begin_model)
    platform.when_woken("vectors", application.embed_due, woken=due, seconds=5)
    platform.when_woken("reindex", application.continue_reindex, woken=asked, seconds=5)
    platform.every("new words", application.count_new_words, seconds=5)
    # Should a process have died while it counted.
    platform.every("words", application.count_words, seconds=600)
    platform.every("searches without results", reads.forget_rare, seconds=30)
    platform.every("index gauges", partial(reads.measure, embedder.name), seconds=30)
    return application


def _embedder(platform: Platform, settings: SearchSettings, own: OwnEmbedder) -> Embedder:
    remote = settings.embeddings
    if remote.url is None:
        return own
    key = None if remote.key is None else remote.key.get_secret_value()
    return RemoteEmbedder(platform.session, remote.url, remote.model, remote.dimensions, key)


def main() -> None:
    """Serve HTTP and work in the background until SIGTERM; exits 2 with a sentence on a refused configuration."""
    serve(SERVICE, SearchSettings, create_app)


if __name__ == "__main__":
    main()
