"""The short way to an address gives what aiosmtpd's own way gives, or leaves the address to it."""

from email._header_value_parser import get_angle_addr

import pytest

from embedded.mailbox.smtp import plain_address

PLAIN = (
    "<amira@souk.test>",
    "<no-reply@souk.localhost> SIZE=1204",
    "<first.last+tag@mail-1.souk.test> SIZE=12 BODY=8BITMIME SMTPUTF8",
    "<a_b@souk.test> ",
)
MORE = (
    "",
    "<>",
    "amira@souk.test",
    "<amira>",
    "<a..b@souk.test>",
    "<.amira@souk.test>",
    "<amira@souk.test.>",
    "<amira@souk..test>",
    "<ämira@souk.test> SMTPUTF8",
    '<"a b"@souk.test>',
    "<@relay.test:amira@souk.test>",
    "<amira@[127.0.0.1]>",
    "<amira@souk.test> (a comment)",
    "<amira@souk.test>\n",
)


@pytest.mark.parametrize("argument", PLAIN)
def test_a_plain_address_is_what_the_parser_of_headers_reads(argument: str) -> None:
    address, rest = get_angle_addr(argument)
    assert plain_address(argument) == (address.addr_spec, rest)


@pytest.mark.parametrize("argument", MORE)
def test_any_other_address_is_left_to_it(argument: str) -> None:
    assert plain_address(argument) is None
