"""As much of an IP address and a browser as the policy keeps."""

import pytest

from jatak.consent.kept import Came, family, kept, network_of
from jatak.consent.models import Policy

EDGE = (
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) "
    "Chrome/139.0.0.0 Safari/537.36 Edg/139.0.0.0"
)
IPHONE = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) "
    "Version/18.6 Mobile/15E148 Safari/604.1"
)
ANDROID = (
    "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/139.0.0.0 Mobile Safari/537.36"
)
CAME = Came("203.0.113.77", EDGE, "https://shop.example/a")


@pytest.mark.parametrize(
    ("browser", "said"),
    [
        (EDGE, "Edge on Windows"),
        (IPHONE, "Safari on iOS"),
        (ANDROID, "Chrome on Android"),
        ("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox on Linux"),
        ("curl/8.5.0", ""),
        ("", ""),
        ("x" * 100_000 + "Firefox/1", ""),
    ],
)
def test_a_browser_is_its_name_and_system(browser: str, said: str) -> None:
    assert family(browser) == said


@pytest.mark.parametrize(
    ("ip", "network"),
    [
        ("203.0.113.77", "203.0.113.0/24"),
        ("2001:db8:1234:5678::1", "2001:db8:1234::/48"),
        ("::ffff:203.0.113.77", "203.0.113.0/24"),
        ("unix:", ""),
        ("", ""),
        ("203.0.113.77, 10.0.0.1", ""),
    ],
)
def test_an_address_is_its_network(ip: str, network: str) -> None:
    assert network_of(ip) == network


def test_whole_shortened_or_nothing() -> None:
    page = {"page": "https://shop.example/a"}
    assert kept(Policy(), CAME) == page | {"ip": "203.0.113.0/24", "browser": "Edge on Windows"}
    assert kept(Policy(ip="whole", browser="whole"), CAME) == page | {"ip": "203.0.113.77", "browser": EDGE}
    assert kept(Policy(ip="none", browser="none"), CAME) == page
    assert kept(Policy(ip="whole"), Came("<script>", "", "")) == {}
