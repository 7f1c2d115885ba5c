"""What a token must be to be believed (RFC 8725)."""

import hmac
import time
from collections.abc import Callable
from datetime import datetime
from hashlib import sha256
from uuid import UUID

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from identity_builders import (
    KEY,
    KID,
    SERVICE,
    RevokedInMemory,
    a_verifier,
    assembled,
    claims,
    jwk,
    public_bytes,
    service_claims,
    signed,
)

from servicekit.domain.errors import Unauthenticated
from servicekit.identity import (
    Caller,
    ExpiredToken,
    InvalidToken,
    Kind,
    PolledRevocations,
    RevokedToken,
    TokenVerifier,
    service_id,
)


async def test_a_persons_token_names_the_person() -> None:
    payload = claims(role="support")
    caller = await a_verifier().verify(signed(payload))
    assert caller.id == UUID(payload["sub"])
    assert caller.session_id == UUID(payload["sid"])
    assert (caller.kind, caller.role) == (Kind.STAFF, "support")
    assert caller.expires_at == datetime.fromtimestamp(payload["exp"], caller.expires_at.tzinfo)
    assert caller.key == f"user:{payload['sub']}"


async def test_a_services_token_names_the_service_and_its_scopes() -> None:
    caller = await a_verifier().verify(signed(service_claims()))
    assert caller.kind is Kind.SERVICE
    assert caller.service == "cart-service"
    assert caller.id == service_id("cart-service")
    assert caller.scopes == {"orders:place", "a:b"}
    assert caller.key == "service:cart-service"


def _hs256_with_the_public_key() -> str:
    """Signed with HMAC, the public key being the secret: refused unless the algorithm comes from the header."""
    pem = KEY.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    token = assembled({"alg": "HS256", "typ": "JWT", "kid": KID}, claims())
    head = token.rpartition(".")[0]
    signature = hmac.new(pem, head.encode(), sha256).digest()
    return assembled({"alg": "HS256", "typ": "JWT", "kid": KID}, claims(), signature)


STRANGER = Ed25519PrivateKey.generate()

FORGED: dict[str, Callable[[], str]] = {
    "no algorithm": lambda: assembled({"alg": "none", "kid": KID}, claims()),
    "no algorithm in capitals": lambda: assembled({"alg": "NONE", "kid": KID}, claims()),
    "HS256 with the public key as secret": _hs256_with_the_public_key,
    "HS256 with the raw public key": lambda: signed(claims(), key=public_bytes(), algorithm="HS256"),
    "signed by somebody else": lambda: signed(claims(), key=STRANGER),
    "unknown kid": lambda: signed(claims(), key=STRANGER, kid="another"),
    "no kid": lambda: assembled({"alg": "EdDSA"}, claims()),
    "kid that is no string": lambda: assembled({"alg": "EdDSA", "kid": 7}, claims()),
    "key brought along": lambda: signed(claims(), key=STRANGER, jwk=jwk(STRANGER)),
    "key brought along with the right kid": lambda: signed(claims(), jwk=jwk()),
    "address of a key": lambda: signed(claims(), jku="https://attacker.example/jwks.json"),
    "certificate address": lambda: signed(claims(), x5u="https://attacker.example/x.pem"),
    "critical extension": lambda: signed(claims(), crit=["b64"], b64=False),
    "wrong issuer": lambda: signed(claims(iss="somebody")),
    "wrong audience": lambda: signed(claims(aud="other-shop")),
    "two audiences": lambda: signed(claims(aud=["souk", SERVICE])),
    "a person's token for one service": lambda: signed(claims(aud=SERVICE)),
    "a refresh token": lambda: signed(claims(typ="refresh")),
    "no type": lambda: signed(claims(typ=None)),
    "no expiry": lambda: signed(claims(exp=None)),
    "no issue time": lambda: signed(claims(iat=None)),
    "no token id": lambda: signed(claims(jti=None)),
    "no subject": lambda: signed(claims(sub=None)),
    "a subject that is no id": lambda: signed(claims(sub="root")),
    "a role that is no name": lambda: signed(claims(role="Owner of all")),
    "a role that is no text": lambda: signed(claims(role=["admin"])),
    "the role of a service": lambda: signed(claims(role="service")),
    "no role": lambda: signed(claims(role=None)),
    "a service's token for another service": lambda: signed(service_claims(aud="payment-service")),
    "a service's token for people": lambda: signed(service_claims(aud="souk")),
    "an expiry that is no number": lambda: signed(claims()).replace(".", "..", 1),
    "not a token": lambda: "opaque",
    "nothing": lambda: "",
    "far too long": lambda: signed(claims(padding="x" * 5000)),
    "not ASCII": lambda: "é.è.ê",
    "payload of another token": lambda: (
        signed(claims()).split(".")[0]
        + "."
        + signed(claims(role="admin")).split(".")[1]
        + "."
        + signed(claims()).split(".")[2]
    ),
}


@pytest.mark.parametrize("forgery", FORGED, ids=str)
async def test_a_forged_token_is_refused(forgery: str) -> None:
    with pytest.raises(Unauthenticated) as refused:
        await a_verifier().verify(FORGED[forgery]())
    assert refused.value.code == "invalid_token"


async def test_an_expired_token_is_refused_and_says_so() -> None:
    with pytest.raises(ExpiredToken):
        await a_verifier().verify(signed(claims(exp=time.time() - 1)))


async def test_a_remembered_token_still_expires() -> None:
    now = [time.time()]
    verifier = a_verifier(clock=lambda: now[0])
    token = signed(claims(exp=now[0] + 60))
    await verifier.verify(token)
    now[0] += 61
    with pytest.raises(ExpiredToken):
        await verifier.verify(token)
    with pytest.raises(ExpiredToken):
        await verifier.verify(token)


async def test_a_remembered_token_needs_no_second_look_at_the_key() -> None:
    class OnceOnly:
        asked = 0

        async def get(self, key_id: str) -> object:
            self.asked += 1
            return KEY.public_key()

    keys = OnceOnly()
    verifier, token = a_verifier(keys=keys), signed(claims())
    assert await verifier.verify(token) == await verifier.verify(token)
    assert keys.asked == 1


async def test_a_refused_token_is_never_remembered() -> None:
    verifier = a_verifier()
    for _ in range(2):
        with pytest.raises(InvalidToken):
            await verifier.verify(signed(claims(), key=STRANGER))


async def test_memory_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("servicekit.identity.tokens._MOST_REMEMBERED", 10)
    verifier = a_verifier()
    tokens = [signed(claims()) for _ in range(25)]
    for token in tokens:
        await verifier.verify(token)
    assert len(verifier._remembered) <= 10
    assert (await verifier.verify(tokens[0])).kind is Kind.CUSTOMER


async def _revoking_verifier() -> tuple[TokenVerifier, RevokedInMemory, PolledRevocations]:
    source = RevokedInMemory()
    revocations = PolledRevocations(source)
    await revocations.poll()
    return a_verifier(revocations=revocations), source, revocations


async def test_a_revoked_session_is_refused_although_remembered() -> None:
    verifier, source, revocations = await _revoking_verifier()
    payload = claims()
    token = signed(payload)
    await verifier.verify(token)
    source.revoke(session_id=UUID(payload["sid"]))
    await revocations.poll()
    with pytest.raises(RevokedToken):
        await verifier.verify(token)


async def test_a_revoked_subject_loses_old_tokens_and_keeps_new_ones() -> None:
    verifier, source, revocations = await _revoking_verifier()
    old = claims(iat=time.time() - 5)
    source.revoke(subject=UUID(old["sub"]))
    await revocations.poll()
    with pytest.raises(RevokedToken):
        await verifier.verify(signed(old))
    new = claims(sub=old["sub"], iat=time.time() + 0.002)
    caller: Caller = await verifier.verify(signed(new))
    assert caller.id == UUID(old["sub"])
