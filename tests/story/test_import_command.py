"""The command: a file goes in as it came, again it changes nothing, and refused rows come back mended."""

import json
import zipfile
from pathlib import Path
from types import SimpleNamespace

import pytest
from tests.story.cast import company
from typer.testing import CliRunner

from jatak.base.errors import UsageError
from jatak.cli.import_ import app
from jatak.consent.models import Event, EventKind, NoticeVersion, Objection, Record
from jatak.database.using import acting_as
from jatak.imports.models import File, RawRow

pytestmark = pytest.mark.usefixtures("database")
HEADER = "Email Address,First Name,Last Name,OPTIN_TIME,OPTIN_IP,CONFIRM_TIME,CONFIRM_IP,LEID,EUID"
BOTH = "2024-05-03 10:00:00,192.0.2.7,2024-05-03 10:05:00,192.0.2.7"
SUBSCRIBED = f"""{HEADER}
Ana@Example.com,Ana,Møller,{BOTH},1,a
ben@example.com,Ben,Holm,{BOTH},2,b
chloe@example.com,Chloé,Martin,,,2023-02-01 08:00:00,198.51.100.4,3,c
dev@example.com,Dev,,,,,,4,d
no address,Eve,,{BOTH},5,e
"""
UNSUBSCRIBED = f"{HEADER},UNSUB_TIME\nben@example.com,Ben,Holm,{BOTH},2,b,2024-06-01 07:00:00\n"
MAPPING = """
source = "Newsletter form"
[[words]]
name = "newsletter"
double_opt_in = true
[words.texts.da]
asked = "Ja tak, Sydrejser A/S må sende mig rejsetilbud på e-mail."
withdrawal = "Du kan altid afmelde dig nederst i hver mail."
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    company()
    with zipfile.ZipFile(tmp_path / "export.zip", "w") as archive:
        archive.writestr("subscribed_x.csv", SUBSCRIBED)
        archive.writestr("unsubscribed_x.csv", UNSUBSCRIBED)
    (tmp_path / "map.toml").write_text(MAPPING)
    return tmp_path


def jatak_import(*words: object) -> SimpleNamespace:
    done = CliRunner().invoke(app, [str(word) for word in words], catch_exceptions=True)
    told = json.loads(done.stdout.splitlines()[-1]) if "--json" in words and done.exit_code == 0 else {}
    return SimpleNamespace(told=told, error=done.exception, said=done.output)


def written() -> dict[str, int]:
    with acting_as("consent"):
        return {model.__name__: model.objects.count() for model in (Event, Record, Objection, File, NoticeVersion)}


def test_an_export_goes_in_those_who_left_first(folder: Path):
    done = jatak_import(folder / "export.zip", "--mapping", folder / "map.toml", "--json")
    assert done.error is None, done.said
    assert [table["recognised"] for table in done.told["tables"]] == [
        "Mailchimp, unsubscribed",
        "Mailchimp, subscribed",
    ]
    assert done.told["reasons"] == {
        "barred": {"A": 1},
        "consent": {"A": 1, "C": 1, "E": 1},
        "objection": {"": 1},
        "refused": {"address_broken": 1},
    }
    assert done.told["rows"] == 6
    with acting_as("consent"):
        assert RawRow.objects.count() == 6, "nothing is lost"
        assert Event.objects.filter(kind=EventKind.CONFIRMED).count() == 2
        assert set(Event.objects.values_list("actor", flat=True)) == {"import"}


def test_a_second_time_nothing_changes(folder: Path):
    words = (folder / "export.zip", "--mapping", folder / "map.toml", "--json")
    first, before = jatak_import(*words), written()
    second = jatak_import(*words)
    assert (second.told["already_loaded"], second.told["decisions"]) == (True, first.told["decisions"])
    assert written() == before


def test_a_dry_run_leaves_nothing_behind(folder: Path):
    before = written()
    words = (
        folder / "export.zip",
        "--mapping",
        folder / "map.toml",
        "--json",
        "--dry-run",
        "--rejects",
        folder / "r.csv",
    )
    done = jatak_import(*words)
    assert done.error is None, done.said
    assert done.told["dry_run"]
    assert done.told["decisions"] == {"objection": 1, "consent": 4, "refused": 1}
    assert written() == before
    assert "no address" in (folder / "r-subscribed_x.csv").read_text("utf-8-sig")


def test_refused_rows_are_mended_and_come_back(folder: Path):
    (folder / "people.csv").write_text(
        "E-mail;Mobil;Nyhedsbrev\nana@example.com;;ja\n;22222222;ja\n=1+1;;ja\nben@example.com;;måske\n", "utf-8"
    )
    (folder / "map.toml").write_text(
        'columns = {email = "E-mail", telephone = "Mobil"}\n'
        '[[standing]]\ncolumn = "Nyhedsbrev"\nyes = "yes"\nno = "silent"\n'
    )
    rejects = folder / "rejects.csv"
    words = ("--mapping", folder / "map.toml", "--json", "--rejects")
    first = jatak_import(folder / "people.csv", *words, rejects)
    assert first.told["reasons"]["refused"] == {
        "address_broken": 1, "standing_unknown": 1, "telephone_without_country": 1,
    }  # fmt: skip
    text = rejects.read_text("utf-8-sig")
    assert '"\'=1+1"' in text, "no spreadsheet runs it"
    mended = (
        text.replace("'=1+1", "chloe@example.com").replace('"22222222"', '"\'+45 22 22 22 22"').replace("måske", "ja")
    )
    rejects.write_text(mended, "utf-8")
    second = jatak_import(rejects, *words, folder / "again.csv")
    assert second.told["decisions"] == {"consent": 3}, second.told
    assert not (folder / "again.csv").exists()


def test_a_mapping_is_proposed_and_can_be_used(folder: Path):
    (folder / "people.csv").write_text(
        "E-mail;Fornavn;Samtykke\nana@example.com;Ana;ja\nben@example.com;Ben;nej\n", "utf-8"
    )
    mapping = folder / "proposed.toml"
    assert jatak_import(folder / "people.csv", "--propose", mapping).error is None
    assert "is there already" in str(jatak_import(folder / "people.csv", "--propose", mapping).error)
    done = jatak_import(folder / "people.csv", "--mapping", mapping, "--json", "--dry-run")
    assert done.told["decisions"] == {"consent": 1, "silent": 1}


def test_a_column_that_says_when_is_not_proposed_as_one_that_says_whether(folder: Path):
    (folder / "people.csv").write_text("E-mail;Samtykke;Afmeldt\nana@example.com;ja;\nben@example.com;ja;2024-05-03\n")
    mapping = folder / "proposed.toml"
    assert jatak_import(folder / "people.csv", "--propose", mapping).error is None
    assert 'left_at = "Afmeldt"' in mapping.read_text()
    done = jatak_import(folder / "people.csv", "--mapping", mapping, "--json", "--dry-run")
    assert done.told["decisions"] == {"consent": 1, "objection": 1}


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--as", "brevo"), "is no export of Brevo"),
        (("--as", "sendgrid"), "There is no format sendgrid."),
        (("--encoding", "klingon"), "There is no encoding klingon."),
        (("--delimiter", "::"), "--delimiter :: is not one character."),
        (("--company", "Nordrejser"), "There is no company Nordrejser."),
        (("--mapping", "/nowhere.toml"), "There is no mapping file"),
    ],
)
def test_what_cannot_be_done_is_said_and_writes_nothing(folder: Path, words: tuple[str, ...], said: str):
    before = written()
    assert said in str(jatak_import(folder / "export.zip", "--json", *words).error)
    assert written() == before


def test_refused_rows_have_a_file_that_can_be_written_before_anything_is_loaded(folder: Path):
    before, export = written(), (folder / "export.zip").read_bytes()
    for sink, said in (
        (folder / "export.zip", "is the file to be imported"),
        (folder, "cannot be written"),
        (folder / "nowhere" / "rejects.csv", "cannot be written"),
    ):
        done = jatak_import(folder / "export.zip", "--rejects", sink)
        assert isinstance(done.error, UsageError), sink
        assert said in str(done.error)
    assert (written(), (folder / "export.zip").read_bytes()) == (before, export)
    nowhere = jatak_import(folder / "export.zip", "--propose", folder / "no" / "map.toml")
    assert "cannot be written" in str(nowhere.error)


def test_who_brings_no_proof_is_told_why_nothing_counts(folder: Path):
    assert "[[words]]" in jatak_import(folder / "export.zip", "--dry-run").said
    assert "[[words]]" not in jatak_import(folder / "export.zip", "--mapping", folder / "map.toml", "--dry-run").said


def test_a_file_of_nobody_we_know_asks_for_a_mapping(folder: Path):
    (folder / "people.csv").write_text("Foo;Bar\n1;2\n")
    error = jatak_import(folder / "people.csv").error
    assert "nobody knows what its columns mean: Foo, Bar" in str(error)
    assert "--propose" in error.remedy
