"""What our own receiving server proves of a sender, and what others claim in its name."""

import pytest

from jatak.inbound.correlating.own_server import aligned, proves

US, ANA = "mx.sydrejser.example", "ana@example.com"


@pytest.mark.parametrize(
    "result",
    [
        f"{US}; dmarc=pass header.from=example.com",
        f"{US} 1; dmarc=pass (p=reject; dis=none (sp)) header.from=Example.COM; spf=fail",
        f'"{US}"; spf=pass smtp.mailfrom=bounce@example.com',
        f"{US}; dkim=pass (good) header.d=example.com header.s=k",
        f"{US}; dkim=fail header.d=evil.example; dkim=pass header.i=@example.com",
        "MX.Sydrejser.Example; none; dmarc = pass header.from=example.com",
    ],
)
def test_a_pass_of_the_domain_of_the_sender_proves_it(result):
    assert proves([result], US, ANA)


@pytest.mark.parametrize(
    "result",
    [
        "",
        f"{US}",
        f"{US}; none",
        f"{US}; dmarc=fail header.from=example.com",
        f"{US}; dmarc=passed header.from=example.com",
        f"{US}; dmarc=pass header.from=evil.example",
        f"{US}; dmarc=pass",
        f"{US}; spf=pass smtp.mailfrom=x@evil.example; dkim=pass header.d=com",
        f"{US}; spf=pass smtp.mailfrom=x@notexample.com",
        f"{US}; x=y (; dmarc=pass header.from=example.com)",
        "evil.example; dmarc=pass header.from=example.com",
        f"x{US}; dmarc=pass header.from=example.com",
        "(" * 5000 + f"{US}; dmarc=pass header.from=example.com",
    ],
)
def test_anything_else_proves_nothing(result):
    assert not proves([result], US, ANA)


def test_only_the_newest_of_our_own_counts():
    forged = f"{US}; dmarc=pass header.from=example.com"
    assert not proves([f"{US}; dmarc=fail header.from=example.com", "other.example; none", forged], US, ANA)
    assert proves(["outer.example; none", f"{US}; spf=none", forged], US, ANA), "one server may write two, together"
    assert not proves([forged], "", ANA)
    assert not proves([forged], US, "nobody")


def test_a_parent_may_sign_for_its_subdomain_and_nobody_for_a_top_level():
    assert aligned("example.com", "mail.example.com")
    assert not aligned("mail.example.com", "example.com")
    assert not aligned("com", "example.com")
    assert not aligned("", "")
    assert not aligned("ample.com", "example.com")
