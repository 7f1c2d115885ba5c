"""Sellers whose prices are compared."""

from uuid import UUID

from fastapi import APIRouter, Response

from search_service.domain.price_errors import DomainTaken, SellerNotFound
from search_service.domain.seller import Seller
from search_service.presentation.http.price_dependencies import OFFERS, Compared, managing, staff_limit
from search_service.presentation.http.seller_answers import SellerAnswer, SellerBody
from servicekit.conditional import SHOWS_VERSION, IfMatch, etag
from servicekit.documented import adds
from servicekit.pages import Page
from servicekit.problems import problems

router = APIRouter(prefix="/search/sellers", tags=[OFFERS], dependencies=[managing, staff_limit])


@router.get("")
async def list_sellers(prices: Compared) -> Page[SellerAnswer]:
    """All of them, by name."""
    return Page(items=[SellerAnswer.of(seller) for seller in await prices.queries.sellers()])


@router.post("", status_code=201, responses=problems(DomainTaken))
@adds(SHOWS_VERSION)
async def make_seller(body: SellerBody, prices: Compared, response: Response) -> SellerAnswer:
    """A new seller, whose feeds can come from now on."""
    return _answer(await prices.make_seller(body.to_domain()), response)


@router.get("/{seller_id}", responses=problems(SellerNotFound))
@adds(SHOWS_VERSION)
async def show_seller(seller_id: UUID, prices: Compared, response: Response) -> SellerAnswer:
    """One seller, with the ETag that changing it takes."""
    return _answer(await prices.queries.seller(seller_id), response)


@router.put("/{seller_id}", responses=problems(SellerNotFound, DomainTaken))
async def change_seller(
    seller_id: UUID, body: SellerBody, version: IfMatch, prices: Compared, response: Response
) -> SellerAnswer:
    """Replace all that is known of a seller; its offers stay as they are until its next feed."""
    return _answer(await prices.change_seller(seller_id, version, body.to_domain()), response)


@router.delete("/{seller_id}", status_code=204, responses=problems(SellerNotFound))
async def remove_seller(seller_id: UUID, version: IfMatch, prices: Compared) -> None:
    """Its offers are shown no more, and what was decided about them is forgotten."""
    await prices.remove_seller(seller_id, version)


def _answer(seller: Seller, response: Response) -> SellerAnswer:
    response.headers["ETag"] = etag(seller.version)
    return SellerAnswer.of(seller)
