"""An authority stamps the head of each day (RFC 3161): believed when everything is right, waited for by nobody."""

import subprocess
import threading
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connections
from tests.story.cast import company, person, question, says_yes
from tests.story.sending import leaves
from tests.story.stamping import Authority, serving

from jatak.base.errors import UsageError
from jatak.consent.models import Record
from jatak.database.using import acting_as, connection
from jatak.installation.doctor.sealing import _stamped, check_log
from jatak.people.models import Controller, Person
from jatak.sealing.eras import the_log
from jatak.sealing.heads import body, sign_head
from jatak.sealing.models import Errand, Head, Stamp
from jatak.sealing.published import heads
from jatak.sealing.sealer import seal
from jatak.sealing.stamping import pause, stamp_due, want, want_daily
from jatak.sealing.tree import size_now

pytestmark = pytest.mark.needs("openssl")
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


def clock():
    """The authority's clock is the machine's, so ours must be too."""
    return datetime.now(UTC)


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    authority = Authority(tmp_path_factory.mktemp("authority"))
    server = serving(authority)
    yield authority
    server.shutdown()
    server.server_close()


@pytest.fixture
def authority(made, monkeypatch):
    made.asked.clear()
    made.answers = lambda self, asked: (200, self.reply(asked))
    monkeypatch.setenv("JATAK_TIMESTAMP_URL", made.url)
    monkeypatch.setenv("JATAK_TIMESTAMP_CA", str(made.folder / "root.pem"))
    return made


@pytest.fixture
def head(database):
    with acting_as("admin"):
        says_yes(person("Ana"), question(company()))
    seal(clock())
    return sign_head(clock())


def says_more():
    """Ben says yes, too, and it is sealed."""
    with acting_as("admin"):
        says_yes(person("Ben"), question(company("Butik"), "other"))
    seal(clock())


def trouble():
    """Ask, and tell why no stamp came."""
    assert stamp_due(clock) == 0
    assert not Stamp.objects.exists()
    return Errand.objects.get().trouble


def test_the_head_of_a_day_is_stamped_once(authority, head):
    assert want_daily(clock())
    assert stamp_due(clock) == 1
    assert not want_daily(clock())
    assert stamp_due(clock) == 0
    assert len(authority.asked) == 1
    stamp = Stamp.objects.get()
    assert (stamp.head, stamp.policy) == (head, "1.2.3.4.1")
    assert abs(stamp.at - clock()) < timedelta(minutes=5)
    assert not Errand.objects.exists()


def test_openssl_finds_the_stamp_right_too(authority, head, tmp_path):
    want(head, clock())
    stamp_due(clock)
    (tmp_path / "token").write_bytes(bytes(Stamp.objects.get().token))
    (tmp_path / "said").write_bytes(body(head, bytes(the_log(clock()).name)))
    command = ["openssl", "ts", "-verify", "-token_in", "-in", "token", "-data", "said", "-CAfile"]
    subprocess.run([*command, str(authority.folder / "root.pem")], cwd=tmp_path, check=True, capture_output=True)


def test_a_stamp_goes_along_with_its_head(authority, head):
    want(head, clock())
    stamp_due(clock)
    (line,) = heads()
    assert len(line["stamps"]) == 1
    assert line["size"] == head.size


def test_the_next_day_another_head_is_stamped(authority, head):
    want_daily(clock())
    stamp_due(clock)
    sign_head(clock() + DAY + HOUR)
    assert want_daily(clock() + DAY + HOUR)


def test_campaigns_that_start_each_day_delay_no_stamp(head, authority):
    """A head is signed before each, some minutes less than a day after the one before."""
    want_daily(clock())
    assert stamp_due(clock) == 1
    says_more()
    sign_head(head.at + DAY - HOUR)
    assert not want_daily(head.at + DAY - HOUR)
    assert want_daily(head.at + DAY)
    assert not want_daily(head.at + DAY + HOUR)


@pytest.mark.parametrize("url", ["https://127.0.0.1:tsa/", "http://127.0.0.1:99999/tsr", "http://[::1/tsr"])
def test_an_address_that_is_none_is_named(head, monkeypatch, url):
    monkeypatch.setenv("JATAK_TIMESTAMP_URL", url)
    with pytest.raises(UsageError, match="JATAK_TIMESTAMP_URL is "):
        want_daily(clock())


@pytest.mark.parametrize("url", ["http://.example/tsr", "http://" + "a" * 80 + ".example/", "{made}/té"])
def test_a_name_that_cannot_be_is_told_as_one_that_does_not_answer(head, authority, monkeypatch, url):
    monkeypatch.setenv("JATAK_TIMESTAMP_URL", url.format(made=authority.url.removesuffix("/tsa")))
    want_daily(clock())
    assert "does not answer" in trouble()


def test_an_authority_that_is_away_is_asked_again_after_growing_pauses_and_nothing_waits(head, authority, monkeypatch):
    monkeypatch.setenv("JATAK_TIMESTAMP_URL", "http://127.0.0.1:9/tsa")
    want_daily(clock())
    at = clock()
    assert stamp_due(lambda: at) == 0
    errand = Errand.objects.get()
    assert (errand.tries, errand.due_at) == (1, at + pause(1))
    assert "does not answer" in errand.trouble
    assert stamp_due(lambda: at + timedelta(seconds=30)) == 0
    assert Errand.objects.get().tries == 1, "it is not asked before its time"
    with acting_as("admin"):
        says_yes(person("Ben"), question(company("Butik"), "other"))
    assert seal(at) == 1
    assert sign_head(at).size == 2
    assert stamp_due(lambda: at + pause(1)) == 0
    assert Errand.objects.get().due_at == at + pause(1) + pause(2)
    monkeypatch.setenv("JATAK_TIMESTAMP_URL", authority.url)
    with acting_as("admin"):
        Errand.objects.update(due_at=at)
    assert stamp_due(clock) == 1
    assert Stamp.objects.get().head == head
    assert [pause(n) for n in range(1, 8)] == sorted(pause(n) for n in range(1, 8))


BAD = {
    "is no time stamp": lambda self, asked: (200, b"<html>Welcome</html>"),
    "answers 503": lambda self, asked: (503, b""),
    "is no time stamp ": lambda self, asked: (200, self.reply(asked)[:-40]),
    "status 2": lambda self, asked: (200, self.reply(asked, "strict")),
    "for time stamps": lambda self, asked: (200, self.signed_again(asked, "mail", "-cades")),
    "for time stamps alone": lambda self, asked: (200, self.signed_again(asked, "both", "-cades")),
    "does not say that it was signed with": lambda self, asked: (200, self.signed_again(asked, "good")),
}


@pytest.mark.parametrize("words", BAD)
def test_what_is_no_right_stamp_is_refused(authority, head, words):
    authority.answers = BAD[words]
    want(head, clock())
    assert words.strip() in trouble()


def test_a_stamp_signed_again_with_all_that_is_needed_is_taken(authority, head):
    """So that the refusals above are for what they say."""
    authority.answers = lambda self, asked: (200, self.signed_again(asked, "good", "-cades"))
    want(head, clock())
    assert stamp_due(clock) == 1


def test_an_answer_to_another_question_is_refused(authority, head):
    authority.answers = lambda self, asked: (200, self.reply(self.asked[0]))
    want(head, clock())
    assert stamp_due(clock) == 1
    with acting_as("admin"):
        says_yes(person("Ben"), question(company("Butik"), "other"))
    seal(clock())
    second = sign_head(clock())
    want(second, clock())
    assert stamp_due(clock) == 0
    assert "something else" in Errand.objects.get().trouble


def test_an_old_answer_to_the_same_question_is_refused(authority, head):
    """The imprint is the same, the nonce is not."""
    want(head, clock())
    first = []
    authority.answers = lambda self, asked: (first.append(asked), (503, b""))[1]
    stamp_due(clock)
    authority.answers = lambda self, asked: (200, self.reply(first[0]))
    with acting_as("admin"):
        Errand.objects.update(due_at=clock())
    assert "nonce" in trouble()


@pytest.mark.parametrize("off", [-DAY, DAY])
def test_a_time_that_is_not_now_is_refused(authority, head, off):
    want(head, clock() + off)
    assert stamp_due(lambda: clock() + off) == 0
    assert "which is not now" in Errand.objects.get().trouble


def test_another_policy_is_refused(authority, head, monkeypatch):
    monkeypatch.setenv("JATAK_TIMESTAMP_POLICY", "1.2.3.4.2")
    want(head, clock())
    assert "under the policy 1.2.3.4.1" in trouble()


def test_nobody_is_believed_who_leads_to_no_root_that_is_trusted(authority, head, monkeypatch):
    monkeypatch.setenv("JATAK_TIMESTAMP_CA", str(authority.root("stranger")))
    want(head, clock())
    assert "does not hold" in trouble()


@pytest.mark.parametrize("value", ["", "/nowhere/root.pem", __file__])
def test_without_a_root_nobody_is_asked(authority, head, monkeypatch, value):
    monkeypatch.setenv("JATAK_TIMESTAMP_CA", value)
    want(head, clock())
    assert "JATAK_TIMESTAMP_CA" in trouble()
    assert authority.asked == []
    assert any("JATAK_TIMESTAMP_CA" in found.seen for found in check_log())


def test_without_an_authority_nothing_is_wanted(head, monkeypatch):
    monkeypatch.delenv("JATAK_TIMESTAMP_URL", raising=False)
    assert not want_daily(clock())
    assert stamp_due(clock) == 0


def test_the_doctor_tells_what_is_waited_for(authority, head):
    authority.answers = lambda self, asked: (503, b"")
    want(head, clock())
    stamp_due(clock)
    (late,) = [found for found in check_log() if "time stamp is waited for" in found.seen]
    assert late.level == "look"
    assert "503" in late.seen
    authority.answers = lambda self, asked: (200, self.reply(asked))
    with acting_as("admin"):
        Errand.objects.update(due_at=clock())
    stamp_due(clock)
    assert [found.level for found in check_log()] == ["ok", "ok", "ok"]
    assert Head.objects.count() == 1


def test_the_doctor_finds_old_heads_that_nobody_had_stamped(authority, head):
    """Jobs did not run for days: no try failed, and nothing is stamped."""
    later = clock() + 3 * DAY
    assert [found.seen for found in _stamped(clock())] == ["The heads of the log are stamped."]
    (old,) = _stamped(later)
    assert (old.level, f"since that of {head.at:%Y-%m-%d %H:%M} UTC" in old.seen) == ("look", True)
    want(head, clock())
    (forgotten,) = _stamped(later)
    assert forgotten.seen == "A time stamp is waited for for 2 days: nobody has asked for it yet."


def test_who_leaves_while_an_authority_hangs_has_left_at_once(authority, head):
    """It takes the question and says nothing; nobody else waits for it, not even the sealer."""
    asked, over = threading.Event(), threading.Event()

    def hangs(self, question):
        asked.set()
        over.wait(60)
        return 503, b""

    authority.answers = hangs
    want(head, clock())
    waiting = threading.Thread(target=_stamps)
    waiting.start()
    try:
        assert asked.wait(30)
        with acting_as("admin"):
            ana = Person.objects.get()
            asked_by = Controller.objects.get()
        with acting_as("consent"), connection().cursor() as cursor:
            cursor.execute("SET lock_timeout = '1s'")
        leaves(ana, asked_by)
        with acting_as("admin"):
            assert not Record.objects.filter(ended_at=None).exists()
        size = size_now()
        assert seal(clock()) > 0
        assert sign_head(clock()).size > size
        assert waiting.is_alive(), "it hangs still"
    finally:
        over.set()
        waiting.join()
    assert "503" in Errand.objects.get().trouble


def _stamps():
    stamp_due(clock)
    connections.close_all()


def test_an_authority_that_answers_a_byte_now_and_then_is_hung_up_on(authority, head, monkeypatch):
    monkeypatch.setattr("jatak.sealing.authority.LONGEST", 0.2)
    over = threading.Event()

    def drips(self, question):
        over.wait(30)
        return 200, b""

    authority.answers = drips
    want(head, clock())
    try:
        assert "does not answer" in trouble()
    finally:
        over.set()
