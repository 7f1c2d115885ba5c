"""The shop's public facts: made once in a process, kept by browsers and caches on the way."""

from typing import Final

from fastapi import APIRouter, Depends, Request, Response

from order_service.presentation.http.shop_answers import ShopAnswer
from servicekit.conditional import REVALIDATES, etag_of, has_already
from servicekit.documented import Tag, adds
from servicekit.limits import limit

# They change when the shop is deployed. Whoever meets `terms_changed` asks again past every cache.
CACHE_CONTROL: Final = "public, max-age=300, stale-while-revalidate=3600, stale-if-error=86400"

router = APIRouter(prefix="/orders", tags=[Tag("Shop", "What everybody may know of the shop.")])


class ShopFacts:
    """The finished answer with its ETag."""

    def __init__(self, answer: ShopAnswer) -> None:
        self._content = answer.model_dump_json().encode()
        self._headers = {"ETag": etag_of(self._content), "Cache-Control": CACHE_CONTROL}

    def response(self, request: Request) -> Response:
        """The facts, or 304 for who has them."""
        if has_already(request.scope, self._headers["ETag"].encode()):
            return Response(status_code=304, headers=self._headers)
        return Response(self._content, headers=self._headers, media_type="application/json")


@router.get(
    "/shop", response_model=ShopAnswer, dependencies=[Depends(limit("read the shop", times=600, per_seconds=60))]
)
@adds(REVALIDATES)
async def get_shop(request: Request) -> Response:
    """Name, currency, locales, countries with their postcodes, terms: the same for everybody, so that pages keep it."""
    facts: ShopFacts = request.app.state.shop_facts
    return facts.response(request)
