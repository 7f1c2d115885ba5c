"""What is revoked stays revoked, whatever happens to auth-service."""

import asyncio
import time
from uuid import uuid4

import pytest
from identity_builders import RevokedInMemory, a_verifier, claims, signed

from servicekit.domain.permissions import Permissions
from servicekit.identity import BEFORE_ROLES, PolledRevocations, RevocationsPage, RoleMap


async def test_nothing_is_known_before_the_first_answer() -> None:
    revocations = PolledRevocations(RevokedInMemory())
    assert not revocations.loaded
    await revocations.poll()
    assert revocations.loaded


async def test_the_first_poll_asks_for_everything_and_later_ones_for_the_recent_past() -> None:
    source = RevokedInMemory()
    revocations = PolledRevocations(source)
    await revocations.poll()
    await revocations.poll()
    first, second = source.asked
    assert first == 0
    assert 9_000 <= time.time() * 1000 - second <= 12_000


async def test_losing_the_source_keeps_what_is_known() -> None:
    source, session_id = RevokedInMemory(), uuid4()
    source.revoke(session_id=session_id)
    answers = 0

    async def read(since: int) -> RevocationsPage:
        nonlocal answers
        answers += 1
        if answers > 1:
            raise OSError("away")
        return await source(since)

    revocations = PolledRevocations(read)
    await revocations.poll()
    with pytest.raises(OSError, match="away"):
        await revocations.poll()
    assert revocations.loaded
    caller = await a_verifier().verify(signed(claims(sid=str(session_id))))
    assert revocations.revoked(caller)


async def test_what_can_hit_no_living_token_is_forgotten() -> None:
    source, now = RevokedInMemory(), [time.time()]
    source.revoke(session_id=uuid4())
    source.revoke(subject=uuid4(), lives=3600)
    revocations = PolledRevocations(source, clock=lambda: now[0])
    await revocations.poll()
    source.known.clear()
    now[0] += 901
    await revocations.poll()
    assert not revocations._sessions
    assert len(revocations._subjects) == 1


async def test_an_older_cut_does_not_replace_a_later_one() -> None:
    source, subject = RevokedInMemory(), uuid4()
    source.revoke(subject=subject)
    later = source.known[0]
    revocations = PolledRevocations(source)
    await revocations.poll()
    source.known = [type(later)(None, subject, later.issued_before - 60_000, later.expires_at)]
    await revocations.poll()
    caller = await a_verifier().verify(signed(claims(sub=str(subject), iat=later.issued_before / 1000 - 1)))
    assert revocations.revoked(caller)


async def test_who_follows_a_session_learns_of_its_end_and_of_no_others() -> None:
    source, session_id = RevokedInMemory(), uuid4()
    revocations = PolledRevocations(source)
    verifier = a_verifier(revocations=revocations)
    mine = await verifier.verify(signed(claims(sid=str(session_id))))
    other = await verifier.verify(signed(claims()))
    ended = [asyncio.create_task(verifier.until_revoked(caller)) for caller in (mine, other)]
    await asyncio.sleep(0)
    source.revoke(session_id=session_id)
    await revocations.poll()
    async with asyncio.timeout(30):
        await ended[0]
    await revocations.poll()
    assert not ended[1].done()
    ended[1].cancel()


def _holding(**roles: set[str]) -> RoleMap:
    return {name: Permissions(frozenset(held)) for name, held in roles.items()}


async def _held(revocations: PolledRevocations, role: str = "support") -> frozenset[str]:
    caller = await a_verifier(revocations=revocations).verify(signed(claims(role=role)))
    return caller.permissions.named


async def test_a_page_without_a_map_leaves_the_one_that_is_known() -> None:
    revocations = PolledRevocations(RevokedInMemory())
    revocations.learn(RevocationsPage(20_000, [], _holding(support={"orders.read"})))
    revocations.learn(RevocationsPage(21_000, []))
    assert await _held(revocations) == {"orders.read"}
    revocations.learn(RevocationsPage(22_000, [], {}))
    assert await _held(revocations) == frozenset()


async def test_beside_an_auth_service_without_roles_support_holds_what_it_did_before() -> None:
    revocations = PolledRevocations(RevokedInMemory())
    revocations.learn(RevocationsPage(20_000, []))
    assert await _held(revocations) == BEFORE_ROLES["support"].named
    assert await _held(revocations, "buyer") == frozenset()
    revocations.learn(RevocationsPage(21_000, [], _holding(support=set())))
    assert await _held(revocations) == frozenset()


async def test_whoever_is_served_on_for_a_permission_stops_when_the_role_holds_another() -> None:
    revocations = PolledRevocations(RevokedInMemory())
    first = _holding(support={"orders.read"})
    revocations.learn(RevocationsPage(20_000, [], first))
    verifier = a_verifier(revocations=revocations)
    support, customer = [await verifier.verify(signed(claims(role=role))) for role in ("support", "customer")]
    ended = [asyncio.create_task(verifier.until_revoked(caller)) for caller in (support, customer)]
    await asyncio.sleep(0)
    revocations.learn(RevocationsPage(21_000, [], {**first, **_holding(buyer={"orders.read"})}))
    await asyncio.sleep(0)
    assert not ended[0].done()
    revocations.learn(RevocationsPage(22_000, [], _holding(support={"orders.read", "orders.note"})))
    async with asyncio.timeout(30):
        await ended[0]
    await asyncio.sleep(0)
    assert not ended[1].done()
    ended[1].cancel()
