"""The key of the keyed hashes was lost: nothing works until it is back, since nobody who left would be known again."""

import pytest

from jatak.database.hash_key import AnotherKey
from jatak.database.home import home, replace_secret
from jatak.database.migrate import migrate
from jatak.installation.doctor.checks import made
from jatak.installation.doctor.finding import Level


@pytest.fixture
def key(database):
    file = home() / "secrets" / "keyed-hash"
    content = file.read_bytes()
    yield file
    replace_secret(file.name, content)


def test_by_another_key_nothing_works_and_it_is_said_what_to_put_back(key):
    content = key.read_bytes()
    key.unlink()
    with pytest.raises(AnotherKey) as refused:
        migrate()
    assert "written to" in refused.value.message
    assert "keyed-hash" in refused.value.remedy
    (told,) = made("database")
    assert (told.level, told.remedy) == (Level.PROBLEM, refused.value.remedy)

    replace_secret(key.name, content)
    migrate()
    assert all(finding.level is not Level.PROBLEM for finding in made("database"))
