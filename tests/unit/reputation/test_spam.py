"""What spam filters answer, read in each of their formats, from programs that stand in for them."""

import json
import os
import sys
import time
from pathlib import Path

import pytest

from jatak.reputation.spam import check
from jatak.reputation.spam.check import spam_score
from jatak.reputation.spam.running import find
from jatak.reputation.spam.score import Rule, SpamCheckFailed
from jatak.reputation.spam.spamassassin import SETTINGS

MESSAGE = b"From: news@nordlys.example\r\nSubject: =?utf-8?q?K=C3=A6re?=\r\n\r\nHej\r\n"
SPAMASSASSIN = """\
X-Spam-Checker-Version: SpamAssassin 4.0.1 (2024-03-25) on relay
X-Spam-Status: No, score=2.8 required=5.0 tests=DEAR_FRIEND,HTML_MESSAGE,
\tNO_RELAYS,MISSING_WORDS autolearn=disabled version=4.0.1
X-Spam-Jatak: score=2.8 required=5.0 tests=DEAR_FRIEND=2.683,
\tHTML_MESSAGE=0.001,MISSING_WORDS=0.12,NO_RELAYS=-0.001
From: news@nordlys.example

 9.9 MISSING_WORDS  A table in the message itself is none of the filter's.
Jatak-Rules-In-Words
-0.0 NO_RELAYS              Informational: message was not relayed via SMTP
 2.7 DEAR_FRIEND            BODY: Dear Friend? That's not
                            very dear!
 0.0 HTML_MESSAGE           BODY: HTML included in message
"""
SPAMC = """\
5.7/5.0
Content analysis details:   (5.7 points, 5.0 required)

 pts rule name              description
---- ---------------------- --------------------------------------------------
 2.7 DEAR_FRIEND            BODY: Dear Friend? That's not
                            very dear!
 3.0 ADVANCE_FEE_2_NEW_MONEY Advance Fee fraud and lots of money
"""
RSPAMC = {
    "score": 16.2,
    "required_score": 15.0,
    "action": "reject",
    "symbols": {
        "ARC_NA": {"name": "ARC_NA", "score": 0.0, "description": "ARC signature absent"},
        "MIME_GOOD": {"name": "MIME_GOOD", "score": -0.1, "options": ["text/plain"]},
        "SUBJ_CURRENCY": {"name": "SUBJ_CURRENCY", "score": 16.3, "description": "Subject contains currency"},
    },
}


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that is all of PATH, where no program of this system is found."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr("jatak.reputation.spam.running.SYSTEM", ())
    return tmp_path


def stand_in(folder: Path, name: str, says: str, then: str = "") -> None:
    """A program that keeps its arguments and what it hears, and answers `says`."""
    program = folder / name
    program.write_text(
        f"#!{sys.executable}\nimport json, os, sys, time\n"
        f"heard = sys.stdin.buffer.read()\n"
        f"open({str(folder / 'heard')!r}, 'w').write(json.dumps([sys.argv[1:], heard.hex(), os.environ['LC_ALL']]))\n"
        f"sys.stdout.write({says!r}); sys.stdout.flush()\n{then}\n"
    )
    program.chmod(0o755)


def heard(folder: Path) -> tuple[list[str], bytes, str]:
    arguments, message, language = json.loads((folder / "heard").read_text())
    return arguments, bytes.fromhex(message), language


def test_spamassassin(programs: Path) -> None:
    stand_in(programs, "spamassassin", SPAMASSASSIN)
    found = spam_score(MESSAGE)
    assert found
    assert (found.program, found.score, found.threshold, found.is_spam) == ("spamassassin", 2.8, 5.0, False)
    assert found.rules == (
        Rule("DEAR_FRIEND", 2.683, "BODY: Dear Friend? That's not very dear!"),
        Rule("MISSING_WORDS", 0.12, ""),
        Rule("HTML_MESSAGE", 0.001, "BODY: HTML included in message"),
        Rule("NO_RELAYS", -0.001, "Informational: message was not relayed via SMTP"),
    )


def test_spamassassin_is_asked_without_network_about_the_whole_message(programs: Path) -> None:
    stand_in(programs, "spamassassin", SPAMASSASSIN)
    spam_score(MESSAGE)
    arguments, message, language = heard(programs)
    assert arguments == ["-L", "-t", "-x", *(f"--cf={line}" for line in SETTINGS)]
    assert (message, language) == (MESSAGE, "C")


def test_rspamd(programs: Path) -> None:
    stand_in(programs, "rspamc", json.dumps(RSPAMC))
    found = spam_score(MESSAGE)
    assert found
    assert (found.program, found.score, found.threshold, found.is_spam) == ("rspamd", 16.2, 15.0, True)
    assert found.rules == (
        Rule("SUBJ_CURRENCY", 16.3, "Subject contains currency"),
        Rule("MIME_GOOD", -0.1, ""),
    )
    assert heard(programs)[:2] == (["--json", "--timeout=60"], MESSAGE)


def test_spamc(programs: Path) -> None:
    stand_in(programs, "spamc", SPAMC)
    found = spam_score(MESSAGE)
    assert found
    assert (found.program, found.score, found.threshold, found.is_spam) == ("spamc", 5.7, 5.0, True)
    assert [rule.name for rule in found.rules] == ["ADVANCE_FEE_2_NEW_MONEY", "DEAR_FRIEND"]
    assert found.rules[1].words == "BODY: Dear Friend? That's not very dear!"
    assert heard(programs)[0] == ["-x", "-R"]


def test_the_one_that_needs_no_server_goes_first(programs: Path) -> None:
    stand_in(programs, "rspamc", json.dumps(RSPAMC))
    stand_in(programs, "spamc", SPAMC)
    assert spam_score(MESSAGE).program == "rspamd"  # type: ignore[union-attr]
    stand_in(programs, "spamassassin", SPAMASSASSIN)
    assert spam_score(MESSAGE).program == "spamassassin"  # type: ignore[union-attr]


def test_without_a_filter_nothing_is_known(programs: Path) -> None:
    assert spam_score(MESSAGE) is None


def test_a_program_is_found_where_paths_of_services_do_not_look(
    programs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    beside = tmp_path / "sbin"
    beside.mkdir()
    stand_in(beside, "rspamc", "")
    assert find("rspamc") is None
    monkeypatch.setattr("jatak.reputation.spam.running.SYSTEM", (str(beside),))
    assert find("rspamc") == str(beside / "rspamc")


@pytest.mark.parametrize("name", [name for name, _ in check._WAYS])
def test_an_answer_that_nobody_can_read_is_one_clear_error(programs: Path, name: str) -> None:
    stand_in(programs, name, "What?\n")
    with pytest.raises(SpamCheckFailed, match=f"answer of {name}") as caught:
        spam_score(MESSAGE)
    assert caught.value.remedy


@pytest.mark.parametrize("answer", ["[]", "{}", '{"score": 1}', '{"score": null, "required_score": 1}', '"error"'])
def test_json_that_is_no_score_is_one_clear_error(programs: Path, answer: str) -> None:
    stand_in(programs, "rspamc", answer)
    with pytest.raises(SpamCheckFailed, match="answer of rspamc"):
        spam_score(MESSAGE)


def test_a_filter_that_fails_says_why_and_what_to_do(programs: Path) -> None:
    stand_in(programs, "rspamc", "", then="sys.exit('IO write error: Connection refused')")
    with pytest.raises(SpamCheckFailed, match=r"rspamc ended with 1: IO write error: Connection refused\.") as caught:
        spam_score(MESSAGE)
    assert "Start rspamd" in caught.value.remedy


def test_a_filter_that_hangs_is_ended_with_all_its_children(programs: Path) -> None:
    child = programs / "child"
    then = (
        "import subprocess\n"
        f"held = subprocess.Popen([{sys.executable!r}, '-c', 'import time; time.sleep(600)'])\n"
        f"open({str(child)!r}, 'w').write(str(held.pid))\ntime.sleep(600)"
    )
    stand_in(programs, "spamassassin", "", then)
    with pytest.raises(SpamCheckFailed, match="no answer in 2 seconds"):
        spam_score(MESSAGE, timeout=2)
    assert _ends(int(child.read_text()))


def _ends(pid: int) -> bool:
    """Whether it ends soon: a signal that was sent is not yet obeyed."""
    until = time.monotonic() + 10
    while not _gone(pid) and time.monotonic() < until:
        os.sched_yield()
    return _gone(pid)


def _gone(pid: int) -> bool:
    """Ended; a zombie that nobody has reaped yet has ended too."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] in "ZX"
    except (FileNotFoundError, ProcessLookupError):
        return True


@pytest.mark.skipif(find("spamassassin") is None, reason="NOT TESTED: SpamAssassin is not here (apt-get install it)")
def test_the_real_spamassassin(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANG", "de_DE.UTF-8")
    tempting = MESSAGE.replace(b"Hej", b"Dear friend, you won $1,000,000 dollars. 100% free viagra, order now!")
    plain, shrill = spam_score(MESSAGE), spam_score(tempting)
    assert plain
    assert shrill
    assert plain.score < shrill.score
    assert shrill.rules
    assert all(rule.words for rule in shrill.rules)
