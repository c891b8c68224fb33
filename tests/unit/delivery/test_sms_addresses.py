"""JATAK_SMS_URL: each mistake is named, and no secret is."""

from pathlib import Path

import pytest

from jatak.base.errors import UsageError
from jatak.delivery.sms.addresses import gateways_from

SECRET = "s3cr3t"


def test_several_gateways_each_by_its_name():
    found = gateways_from("kannel://u:p@a twilio://AC:t@api.twilio.com?name=second&per_second=5&connections=2")
    assert [name for name, _ in found] == ["kannel", "second"]
    place = found[1][1].place
    assert (place.port, place.encrypted, place.per_second, place.connections) == (443, True, 5, 2)
    assert gateways_from("") == ()


@pytest.mark.parametrize(
    ("told", "said"),
    [
        (f"kannel://u:{SECRET}@a kannel://u:{SECRET}@b", "names kannel twice"),
        (f"kannel://u:{SECRET}/x@a:1", "port is no number"),
        (f"kannel://u:{SECRET}@a?speed=9", "no option speed"),
        (f"kannel://u:{SECRET}@a?connections=0", "connections is a number"),
        (f"smpp://u:{SECRET}@a", "begins with none of"),
        (f"kannel://:{SECRET}@a", "user or password is missing"),
        (f"kannel://u:{SECRET}@[a", "it is no address"),
        ("file:///nowhere/gateway.toml", "cannot be read"),
    ],
)
def test_a_mistake_is_named_and_no_secret_is(told, said):
    with pytest.raises(UsageError) as raised:
        gateways_from(told)
    words = f"{raised.value.message} {raised.value.remedy}"
    assert said in words
    assert SECRET not in words


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("url = 'https://a/b'\nspeed = 1", "knows no speed"),
        ("url = 'gopher://a'", "url is not https"),
        ("url = 'https://a'\ntype = 'xml'", "type is one of"),
        ("url = 'https://a'\n[answer]\naccepted = '('", "missing )"),
        ("url = 'https://a'\n[answer]\naccepted = 200", "not in quotes"),
        ("url = 'https://a'\n[fields]\nto = '{nummer}'", "nothing fills {nummer}"),
        (f"url = 'https://a'\n[secrets]\ntoken = 'env:NOT_SET_{SECRET.upper()}'", "the secret token is empty"),
        ("url =", "is no TOML"),
        ("url = 'https://a'\nper_second = 'fast'", "could not convert"),
    ],
)
def test_a_file_that_describes_none_is_refused_with_the_place(tmp_path: Path, text, said):
    file = tmp_path / "gateway.toml"
    file.write_text(text)
    with pytest.raises(UsageError) as raised:
        gateways_from(f"file://{file}")
    assert said in f"{raised.value.message} {raised.value.remedy}"
    assert "gateway.toml" in raised.value.message


def test_the_example_of_the_manual_is_one(tmp_path: Path, monkeypatch):
    manual = (Path(__file__).parents[3] / "docs" / "sms.md").read_text("utf-8")
    example = manual.split("```toml\n")[1].split("```")[0]
    monkeypatch.setenv("EXAMPLE_TOKEN", SECRET)
    file = tmp_path / "example.toml"
    file.write_text(example, "utf-8")
    ((name, gateway),) = gateways_from(str(file))
    assert (name, gateway.place.host, gateway.kind) == ("example", "sms.example.com", "http")
    assert SECRET not in repr(gateway)
