"""Uploaded pictures on PostgreSQL, until a product names them."""

from collections.abc import Sequence
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import ARRAY

from product_service.domain.errors import UnknownImage
from product_service.domain.image import Image
from product_service.infrastructure.tables import uploads
from servicekit.database import Statement, Transaction

_ADD = Statement(sa.insert(uploads), columns=("id", "sha256", "width", "height"))
_TAKE = Statement(
    sa.delete(uploads)
    .where(uploads.c.id == sa.any_(sa.bindparam("ids", type_=ARRAY(sa.Uuid))))
    .returning(uploads.c.id, uploads.c.sha256, uploads.c.width, uploads.c.height)
)


class UploadsRepository:
    """Keeps uploads, and hands each to one product alone."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    async def add(self, image: Image) -> None:
        """Keep it until a product names it."""
        row = {"id": image.id, "sha256": image.sha256, "width": image.width, "height": image.height}
        await self._transaction.execute_many(_ADD, [row])

    async def take(self, image_ids: Sequence[UUID]) -> list[Image]:
        """These pictures, which are no uploads any more; raises UnknownImage where one of them is none."""
        wanted = set(image_ids)
        rows = await self._transaction.fetch(_TAKE, ids=sorted(wanted)) if wanted else []
        if len(rows) != len(wanted):
            raise UnknownImage
        return [Image(row["id"], row["sha256"], row["width"], row["height"]) for row in rows]
