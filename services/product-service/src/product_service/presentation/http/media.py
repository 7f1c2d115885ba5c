"""Pictures, for ever the same under their hash."""

import re
from typing import Annotated

from fastapi import APIRouter, Depends, Path, Request, Response

from product_service.application.ports import PictureStore
from product_service.domain.errors import PictureNotFound
from product_service.domain.image import WIDTHS, picture_key
from product_service.presentation.http.tags import PICTURES
from servicekit.conditional import REVALIDATES, has_already
from servicekit.documented import adds
from servicekit.limits import limit
from servicekit.problems import problems

_HASH = re.compile(r"[0-9a-f]{64}")
_WIDTHS = {str(width): width for width in WIDTHS}
router = APIRouter(prefix="/media", tags=[PICTURES])


@router.get(
    "/{sha256}-{width}.webp",
    response_class=Response,
    responses=problems(PictureNotFound) | {200: {"content": {"image/webp": {}}}},
    dependencies=[Depends(limit("media", times=6000, per_seconds=60, by="address"))],
)
@adds(REVALIDATES)
async def read_picture(
    request: Request, sha256: str, width: Annotated[str, Path(description="320, 640 or 1280 pixels")]
) -> Response:
    """A picture as WebP; it may be kept for a year, since other bytes would have another address."""
    if not _HASH.fullmatch(sha256) or width not in _WIDTHS:
        raise PictureNotFound
    headers = {"Cache-Control": "public, max-age=31536000, immutable", "ETag": f'"{sha256}-{width}"'}
    if has_already(request.scope, headers["ETag"].encode()):
        return Response(status_code=304, headers=headers)
    store: PictureStore = request.app.state.pictures
    content = await store.get(picture_key(sha256, _WIDTHS[width]))
    return Response(content, headers=headers, media_type="image/webp")
