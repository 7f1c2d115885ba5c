"""The address book of the signed-in customer: list, save, replace, remove."""

from uuid import UUID

from fastapi import APIRouter

from auth_service.domain.errors import AddressNotFound, TooManyAddresses, UserNotFound
from auth_service.presentation.http.answers import SavedAddressAnswer
from auth_service.presentation.http.bodies import SavedAddressBody
from auth_service.presentation.http.dependencies import App, own_account
from servicekit.documented import Tag
from servicekit.idempotency import IdempotentRoute
from servicekit.identity import CustomerCaller
from servicekit.pages import Page
from servicekit.problems import problems

router = APIRouter(
    prefix="/auth/me/addresses",
    tags=[Tag("Address book", "Where a customer has parcels sent.")],
    dependencies=[own_account],
    route_class=IdempotentRoute,
)


@router.get("")
async def list_addresses(caller: CustomerCaller, app: App) -> Page[SavedAddressAnswer]:
    """The default first, then the newest."""
    return Page(items=[SavedAddressAnswer.of(entry) for entry in await app.queries.addresses(caller.id)])


@router.post("", status_code=201, responses=problems(TooManyAddresses, UserNotFound))
async def add_address(body: SavedAddressBody, caller: CustomerCaller, app: App) -> SavedAddressAnswer:
    """Add an address; the first one is the default."""
    return SavedAddressAnswer.of(
        await app.save_address.add(caller.id, body.address.to_domain(), is_default=body.is_default)
    )


@router.put("/{address_id}", responses=problems(AddressNotFound, UserNotFound))
async def change_address(
    address_id: UUID, body: SavedAddressBody, caller: CustomerCaller, app: App
) -> SavedAddressAnswer:
    """Replace a saved address as a whole; if it becomes the default, the former default ceases to be one."""
    entry = await app.save_address.change(address_id, caller.id, body.address.to_domain(), is_default=body.is_default)
    return SavedAddressAnswer.of(entry)


@router.delete("/{address_id}", status_code=204, responses=problems(AddressNotFound))
async def remove_address(address_id: UUID, caller: CustomerCaller, app: App) -> None:
    """Remove an address; orders keep their own copy."""
    await app.remove_address(address_id, caller.id)
