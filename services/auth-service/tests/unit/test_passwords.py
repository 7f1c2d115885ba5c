"""What is hashed, and how."""

import asyncio
import unicodedata

import pytest
from builders import PASSWORD

from auth_service.domain.errors import PasswordTooCommon
from auth_service.domain.password_policy import check_password
from auth_service.infrastructure import passwords as module
from auth_service.infrastructure.common_passwords import common_passwords
from auth_service.infrastructure.passwords import COST, BcryptPasswords
from servicekit.domain.errors import Unavailable


@pytest.fixture(scope="module")
def hasher() -> BcryptPasswords:
    return BcryptPasswords(b"pepper", cost=4)


def test_the_cost_is_twelve() -> None:
    assert COST == 12
    assert BcryptPasswords(b"pepper", threads=1)._nobodys.startswith(b"$2b$12$")


@pytest.mark.parametrize(
    "password", [PASSWORD, "x" * 256, "a\x00b" * 20, "\x00" * 8, "🦀" * 64, "\ud800lone surrogate"]
)
async def test_any_password_verifies_and_no_other_does(hasher: BcryptPasswords, password: str) -> None:
    stored = await hasher.hash(password)
    assert await hasher.verify(password, stored)
    assert not await hasher.verify(password + "x", stored)


async def test_the_seventy_third_byte_matters(hasher: BcryptPasswords) -> None:
    stored = await hasher.hash("x" * 72 + "a")
    assert not await hasher.verify("x" * 72 + "b", stored)


async def test_what_follows_nul_matters(hasher: BcryptPasswords) -> None:
    assert not await hasher.verify("same\x00other", await hasher.hash("same\x00thing"))


async def test_one_password_however_it_is_typed(hasher: BcryptPasswords) -> None:
    composed, decomposed = (unicodedata.normalize(form, "Zürich Überfahrt") for form in ("NFC", "NFD"))
    assert composed != decomposed
    assert await hasher.verify(decomposed, await hasher.hash(composed))


async def test_the_pepper_matters(hasher: BcryptPasswords) -> None:
    stored = await hasher.hash(PASSWORD)
    assert not await BcryptPasswords(b"salt", cost=4).verify(PASSWORD, stored)


async def test_nobodys_password_never_matches(hasher: BcryptPasswords) -> None:
    assert not await hasher.verify(PASSWORD, None)


async def test_equal_passwords_have_different_hashes(hasher: BcryptPasswords) -> None:
    assert await hasher.hash(PASSWORD) != await hasher.hash(PASSWORD)


async def test_a_storm_leaves_a_core_and_is_cut_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_LONGEST_QUEUE", 5)
    hasher = BcryptPasswords(b"pepper", cost=4, threads=1)
    results = await asyncio.gather(*(hasher.hash(PASSWORD) for _ in range(8)), return_exceptions=True)
    assert sum(isinstance(result, Unavailable) for result in results) == 3
    assert await hasher.hash(PASSWORD)
    assert len(hasher._threads._threads) == 1


@pytest.mark.parametrize(
    "password", ["password", "12345678", "PassWord1", "iloveyou", "trustno1", "souk2026", "ababababab"]
)
def test_common_passwords_are_refused(password: str) -> None:
    with pytest.raises(PasswordTooCommon):
        check_password(password, common_passwords())


@pytest.mark.parametrize("password", ["amira@souk.test", "AMIRA@souk.test"])
def test_ones_own_email_is_no_password(password: str) -> None:
    with pytest.raises(PasswordTooCommon):
        check_password(password, frozenset(), email="amira@souk.test")


@pytest.mark.parametrize("password", [PASSWORD, "all lower case here", "correcthorse", "7391 2846 55", "Tr0ub4dor&3"])
def test_there_are_no_composition_rules(password: str) -> None:
    check_password(password, common_passwords(), email="amira@souk.test")


def test_the_list_is_long() -> None:
    assert len(common_passwords()) > 10_000
