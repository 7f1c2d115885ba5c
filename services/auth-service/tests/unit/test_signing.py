"""Keys and what is published of them."""

import jwt
import pytest
from builders import NOW, a_signing_key
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from auth_service.infrastructure.signing import JwtTokens, KeyRing, key_id
from servicekit.domain import new_id
from servicekit.refusal import Refused


def test_the_kid_is_the_thumbprint_of_rfc_8037_appendix_a_3() -> None:
    public = bytes.fromhex("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a")
    assert key_id(Ed25519PublicKey.from_public_bytes(public)) == "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k"


def test_nothing_private_is_published() -> None:
    for key in KeyRing.from_pem(a_signing_key(), a_signing_key()).jwks()["keys"]:
        assert set(key) == {"kty", "crv", "x", "kid", "use", "alg"}


def test_a_pem_on_one_line_is_read() -> None:
    pem = a_signing_key()
    assert KeyRing.from_pem(pem.replace("\n", "\\n"), None).jwks() == KeyRing.from_pem(pem, None).jwks()


@pytest.mark.parametrize("pem", ["", "placeholder", "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n"])
def test_a_bad_key_is_named(pem: str) -> None:
    with pytest.raises(Refused, match="AUTH_SIGNING_KEYS__CURRENT"):
        KeyRing.from_pem(pem, None)


def test_a_token_is_issued_on_the_millisecond_before_which_revocations_hit() -> None:
    ring = KeyRing.from_pem(a_signing_key(), None)
    moment = NOW.replace(microsecond=123_999)
    issued = JwtTokens(ring, "souk", lambda: moment).access(new_id(), "customer", new_id())
    claims = jwt.decode(issued.token, options={"verify_signature": False})
    assert round(claims["iat"] * 1000) == int(moment.timestamp() * 1000)
    assert claims["exp"] == int(NOW.timestamp()) + 900
