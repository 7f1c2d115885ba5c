"""One transaction over what price comparison stores, and who is woken after its commit."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from search_service.infrastructure.alerts_repository import AlertsRepository
from search_service.infrastructure.feeds_repository import FeedsRepository
from search_service.infrastructure.matching_repository import MatchingRepository
from search_service.infrastructure.sellers_repository import SellersRepository
from servicekit.database import Database, UnitOfWork
from servicekit.mail import Mailbox


@dataclass(frozen=True, slots=True)
class PriceWakes:
    """What is called after a commit: of offers to be matched, of alerts that are due, of mail."""

    matching: Callable[[], None]
    alerts: Callable[[], None]
    mail: Callable[[], None]


class SqlPriceUnitOfWork(UnitOfWork):
    """Sellers, feeds, offers and their matches, alerts and mail; prices are those of `currency`."""

    def __init__(self, database: Database, consumer: str, currency: str, wakes: PriceWakes) -> None:
        super().__init__(database, consumer=consumer)
        self._currency, self._wakes = currency, wakes

    def opened(self) -> None:
        """Build the repositories on this transaction."""
        matching = partial(self.after_commit, self._wakes.matching)
        alerts = partial(self.after_commit, self._wakes.alerts)
        self.sellers = SellersRepository(self.transaction)
        self.feeds = FeedsRepository(self.transaction, self.after_commit, matching, alerts)
        self.matching = MatchingRepository(self.transaction, matching, alerts)
        self.alerts = AlertsRepository(self.transaction, self._currency, self.after_commit, alerts)
        self.mails = Mailbox(self.transaction, partial(self.after_commit, self._wakes.mail))
