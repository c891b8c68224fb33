"""Ana is erased at one of two companies: her proof at the other holds, and what is kept apart never names it."""

import json
from datetime import timedelta
from zipfile import ZipFile

from tests.story.cast import company, question, says_yes
from tests.story.erasing import everywhere
from tests.story.sending import YESTERDAY, now
from tests.story.test_verify import written
from tests.unit.verify.checked import found

from jatak.database.using import acting_as
from jatak.evidence.contents import Stamp
from jatak.retention.disclosure import disclose, of_ledger, of_person
from jatak.retention.erasure import Why
from jatak.retention.erasure.disclosing.export import of_erased
from jatak.retention.erasure.erasing_at import erase_at
from jatak.retention.erasure.opening import open_locked
from jatak.retention.models import Erasure
from jatak.sealing.sealer import seal
from jatak_verify.finding import Verdict


def fails(data):
    return [each.words for each in found(data) if each.verdict is Verdict.FAILS]


def test_both_exports_hold_and_neither_shows_what_the_other_company_has(database, tmp_path):
    travel, ana = everywhere()
    with acting_as("admin"):
        nord = company("Nordrejser")
        says_yes(ana, question(nord, channels=("email",)), YESTERDAY)
    seal(now())
    done = erase_at(ana.pk, travel.pk, Why.REQUEST, now(), "Mette")
    seal(now())
    later = Stamp(now() + timedelta(hours=1), "1.2.3")
    assert fails(written(of_ledger, tmp_path / "ledger.zip", later)) == []
    assert fails(written(lambda: of_person(ana.pk), tmp_path / "ana.zip", later)) == []
    opened = open_locked(done.erasure_id, "Dora", "case 12", now())
    with acting_as("retention"):
        erasure = Erasure.objects.get()
    part = tmp_path / "part.zip"
    disclose(lambda: of_erased(erasure, opened, [], None), part, later, True, leaves=opened.leaves)
    assert fails(part.read_bytes()) == []
    with ZipFile(part) as file:
        named = [json.loads(line) for line in file.read("data/events.jsonl").splitlines()]
        everything = b"".join(file.read(name) for name in file.namelist())
    assert {each["entry"]["controller"] for each in named} == {str(travel.pk)}
    assert b"Nordrejser" not in everything
