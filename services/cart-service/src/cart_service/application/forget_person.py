"""A person left the shop."""

from dataclasses import dataclass
from uuid import UUID

from cart_service.application.ports import UnitOfWorkFactory


@dataclass(frozen=True, slots=True)
class ForgetPerson:
    """The carts of an erased person go, with those merged into them and the answers to their checkouts."""

    unit_of_work: UnitOfWorkFactory

    async def __call__(self, event_id: UUID, person_id: UUID) -> None:
        async with self.unit_of_work() as uow:
            uow.once(event_id)
            owners = await uow.carts.remove_all_of(person_id)
            await uow.answers.forget_callers([person_id, *owners])
