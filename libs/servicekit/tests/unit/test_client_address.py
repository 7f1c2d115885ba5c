"""Whose address counts: the rightmost hop that is not ours."""

import pytest

from servicekit.client_address import ClientAddresses, network_of

TRUSTED = ("127.0.0.0/8", "::1/128", "10.0.0.0/8")


@pytest.mark.parametrize(
    ("peer", "forwarded", "expected"),
    [
        ("203.0.113.9", "", "203.0.113.9"),
        ("203.0.113.9", "198.51.100.1", "203.0.113.9"),
        ("127.0.0.1", "", "127.0.0.1"),
        ("127.0.0.1", "198.51.100.1", "198.51.100.1"),
        ("127.0.0.1", "6.6.6.6, 198.51.100.1", "198.51.100.1"),
        ("127.0.0.1", "6.6.6.6, 198.51.100.1, 10.1.2.3", "198.51.100.1"),
        ("127.0.0.1", "10.1.1.1, 10.1.2.3", "10.1.1.1"),
        ("127.0.0.1", "198.51.100.1, nonsense", "127.0.0.1"),
        ("127.0.0.1", "nonsense, 198.51.100.1", "198.51.100.1"),
        ("127.0.0.1", "127.0.0.1, , 10.0.0.1", "10.0.0.1"),
        ("::ffff:127.0.0.1", "198.51.100.1", "198.51.100.1"),
        ("::1", "[2001:db8::1]", "2001:db8::1"),
        ("::1", "::ffff:198.51.100.1", "198.51.100.1"),
    ],
)
def test_the_rightmost_foreign_hop_is_the_client(peer: str, forwarded: str, expected: str) -> None:
    headers = [(b"x-forwarded-for", forwarded.encode())] if forwarded else []
    addresses = ClientAddresses(TRUSTED)
    scope = {"client": (peer, 1234), "headers": headers}
    assert addresses(scope) == expected
    assert addresses(scope) == expected


def test_several_headers_are_one_list() -> None:
    headers = [(b"x-forwarded-for", b"6.6.6.6"), (b"x-forwarded-for", b"198.51.100.1")]
    assert ClientAddresses(TRUSTED)({"client": ("127.0.0.1", 1), "headers": headers}) == "198.51.100.1"


def test_a_socket_without_an_address_is_unknown() -> None:
    assert ClientAddresses(TRUSTED)({"client": None, "headers": []}) == "unknown"


def test_memory_is_bounded() -> None:
    addresses = ClientAddresses(TRUSTED)
    for number in range(10_000):
        headers = [(b"x-forwarded-for", f"203.0.{number // 250}.{number % 250}".encode())]
        addresses({"client": ("127.0.0.1", 1), "headers": headers})
    assert len(addresses._answers) <= 4096


def test_an_ipv6_subscriber_is_a_whole_network() -> None:
    assert network_of("2001:db8:1:2:3:4:5:6") == network_of("2001:db8:1:2::9") == "2001:db8:1:2::/64"
    assert network_of("198.51.100.1") == "198.51.100.1"
    assert network_of("unknown") == "unknown"
