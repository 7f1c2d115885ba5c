"""The shop's public facts: made once in a process, kept by browsers and caches on the way."""

import gzip
from collections.abc import Callable
from typing import Final

from fastapi import APIRouter, Depends, Request, Response

from order_service.presentation.http.dependencies import App
from order_service.presentation.http.shop_answers import ShopAnswer
from servicekit.conditional import REVALIDATES, etag_of, has_already
from servicekit.documented import Tag, adds
from servicekit.limits import limit

# They change when the shop is deployed. Whoever meets `terms_changed` asks again past every cache.
CACHE_CONTROL: Final = "public, max-age=300, stale-while-revalidate=3600, stale-if-error=86400"

router = APIRouter(prefix="/orders", tags=[Tag("Shop", "What everybody may know of the shop.")])


class _Written:
    """An answer in one coding, with its ETag."""

    def __init__(self, content: bytes, **headers: str) -> None:
        self._content = content
        self._kept = {"ETag": etag_of(content), "Cache-Control": CACHE_CONTROL, "Vary": "Accept-Encoding"}
        self._headers = self._kept | headers

    def response(self, request: Request) -> Response:
        """It, or 304 for who has it."""
        if has_already(request.scope, self._kept["ETag"].encode()):
            return Response(status_code=304, headers=self._kept)
        return Response(self._content, headers=self._headers, media_type="application/json")


class ShopFacts:
    """The finished answers, out of test mode and in it, each compressed too: the countries' postcodes are long."""

    def __init__(self, answer: Callable[..., ShopAnswer]) -> None:
        contents = {mode: answer(test_mode=mode).model_dump_json().encode() for mode in (False, True)}
        self._plain = {mode: _Written(content) for mode, content in contents.items()}
        self._gzipped = {
            mode: _Written(gzip.compress(content, mtime=0), **{"Content-Encoding": "gzip"})
            for mode, content in contents.items()
        }

    def response(self, request: Request, *, test_mode: bool) -> Response:
        """The facts, or 304 for who has them."""
        written = self._gzipped if takes_gzip(request.headers.get("accept-encoding", "")) else self._plain
        return written[test_mode].response(request)


def takes_gzip(accepted: str) -> bool:
    """Whether Accept-Encoding (RFC 9110 §12.5.3) names gzip, and not with a weight of nought."""
    for each in accepted.lower().split(","):
        coding, _, weight = each.partition(";")
        if coding.strip() == "gzip":
            return weight.replace(" ", "").rstrip("0.") != "q="
    return False


@router.get(
    "/shop", response_model=ShopAnswer, dependencies=[Depends(limit("read the shop", times=600, per_seconds=60))]
)
@adds(REVALIDATES)
async def get_shop(request: Request, app: App) -> Response:
    """Name, currency, locales, countries with their postcodes, terms: the same for everybody, so that pages keep it."""
    facts: ShopFacts = request.app.state.shop_facts
    return facts.response(request, test_mode=app.charging.test_mode)
