"""Second factors and challenges, without a database."""

from base64 import b32encode
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from builders import NOW, PASSWORD, a_user
from fakes import World

from auth_service.application.client import Client
from auth_service.domain.challenge import Challenge, NextStep
from auth_service.domain.errors import ChallengeExpired, EnrolmentExpired, InvalidCredentials
from auth_service.domain.second_factor import SecondFactor, app_code, digest_of
from auth_service.infrastructure.authenticator import TotpAuthenticator

ID = UUID(int=7)
KEY = b"key"


@pytest.mark.parametrize(("seconds", "code"), [(59, "287082"), (1111111109, "081804"), (2000000000, "279037")])
def test_codes_are_those_of_rfc_6238(seconds: int, code: str) -> None:
    authenticator = TotpAuthenticator(KEY, "Souk")
    nonce = bytes(12)
    sealed = nonce + authenticator._sealing.encrypt(nonce, b"12345678901234567890", ID.bytes)
    now = datetime.fromtimestamp(seconds, UTC)
    assert authenticator.step_of(ID, sealed, code, now) == seconds // 30
    assert authenticator.step_of(ID, sealed, code, now + timedelta(seconds=30)) == seconds // 30
    assert authenticator.step_of(ID, sealed, code, now + timedelta(seconds=60)) is None
    assert authenticator.step_of(UUID(int=8), sealed, code, now) is None
    assert TotpAuthenticator(b"another key", "Souk").step_of(ID, sealed, code, now) is None


def test_a_secret_is_sealed_differently_each_time_and_stands_nowhere_plain() -> None:
    authenticator = TotpAuthenticator(KEY, "Souk")
    (first, sealed), (second, _) = authenticator.new_secret(ID), authenticator.new_secret(ID)
    assert first != second
    assert len(first) == 32
    assert first not in b32encode(sealed).decode()


@pytest.mark.parametrize("typed", ["123456", " 123 456 ", "\u0661\u0662\u0663\u0664\u0665\u0666"])
def test_digits_are_read_in_whatever_script_and_spacing(typed: str) -> None:
    assert app_code(typed) == "123456"


@pytest.mark.parametrize("typed", ["", "12345", "1234567", "12345x", "ABCD-EFGH", "\u00b2" * 6])
def test_what_is_no_code_of_an_app(typed: str) -> None:
    assert app_code(typed) is None


def test_recovery_codes_are_read_however_they_are_typed() -> None:
    assert digest_of("abcd-efgh-ijkl-mnob") == digest_of(" ABCD EFGH 1JKL MN08 ".replace("1", "I").replace("08", "OB"))
    assert digest_of("O1B") == digest_of("018".replace("1", "I"))
    assert digest_of("\ud800") == digest_of("")  # no letter, and no reason to fall over


def test_a_recovery_code_is_used_up() -> None:
    factor = SecondFactor(user_id=ID)
    codes = factor.renew_recovery_codes()
    assert factor.take_recovery_code(codes[2])
    assert not factor.take_recovery_code(codes[2])
    assert len(factor.recovery_codes) == 9


def test_a_pending_secret_changes_nothing_and_does_not_wait_for_ever() -> None:
    factor = SecondFactor(user_id=ID, secret=b"old")
    factor.begin(b"new", NOW)
    assert factor.secret == b"old"
    assert factor.waiting(NOW + timedelta(minutes=15)) == b"new"
    with pytest.raises(EnrolmentExpired):
        factor.waiting(NOW + timedelta(minutes=15, seconds=1))
    factor.confirm(5, NOW)
    assert (factor.secret, factor.pending, factor.take_step(5), factor.take_step(6)) == (b"new", None, False, True)


def test_a_challenge_is_ours_for_one_step_for_a_while() -> None:
    user = a_user()
    sealed = Challenge.issue(user, None, NOW).sealed(KEY)
    opened = Challenge.open(KEY, sealed, NextStep.ENROL, NOW + timedelta(minutes=14, seconds=59))
    opened.require_unchanged(user, None)
    for key, text, step, now in (
        (b"other", sealed, NextStep.ENROL, NOW),
        (KEY, sealed, NextStep.CODE, NOW),
        (KEY, sealed, NextStep.ENROL, NOW + timedelta(minutes=15)),
        (KEY, sealed[:-1], NextStep.ENROL, NOW),
        (KEY, "", NextStep.ENROL, NOW),
        (KEY, "é", NextStep.ENROL, NOW),
    ):
        with pytest.raises(ChallengeExpired):
            Challenge.open(key, text, step, now)


@pytest.mark.parametrize("change", [{"password_hash": "another"}, {"role": "admin"}])
def test_a_challenge_is_bound_to_the_account_as_it_was(change: dict[str, str]) -> None:
    user = a_user()
    challenge = Challenge.issue(user, None, NOW)
    with pytest.raises(ChallengeExpired):
        challenge.require_unchanged(a_user(id=user.id, **change), None)
    with pytest.raises(ChallengeExpired):
        challenge.require_unchanged(user, SecondFactor(user_id=user.id, secret=b"x", enrolled_at=NOW))


async def test_whether_there_is_a_second_factor_is_looked_up_for_who_knows_the_password_alone() -> None:
    world = World()
    user = a_user(role="admin")
    world.store.users[user.id] = user
    world.store.second_factors = Untouchable()
    with pytest.raises(InvalidCredentials):
        await world.app.log_in("amira@souk.test", "wrong password", Client())
    with pytest.raises(AssertionError, match="looked up"):
        await world.app.log_in("amira@souk.test", PASSWORD, Client())


class Untouchable(dict[UUID, SecondFactor]):
    """Whoever looks something up here fails the test."""

    def get(self, *_: object) -> SecondFactor:
        raise AssertionError("looked up")
