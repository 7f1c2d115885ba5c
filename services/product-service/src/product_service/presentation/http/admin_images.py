"""Pictures of a product."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, File, Form, Response, UploadFile

from product_service.domain.errors import (
    BrokenImage,
    ImageNotFound,
    ImageOrderMismatch,
    ImageTooLarge,
    NotAnImage,
    PicturesBusy,
    ProductNotFound,
    TooManyImages,
)
from product_service.presentation.http.admin_products import admin_limit, product_answer
from product_service.presentation.http.bodies import AltBody, ImageOrderBody
from product_service.presentation.http.dependencies import EDITORS, App, ForStaff, Reads
from product_service.presentation.http.front import staff_answer
from product_service.presentation.http.staff_answers import StaffProductAnswer, UploadAnswer
from product_service.presentation.http.tags import PRODUCT_ADMINISTRATION
from servicekit.conditional import SHOWS_VERSION, IfMatch
from servicekit.documented import adds
from servicekit.problems import problems
from servicekit.text import Line

router = APIRouter(
    prefix="/products/{product_id}/images", tags=[PRODUCT_ADMINISTRATION], dependencies=[EDITORS, admin_limit]
)

uploads_router = APIRouter(
    prefix="/products/uploads", tags=[PRODUCT_ADMINISTRATION], dependencies=[EDITORS, admin_limit]
)
_PICTURE = (NotAnImage, BrokenImage, ImageTooLarge, PicturesBusy)
Picture = Annotated[UploadFile, File(description="JPEG, PNG or WebP; at most 10 MiB and 40 million pixels")]


@uploads_router.post("", status_code=201, response_model=UploadAnswer, responses=problems(*_PICTURE))
async def upload_picture(app: App, reads: ForStaff, file: Picture) -> Response:
    """A picture for a product that is about to be made or replaced: it names the `id` among its `images`."""
    return staff_answer(reads.uploaded(await app.upload_picture(file.file)), status=201)


@router.post(
    "", status_code=201, response_model=StaffProductAnswer,
    responses=problems(ProductNotFound, TooManyImages, *_PICTURE),
)  # fmt: skip
@adds(SHOWS_VERSION)
async def add_image(
    product_id: UUID,
    app: App,
    reads: Reads,
    file: Picture,
    alt: Annotated[Line, Form(max_length=300)] = "",
) -> Response:
    """One more picture, re-encoded in three widths; answers the product, the new picture last in `images`."""
    await app.add_image(product_id, file.file, alt)
    return await product_answer(reads, product_id, 201)


@router.put("/order", response_model=StaffProductAnswer, responses=problems(ProductNotFound, ImageOrderMismatch))
async def arrange_images(product_id: UUID, body: ImageOrderBody, version: IfMatch, app: App, reads: Reads) -> Response:
    """Another order; the first picture stands for the product in lists."""
    await app.arrange_images(product_id, version, body.image_ids)
    return await product_answer(reads, product_id)


@router.patch("/{image_id}", response_model=StaffProductAnswer, responses=problems(ProductNotFound, ImageNotFound))
async def describe_image(
    product_id: UUID, image_id: UUID, body: AltBody, version: IfMatch, app: App, reads: Reads
) -> Response:
    """Replace the alternative texts of a picture; answers the product."""
    await app.describe_image(product_id, image_id, version, body.alt, body.alt_translations)
    return await product_answer(reads, product_id)


@router.delete("/{image_id}", response_model=StaffProductAnswer, responses=problems(ProductNotFound, ImageNotFound))
async def remove_image(product_id: UUID, image_id: UUID, version: IfMatch, app: App, reads: Reads) -> Response:
    """No longer shown; answers the product."""
    await app.remove_image(product_id, image_id, version)
    return await product_answer(reads, product_id)
