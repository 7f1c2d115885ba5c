"""Sales follow order-service's events alone, each counted once."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from uuid import UUID

from analytics_service.application.ports import UnitOfWorkFactory
from analytics_service.domain.sales import Refund, Sale


@dataclass(frozen=True, slots=True)
class CountSales:
    """Orders were paid, by the event that said so."""

    unit_of_work: UnitOfWorkFactory

    async def __call__(self, sales: Mapping[UUID, Sale]) -> None:
        async with self.unit_of_work() as uow:
            new = await uow.first_of(list(sales))
            if new:
                await uow.sales.add([sales[event_id] for event_id in sorted(new)])


@dataclass(frozen=True, slots=True)
class CountRefunds:
    """Money went back, of lines, or of an order as a whole, which is spread over its lines as they were paid."""

    unit_of_work: UnitOfWorkFactory

    async def __call__(self, refunds: Mapping[UUID, Refund]) -> None:
        async with self.unit_of_work() as uow:
            new = [refunds[event_id] for event_id in sorted(await uow.first_of(list(refunds)))]
            whole = {refund.order_id for refund in new if refund.of_no_line}
            lines = await uow.sales.find_lines(whole) if whole else {}
            if new:
                await uow.sales.give_back([refund.spread_over(lines.get(refund.order_id, ())) for refund in new])


@dataclass(frozen=True, slots=True)
class ForgetPerson:
    """A person is gone: what they bought and did stays counted, and leads to nobody."""

    unit_of_work: UnitOfWorkFactory
    mark_of: Callable[[UUID], bytes]

    async def __call__(self, event_id: UUID, person: UUID) -> None:
        async with self.unit_of_work() as uow:
            uow.once(event_id)
            await uow.sales.forget_person(self.mark_of(person))
