import pytest

from analytics_service.presentation.http.bots import is_machine

FIREFOX = b"Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
BROWSER = {b"user-agent": FIREFOX, b"accept-language": b"en", b"sec-fetch-site": b"same-origin"}


def test_a_browser_is_none() -> None:
    assert not is_machine(BROWSER)


@pytest.mark.parametrize("name", ["Googlebot/2.1", "HeadlessChrome/140.0", "curl/8.1", "python-httpx/1.0", ""])
def test_what_names_itself_a_machine_is_one(name: str) -> None:
    assert is_machine(BROWSER | {b"user-agent": name.encode()})


@pytest.mark.parametrize("missing", [b"accept-language", b"sec-fetch-site", b"user-agent"])
def test_what_lacks_a_browsers_hints_is_one(missing: bytes) -> None:
    assert is_machine({name: value for name, value in BROWSER.items() if name != missing})
