"""A person left the shop."""

import logging
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from order_service.application.ports import UnitOfWork, UnitOfWorkFactory
from servicekit.domain import Clock

logger = logging.getLogger(__name__)

_LATE_CHECKOUTS = timedelta(hours=1)
_NEXT_LOOK = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class ForgetPerson:
    """What names an erased person leaves their orders: at once where the purchase is over, else once it need not reach
    them any more. A checkout that was under way is found by a second look an hour later.
    """

    unit_of_work: UnitOfWorkFactory
    clock: Clock

    async def __call__(self, event_id: UUID, person_id: UUID) -> None:
        async with self.unit_of_work() as uow:
            uow.once(event_id)  # one that comes again is looked after by the next round of those that are due
            await uow.erasures.begin(person_id, self.clock())
        await self.look(person_id)

    async def once(self) -> bool:
        """Look after everybody whose time has come; returns whether there was anybody."""
        async with self.unit_of_work() as uow:
            due = await uow.erasures.due(self.clock())
        for person_id in due:
            await self._look_alone(person_id)
        return bool(due)

    async def _look_alone(self, person_id: UUID) -> None:
        """One whose orders cannot be erased now delays nobody else, and comes again tomorrow."""
        try:
            await self.look(person_id)
        except Exception:
            logger.exception("a person could not be erased yet", extra={"person_id": str(person_id)})
            async with self.unit_of_work() as uow:
                await uow.erasures.look_again(person_id, self.clock() + _NEXT_LOOK)

    async def look(self, person_id: UUID) -> None:
        """Erase what can be erased now."""
        now = self.clock()
        async with self.unit_of_work() as uow:
            begun_at = await uow.erasures.lock(person_id)
            if begun_at is None:
                return
            await uow.answers.forget_callers([person_id])
            if await self._some_still_need_them(uow, person_id):
                await uow.erasures.look_again(person_id, now + _NEXT_LOOK)
            elif now < begun_at + _LATE_CHECKOUTS:
                await uow.erasures.look_again(person_id, begun_at + _LATE_CHECKOUTS)
            else:
                await uow.erasures.end(person_id)

    async def _some_still_need_them(self, uow: UnitOfWork, person_id: UUID) -> bool:
        now = self.clock()
        orders = await uow.orders.naming(person_id)
        over = [order for order in orders if not order.needs_its_person(now)]
        for email in {order.snapshot.buyer.email for order in over}:
            await uow.mail.forget(email)
        for order in over:
            order.erase_person()
            await uow.orders.save_person(order)
            await uow.failed_mails.forget(order.id)
        await uow.answers.forget_naming([order.id for order in over])
        return len(over) < len(orders)
