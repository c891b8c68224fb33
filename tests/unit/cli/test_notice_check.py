"""`jatak notice check`: a file is marked, with an end code that says whether it may be published."""

import json

import pytest
from typer.testing import CliRunner

from jatak.base.errors import UsageError
from jatak.cli.notice import app

GOOD = """
companies = [{ name = "Nordlys", legal_name = "Nordlys ApS" }]
countries = ["DK"]
promised_per_month = 5
[da]
asked = "Ja tak, Nordlys må sende mig e-mails med tilbud på lamper, højst én gang om ugen."
withdrawal = "Du kan når som helst trække dit samtykke tilbage: klik på Afmeld i en mail."
"""
HIDDEN = GOOD.replace("Nordlys må", "Nordlys og [samarbejdspartnere](https://x.example/p) må")


def ran(path, toml, *more):
    path.write_text(toml, "utf-8")
    return CliRunner().invoke(app, ["check", str(path), *more])


@pytest.fixture
def file(tmp_path):
    return tmp_path / "notice.toml"


def test_a_good_notice_ends_well(file):
    done = ran(file, GOOD)
    assert (done.exit_code, "Nothing was found against it." in done.output) == (0, True)
    assert "to attest: The box is empty" in done.output


def test_a_hidden_partner_is_marked_in_the_text_and_ends_with_one(file):
    done = ran(file, HIDDEN)
    assert done.exit_code == 1
    assert "[samarbejdspartnere[1][2]]" in done.output.replace("\n", "")
    assert "forbidden in asked" in done.output
    assert "It may not be published like this." in done.output


def test_programs_get_the_same_as_json(file):
    done = ran(file, HIDDEN, "--json")
    told = json.loads(done.output.splitlines()[-1])
    (text,) = told["texts"]
    assert (told["publishable"], done.exit_code) == (False, 1)
    assert {each["code"] for each in text["findings"]} == {"partners_hidden", "partners_behind_link"}
    for each in text["findings"]:
        assert HIDDEN.count(each["quoted"])
        assert each["source"].startswith("https://")


def test_the_country_named_is_the_one_that_is_asked(file):
    told = json.loads(ran(file, HIDDEN, "--country", "se", "--json").output.splitlines()[-1])
    assert told["texts"][0]["countries"] == ["SE"]
    assert told["publishable"], "where nobody decided on the words they are doubtful"


@pytest.mark.parametrize(
    ("toml", "place"),
    [
        ("companies = [", "no TOML"),
        ("companies = []\n[da]\nasked = 'x'", "companies: nobody asks"),
        ("companies = ['Nordlys']\n[da]", "companies: must be a list of tables"),
        ("companies = [{ name = 'N', colour = 'red' }]\n[da]", "companies.colour"),
        ("companies = [{ name = 'N' }]", "holds no words"),
        ("companies = [{ name = 'N' }]\nmood = 'good'\n[da]", "mood"),
        ("companies = [{ name = 'N' }]\n[da]\nasked = 4", "da.asked"),
        ("companies = [{ name = 'N' }]\n[da]\nask = 'x'", "da.ask"),
        ("companies = [{ name = 'N' }]\nchannels = 'email'\n[da]", "channels"),
        ("companies = [{ name = 'N' }]\npurpose = 'fun'\n[da]", "purpose"),
        ("companies = [{ name = 'N' }]\npromised_per_month = 'four'\n[da]", "promised_per_month"),
    ],
)
def test_a_bad_file_names_the_place_and_the_remedy(file, toml, place):
    error = ran(file, toml).exception
    assert isinstance(error, UsageError)
    assert place in error.message
    assert error.remedy


def test_what_cannot_be_read_says_so(file):
    file.write_bytes(b"\xff\xfe")
    for path, more in ((file, ()), (file.with_name("none.toml"), ()), (file, ("--country", "XX"))):
        error = CliRunner().invoke(app, ["check", str(path), *more]).exception
        assert isinstance(error, UsageError)
        assert error.remedy


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ('countries = ["DK"]', 'countries = ["Denmark"]', "no list for 'Denmark'"),
        ('countries = ["DK"]', 'countries = ["DK"]\nchannels = ["fax"]', "no channel 'fax'"),
    ],
)
def test_what_no_list_knows_is_refused_instead_of_found_good(file, before, after, said):
    done = ran(file, GOOD.replace(before, after))
    assert isinstance(done.exception, UsageError)
    assert said in done.exception.message


def test_a_country_of_the_file_may_be_written_small(file):
    told = json.loads(ran(file, GOOD.replace('"DK"', '"dk"'), "--json").output.splitlines()[-1])
    assert told["texts"][0]["countries"] == ["DK"]
