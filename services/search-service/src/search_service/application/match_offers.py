"""Background work: offers are matched after a feed, and anew when the catalogue changes."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Final
from uuid import UUID

from search_service.application.price_ports import Decided, DueOffer, LikelyTitles, MatchingLooks, UnitsOfWork
from search_service.domain.matching import Hit, MatchState, candidates, decide
from servicekit.domain import Clock

_OFFERS: Final = 200
_VARIANTS: Final = 500
_WHOLE: Final = 1000


@dataclass(frozen=True, slots=True)
class MatchOffers:
    """Some offers that are due get the match that their numbers give them, or wait with candidates for staff."""

    unit_of_work: UnitsOfWork
    looks: MatchingLooks
    clock: Clock

    async def __call__(self) -> bool:
        """Whether more may be due."""
        if not await self.looks.offers_are_due():
            return False
        async with self.unit_of_work() as uow:
            due = await uow.matching.take_due(_OFFERS)
            ours = [offer.id for offer in due if not offer.decided]
            hits = await uow.matching.hits(ours)
            decided = [_by_numbers(offer, hits.get(offer.id, ())) for offer in due if not offer.decided]
            unmatched = [each.offer_id for each in decided if each.match is None]
            likely = await uow.matching.likely(unmatched)
            # In a thread: to compare very many titles takes long enough for others to wait.
            decided = await asyncio.to_thread(_with_candidates, due, decided, likely)
            await uow.matching.save([offer.id for offer in due], decided, self.clock())
        return len(due) == _OFFERS


@dataclass(frozen=True, slots=True)
class FollowCatalogue:
    """What changed in the catalogue makes offers and alerts due, once it is so old that no commit comes behind."""

    unit_of_work: UnitsOfWork
    looks: MatchingLooks
    settled_after: timedelta
    clock: Clock

    async def __call__(self) -> bool:
        """Whether there may be more."""
        now = self.clock()
        until = now - self.settled_after
        if not await self.looks.catalogue_changed(until):
            return False
        async with self.unit_of_work() as uow:
            return await uow.matching.follow_catalogue(_VARIANTS, until, now)


@dataclass(frozen=True, slots=True)
class DecideMatch:
    """Staff say which variant an offer is, or that it is none; no number says otherwise from then on."""

    unit_of_work: UnitsOfWork
    clock: Clock

    async def __call__(self, offer_id: UUID, variant_id: UUID | None, by: UUID) -> None:
        """Raises OfferNotFound, VariantUnknown."""
        async with self.unit_of_work() as uow:
            await uow.matching.decide(offer_id, variant_id, by, self.clock())


def _by_numbers(offer: DueOffer, hits: Sequence[Hit]) -> Decided:
    match = decide(offer.brand, hits)
    if match is None or match.state is MatchState.AUTO:
        return Decided(offer.id, match)
    named = dict.fromkeys(hit.variant_id for hit in hits if hit.method is match.method)
    return Decided(offer.id, match, [(variant_id, _WHOLE) for variant_id in named])


def _with_candidates(due: Sequence[DueOffer], decided: Sequence[Decided], likely: LikelyTitles) -> list[Decided]:
    titles = {offer.id: offer.title for offer in due}
    return [
        each if each.match else Decided(each.offer_id, None, [
            (variant_id, round(score * _WHOLE))
            for variant_id, score in candidates(titles[each.offer_id], likely.get(each.offer_id, ()))
        ])
        for each in decided
    ]  # fmt: skip
