"""An admin uploads pictures before the product names them, so that a product is saved in one piece."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import BinaryIO

from product_service.application.ports import PictureEncoder, PictureStore, UnitOfWork
from product_service.domain.image import Image, PictureContent
from servicekit.domain import new_id


@dataclass(frozen=True, slots=True)
class UploadPicture:
    """A picture is re-encoded and stored; no page shows it until a product names its id."""

    unit_of_work: Callable[[], UnitOfWork]
    encoder: PictureEncoder
    store: PictureStore

    async def __call__(self, upload: BinaryIO) -> Image:
        picture = await self.encoder.encode(upload)
        await self.store.put(picture)
        image = Image(new_id(), picture.sha256, picture.width, picture.height)
        async with self.unit_of_work() as uow:
            await uow.uploads.add(image)
        return image


async def pictures_of(uow: UnitOfWork, wanted: Sequence[PictureContent], shown: Sequence[Image] = ()) -> list[Image]:
    """The pictures that an admin names: those that the product shows already, and uploads, which become its own.

    Raises UnknownImage.
    """
    known = {image.id: image for image in shown}
    new = await uow.uploads.take([content.id for content in wanted if content.id not in known])
    known |= {image.id: image for image in new}
    return [
        replace(known[content.id], alt=content.alt, alt_translations=dict(content.alt_translations))
        for content in wanted
    ]
