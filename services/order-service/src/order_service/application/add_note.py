"""Staff notes something about an order."""

from dataclasses import dataclass
from uuid import UUID

from order_service.application.ports import UnitOfWorkFactory
from order_service.domain.note import Note
from servicekit.domain import Clock, new_id


@dataclass(frozen=True, slots=True)
class AddNote:
    """A note is added and never changed, so that it says who wrote what, and when."""

    unit_of_work: UnitOfWorkFactory
    clock: Clock

    async def __call__(self, order_id: UUID, text: str, by: UUID) -> Note:
        """Raises OrderNotFound."""
        note = Note(id=new_id(), order_id=order_id, author_id=by, text=text, written_at=self.clock())
        async with self.unit_of_work() as uow:
            await uow.orders.get(order_id)
            await uow.orders.add_note(note)
            uow.answer_with(note)
        return note
