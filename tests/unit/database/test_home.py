"""The folder of an installation and its secrets."""

import os
import threading

import pytest

from jatak.base.errors import JatakError
from jatak.database.home import home, secret


@pytest.fixture(autouse=True)
def elsewhere(tmp_path, monkeypatch):
    (tmp_path / "wide").mkdir(mode=0o755)
    monkeypatch.setenv("JATAK_HOME", str(tmp_path / "wide" / "home"))


def test_a_home_is_closed_and_its_parent_is_left_alone(tmp_path):
    os.chmod(tmp_path / "wide", 0o777)
    assert home().stat().st_mode & 0o7777 == 0o700
    assert (tmp_path / "wide").stat().st_mode & 0o7777 == 0o777


def test_a_secret_is_made_once_and_closed():
    first = secret("token", 16)
    assert len(first) == 16
    assert secret("token", 16) == first
    assert (home() / "secrets" / "token").stat().st_mode & 0o7777 == 0o600


def test_many_at_once_agree_on_a_secret():
    found: list[bytes] = []
    threads = [threading.Thread(target=lambda: found.append(secret("shared"))) for _ in range(16)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(found)) == 1
    assert [file.name for file in (home() / "secrets").iterdir()] == ["shared"]


def test_a_home_that_cannot_be_made_is_named(tmp_path, monkeypatch):
    (tmp_path / "file").touch()
    monkeypatch.setenv("JATAK_HOME", str(tmp_path / "file" / "home"))
    with pytest.raises(JatakError, match="cannot be made"):
        home()


def test_without_a_setting_the_home_is_where_data_belong(tmp_path, monkeypatch):
    monkeypatch.delenv("JATAK_HOME")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert home() == tmp_path / "jatak"
