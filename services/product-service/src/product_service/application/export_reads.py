"""What another service reads that builds an index of the whole catalogue: what events say, as it is now."""

from typing import Final, Protocol
from uuid import UUID

from product_service.application.reads import View

MOST_EXPORTED: Final = 500
MOST_CATEGORIES: Final = 10_000
MOST_LOCALES: Final = 200


class ExportReads(Protocol):
    """Reads for other services."""

    async def products(self, after: UUID | None, limit: int) -> tuple[list[View], UUID | None]:
        """Published products in the order of their ids, and the id to go on after."""

    async def categories(self) -> list[View]:
        """All categories, parents before children. Raises ExportTooLarge for more than MOST_CATEGORIES."""

    async def attribute_words(self) -> list[View]:
        """All words of each locale. Raises ExportTooLarge for more than MOST_LOCALES."""
