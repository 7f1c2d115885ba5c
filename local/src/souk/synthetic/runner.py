"""Purchases at fixed times, and what Prometheus reads of them."""

import asyncio
import logging
import time
from dataclasses import dataclass

import aiohttp
from prometheus_client import CollectorRegistry, Counter, Gauge

from souk.shopper import Refused, Shopper
from souk.synthetic.purchase import NotBought, Purchase

logger = logging.getLogger(__name__)

_TIMEOUT = aiohttp.ClientTimeout(total=30)
_WRONG = (Refused, NotBought, aiohttp.ClientError, OSError, TimeoutError, KeyError, TypeError, ValueError)
"""A shop that is ill may answer anything."""


class Figures:
    """Of one shop; `namespace` is where it is, empty where nothing else names it."""

    def __init__(self, namespace: str) -> None:
        self.registry = CollectorRegistry()
        shop = ("namespace",)

        def gauge(name: str, text: str) -> Gauge:
            return Gauge(f"souk_synthetic_purchase_{name}", text, shop, registry=self.registry).labels(namespace)

        self.success = gauge("success", "1 where the last one went well.")
        self.seconds = gauge("duration_seconds", "How long the last one took, well or not.")
        self.last_success = gauge(
            "last_success_timestamp_seconds", "When one went well last; when this began, where none has yet."
        )
        self._failures = Counter(
            "souk_synthetic_purchase_failures", "By the step that failed.", (*shop, "step"), registry=self.registry
        )
        self._namespace = namespace
        self.last_success.set_to_current_time()

    def went(self, seconds: float, failed_at: str = "") -> None:
        """One purchase is over."""
        self.seconds.set(seconds)
        self.success.set(not failed_at)
        if failed_at:
            self._failures.labels(self._namespace, failed_at).inc()
        else:
            self.last_success.set_to_current_time()


@dataclass(frozen=True)
class Runner:
    """Buys at `url`. `staff` is (e-mail, password) of somebody who may refund, for a shop with the sandbox alone."""

    url: str
    figures: Figures
    staff: tuple[str, str] | None = None

    async def run(self, every: float) -> None:
        """A purchase each `every` seconds, until cancelled."""
        while True:
            began = time.monotonic()
            await self.once()
            await asyncio.sleep(max(1.0, began + every - time.monotonic()))

    async def once(self) -> str:
        """One purchase; answers the step that failed, empty when none did."""
        began = time.monotonic()
        # A session of its own, as a new visitor has: names are looked up anew, nothing is kept alive.
        async with aiohttp.ClientSession(timeout=_TIMEOUT, cookie_jar=aiohttp.DummyCookieJar()) as session:
            failed_at = await self._buy(session)
        self.figures.went(time.monotonic() - began, failed_at)
        return failed_at

    async def _buy(self, session: aiohttp.ClientSession) -> str:
        step = "staff"
        purchase = None
        try:
            staff = await self._sign_in(session)
            purchase = Purchase(Shopper(session, self.url), staff)
            for step, take in purchase.steps().items():  # noqa: B007 - named when it fails
                await take()
        except _WRONG as error:
            logger.warning("%s failed: %s", step, error or type(error).__name__)
            if purchase:
                await self._tidy(purchase)
            return step
        except asyncio.CancelledError:
            if purchase:  # a pod that is replaced leaves no order behind
                await self._tidy(purchase)
            raise
        return ""

    async def _sign_in(self, session: aiohttp.ClientSession) -> Shopper | None:
        if self.staff is None:
            return None
        staff = Shopper(session, self.url)
        await staff.sign_in(*self.staff)
        return staff

    async def _tidy(self, purchase: Purchase) -> None:
        try:
            await purchase.give_up()
        except _WRONG as error:  # it expires by itself
            logger.warning("the order could not be cancelled: %s", error or type(error).__name__)
