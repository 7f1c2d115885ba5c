"""The rules of refresh tokens, with a clock in hand."""

from datetime import timedelta

import pytest
from builders import NOW
from hypothesis import given
from hypothesis import strategies as st

from auth_service.domain.errors import InvalidRefreshToken
from auth_service.domain.refresh_token import RefreshToken
from auth_service.domain.session import MOST_ROTATIONS, EndReason, Session
from servicekit.domain import new_id

KEY = b"key"
SECOND = timedelta(seconds=1)


def _begin() -> tuple[Session, RefreshToken]:
    return Session.begin(new_id(), new_id(), NOW)


def test_a_token_survives_being_written_down() -> None:
    _, token = _begin()
    assert RefreshToken.parse(str(token)) == token
    assert token.secret.hex() not in repr(token)


def test_the_child_depends_on_the_key() -> None:
    _, token = _begin()
    assert token.child(KEY) == token.child(KEY) != token.child(b"another")


def test_rotation_answers_the_child_and_forgets_the_parent() -> None:
    session, token = _begin()
    child = session.rotate(token, KEY, NOW + SECOND)
    assert child == token.child(KEY)
    assert (session.digest, session.generation, session.rotated_at) == (child.digest, 1, NOW + SECOND)


@pytest.mark.parametrize(("seconds", "same"), [(0, True), (10, True), (10.001, False), (3600, False)])
def test_the_grace_time_is_ten_seconds(seconds: float, same: bool) -> None:
    session, token = _begin()
    child = session.rotate(token, KEY, NOW)
    again = session.rotate(token, KEY, NOW + timedelta(seconds=seconds))
    assert (again == child) is same
    assert (session.end_reason is EndReason.REPLAYED) is not same


def test_grace_ends_when_the_child_is_used() -> None:
    session, token = _begin()
    child = session.rotate(token, KEY, NOW)
    assert child
    session.rotate(child, KEY, NOW)
    assert session.rotate(token, KEY, NOW) is None
    with pytest.raises(InvalidRefreshToken):
        session.rotate(child.child(KEY), KEY, NOW)


def test_a_session_slides_but_not_for_ever() -> None:
    session, token = _begin()
    now = NOW
    for _ in range(4):
        now += timedelta(days=6.9)
        child = session.rotate(token, KEY, now)
        assert child
        token = child
    assert session.expires_at == NOW + timedelta(days=30)
    with pytest.raises(InvalidRefreshToken):
        session.rotate(token, KEY, NOW + timedelta(days=30))


def test_a_session_that_rests_for_seven_days_is_over() -> None:
    session, token = _begin()
    with pytest.raises(InvalidRefreshToken):
        session.rotate(token, KEY, NOW + timedelta(days=7))


def test_a_token_of_another_family_or_key_ends_nothing() -> None:
    session, token = _begin()
    session.rotate(token, KEY, NOW)
    for stranger in (RefreshToken.first(session.id), token.child(b"another"), RefreshToken(session.id, 99, b"x" * 32)):
        with pytest.raises(InvalidRefreshToken):
            session.rotate(stranger, KEY, NOW)
    assert session.alive(NOW)


def test_rotations_are_finite_so_that_recognising_an_old_token_stays_cheap() -> None:
    session, token = _begin()
    session.generation = MOST_ROTATIONS
    session.digest = token.descendant(KEY, MOST_ROTATIONS).digest
    with pytest.raises(InvalidRefreshToken):
        session.rotate(token.descendant(KEY, MOST_ROTATIONS), KEY, NOW)


@given(st.integers(1, 60), st.data())
def test_every_used_token_but_the_last_in_grace_kills_the_family(rotations: int, data: st.DataObject) -> None:
    session, token = _begin()
    family = [token]
    for _ in range(rotations):
        child = session.rotate(family[-1], KEY, NOW)
        assert child
        family.append(child)
    old = data.draw(st.integers(0, rotations - 1))
    answer = session.rotate(family[old], KEY, NOW + SECOND)
    assert (answer is not None) == (old == rotations - 1)
    assert session.alive(NOW + SECOND) == (old == rotations - 1)


@given(st.text(max_size=120))
def test_garbage_is_refused(text: str) -> None:
    with pytest.raises(InvalidRefreshToken):
        RefreshToken.parse(text)
