"""Answers in one action: what Ana reads, the same as data, and what proves it; and what an authority gets."""

import json
import re
import subprocess
import zlib
from contextlib import suppress

import jsonschema
import pytest
from tests.story.cast import DAY
from tests.story.opened import STAMP, Opened, damaged
from tests.story.pictured import pictured
from tests.story.proof import World
from tests.unit.verify.checked import failing

from jatak.base.errors import UsageError
from jatak.cli import answer
from jatak.consent.models import Device, Event, Via
from jatak.database.using import acting_as
from jatak.desk.models import Asked
from jatak.desk.opening import Beside, open_request
from jatak.people.models import Person
from jatak.retention.answers.asking import about_campaign, about_message, about_person
from jatak.retention.answers.making import write_answer
from jatak.retention.answers.texts import languages, spoken, texts

pytestmark = pytest.mark.needs("pango")


@pytest.fixture(scope="module")
def world(shared_database):
    made = World()
    with acting_as("admin"):
        yes = Event.objects.filter(person_id=made.ana.pk, kind="given").earliest("at")
        pictured(yes, Device.DESKTOP, yes.at - DAY)
    return made


@pytest.fixture
def answered(tmp_path):
    """Write an answer and open it."""

    def write(collect, name="answer.zip"):
        write_answer(collect, tmp_path / name, STAMP)
        return Opened(tmp_path / name)

    return write


def read(pdf, tmp_path, *options):
    """The words of a document, in the order of reading."""
    (tmp_path / "read.pdf").write_bytes(pdf)
    told = subprocess.run(["pdftotext", *options, tmp_path / "read.pdf", "-"], capture_output=True, check=True)
    return re.sub(r"\s+", " ", told.stdout.decode())


def inflated(pdf):
    """All of a document, its streams opened."""
    found = [pdf]
    for stream in re.findall(rb"stream\n(.*?)\nendstream", pdf, re.DOTALL):
        with suppress(zlib.error):
            found.append(zlib.decompress(stream))
    return b"\n".join(found)


@pytest.mark.needs("pdftotext")
def test_ana_gets_everything_in_one_file(world, answered, tmp_path):
    found = answered(about_person(world.ana.pk, world.sydrejser, "en"))
    assert found.names == ["README.txt", "answer.pdf", "evidence.zip", "own-data.json", "own-data.schema.json"]
    told = read(found.files["answer.pdf"], tmp_path)
    for said in (
        "Everything about Ana",
        "ana@example.com",
        "May Sydrejser write to you by e-mail and SMS with offers of trips and hotels?",
        "Picture of the form, on a computer",
        "The person consented to this sender, channel and content, and the consent can be shown.",
        "The person said no to such messages and has not said yes since.",
        "the consent of",
        "No to advertising",
        "Datatilsynet",
        "Have your data erased (art. 17).",
        "192.0.2.7",
    ):
        assert said in told, said
    assert "Ben" not in told


def test_what_butik_knows_is_not_in_the_answer_of_sydrejser(world, answered):
    everything = b"".join(answered(about_person(world.ana.pk, world.sydrejser)).files.values())
    assert b"ana@example.com" in everything
    assert b"ana@work.example" not in everything
    assert b"ana@work.example" in b"".join(answered(about_person(world.ana.pk), "all.zip").files.values())


def test_the_data_are_as_their_schema_says(world, answered):
    found = answered(about_person(world.ana.pk))
    data, schema = (json.loads(found.files[name]) for name in ("own-data.json", "own-data.schema.json"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(data, schema)
    assert set(data["parts"]) == set(schema["properties"]["parts"]["properties"])
    data["parts"]["people"]["rows"][0]["shoe_size"] = 39
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(data, schema)


def test_the_evidence_inside_is_a_whole_export(world, answered, tmp_path):
    found = answered(about_person(world.ana.pk))
    (tmp_path / "evidence.zip").write_bytes(found.files["evidence.zip"])
    inside = Opened(tmp_path / "evidence.zip")
    assert damaged(inside.files) == []
    assert inside.kinds() == ["given", "given", "withdrawn", "objected", "objected"]
    assert failing(found.files["evidence.zip"]) == {}


def test_the_document_is_tagged_with_its_fonts_and_the_same_each_time(world, answered):
    pdfs = [answered(about_person(world.ana.pk), f"{n}.zip").files["answer.pdf"] for n in range(2)]
    assert pdfs[0] == pdfs[1]
    inside = inflated(pdfs[0])
    for mark in (b"/StructTreeRoot", b"/MarkInfo", b"/Outlines", b"/FontFile", b"pdfuaid", b"/Lang", b"/Figure"):
        assert mark in inside, mark
    fonts = set(re.findall(rb"/BaseFont ?/[A-Z]{6}\+([\w-]+)", inside))
    assert fonts, "a font that is not embedded has no such name"
    assert inside.count(b"/FontFile") >= len(fonts)


def test_a_request_and_what_was_done_stand_in_the_answer(world, answered):
    with acting_as("consent"):
        open_request(
            medium=Via.LETTER,
            received_at=STAMP.at,
            recorded_at=STAMP.at,
            controller_id=world.sydrejser.pk,
            person_id=world.ben.pk,
            words="Please send me all that you have.",
            beside=Beside(asked=Asked.ACCESS, by="Ida"),
        )
    data = json.loads(answered(about_person(world.ben.pk)).files["own-data.json"])
    (row,) = data["parts"]["requests"]["rows"]
    assert (row["asked"], row["words"]) == ("access", "Please send me all that you have.")


@pytest.mark.needs("pdftotext")
def test_a_message_for_an_authority(world, answered, tmp_path):
    found = answered(about_message(world.message(world.autumn), "de"))
    assert found.names == ["README.txt", "answer.json", "answer.pdf", "evidence.zip"]
    data = json.loads(found.files["answer.json"])
    assert data["format"] == "jatak-answer"
    assert [row["id"] for row in data["parts"]["messages"]["rows"]] == [str(world.message(world.autumn).id)]
    assert {"holds", "rows"} == set(data["parts"]["decisions"])
    told = read(found.files["answer.pdf"], tmp_path)
    assert "Auskunft an eine Behörde" in told
    assert "nicht gesendet" in told
    assert "Für diese Auskunft neu entschieden: dasselbe Ergebnis." in told


@pytest.mark.needs("pdftotext")
def test_a_campaign_for_an_authority_names_nobody(world, answered, tmp_path):
    found = answered(about_campaign(world.summer, "fr"))
    told = read(found.files["answer.pdf"], tmp_path)
    assert "Campagne « Summer" in told
    assert "La personne a consenti" in told
    for name in (b"ana@", b"Ana"):
        assert name not in told.encode()
        assert name not in found.files["answer.json"]
    parts = json.loads(found.files["answer.json"])["parts"]
    assert parts["campaign"]["rows"][0]["name"] == "Summer 1"
    assert sum(share["count"] for share in parts["shares"]["rows"]) > 0


def test_every_language_says_everything():
    assert set(languages()) == {"da", "de", "en", "fi", "fr", "nb", "nl", "sv"}
    for language in languages():
        assert texts(language).keys() == texts("en").keys(), language
        for name, said in texts("en").items():
            assert set(re.findall(r"{\w+}", said)) == set(re.findall(r"{\w+}", texts(language)[name])), (language, name)
    assert [spoken("nn-NO"), spoken("xx", "fr-CA"), spoken("")] == ["nb", "fr", "en"]


def test_the_command_says_which_languages_there_are(world, tmp_path):
    with pytest.raises(UsageError) as refused:
        answer.person(str(world.ana.pk), tmp_path / "a.zip", language="xx")
    assert "da, de, en, fi, fr, nb, nl, sv" in refused.value.remedy


def test_somebody_erased_is_answered_too(world, answered):
    with acting_as("admin"):
        gone = Person.objects.create(name="", language="en")
    data = json.loads(answered(about_person(gone.pk)).files["own-data.json"])
    assert data["parts"]["records"]["rows"] == []
