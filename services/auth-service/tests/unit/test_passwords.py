"""What is hashed, and how."""

import unicodedata

import pytest
from builders import PASSWORD

from auth_service.domain.errors import PasswordTooCommon
from auth_service.domain.password_policy import check_password
from auth_service.infrastructure.common_passwords import common_passwords
from auth_service.infrastructure.passwords import COST, BcryptPasswords

HERE = "198.51.100.1"


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
    stored = await hasher.hash(password, HERE)
    assert await hasher.verify(password, stored, HERE)
    assert not await hasher.verify(password + "x", stored, HERE)


async def test_the_seventy_third_byte_matters(hasher: BcryptPasswords) -> None:
    stored = await hasher.hash("x" * 72 + "a", HERE)
    assert not await hasher.verify("x" * 72 + "b", stored, HERE)


async def test_what_follows_nul_matters(hasher: BcryptPasswords) -> None:
    assert not await hasher.verify("same\x00other", await hasher.hash("same\x00thing", HERE), HERE)


async def test_one_password_however_it_is_typed(hasher: BcryptPasswords) -> None:
    composed, decomposed = (unicodedata.normalize(form, "Zürich Überfahrt") for form in ("NFC", "NFD"))
    assert composed != decomposed
    assert await hasher.verify(decomposed, await hasher.hash(composed, HERE), HERE)


async def test_the_pepper_matters(hasher: BcryptPasswords) -> None:
    stored = await hasher.hash(PASSWORD, HERE)
    assert not await BcryptPasswords(b"salt", cost=4).verify(PASSWORD, stored, HERE)


async def test_nobodys_password_never_matches(hasher: BcryptPasswords) -> None:
    assert not await hasher.verify(PASSWORD, None, HERE)


async def test_equal_passwords_have_different_hashes(hasher: BcryptPasswords) -> None:
    assert await hasher.hash(PASSWORD, HERE) != await hasher.hash(PASSWORD, HERE)


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
