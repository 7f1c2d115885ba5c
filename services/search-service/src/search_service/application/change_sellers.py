"""Staff make, change and remove sellers."""

from dataclasses import dataclass
from uuid import UUID

from search_service.application.price_ports import UnitsOfWork
from search_service.domain.seller import Seller, SellerFacts
from servicekit.domain import Clock, new_id
from servicekit.domain.errors import PreconditionFailed


@dataclass(frozen=True, slots=True)
class MakeSeller:
    """A seller that has sent nothing yet."""

    unit_of_work: UnitsOfWork
    clock: Clock

    async def __call__(self, facts: SellerFacts) -> Seller:
        """Raises DomainTaken."""
        seller = Seller(id=new_id(), facts=facts, created_at=self.clock())
        async with self.unit_of_work() as uow:
            await uow.sellers.add(seller)
        return seller


@dataclass(frozen=True, slots=True)
class ChangeSeller:
    """All facts of a seller are replaced; addresses of offers are judged by its domain when its next feed comes."""

    unit_of_work: UnitsOfWork

    async def __call__(self, seller_id: UUID, version: int, facts: SellerFacts) -> Seller:
        """Raises SellerNotFound, PreconditionFailed, DomainTaken."""
        async with self.unit_of_work() as uow:
            seller = await uow.sellers.get(seller_id)
            if seller.version != version:
                raise PreconditionFailed
            if seller.change(facts):
                await uow.sellers.save(seller, version)
        return seller


@dataclass(frozen=True, slots=True)
class RemoveSeller:
    """A seller leaves: its offers are shown no more and deleted little by little; a feed that is held is refused."""

    unit_of_work: UnitsOfWork
    clock: Clock

    async def __call__(self, seller_id: UUID, version: int) -> None:
        """Raises SellerNotFound, PreconditionFailed."""
        async with self.unit_of_work() as uow:
            now = self.clock()
            await uow.feeds.lock(seller_id)
            await uow.sellers.get(seller_id)
            await uow.feeds.refuse_held(seller_id, now)
            await uow.sellers.remove(seller_id, version, now)
