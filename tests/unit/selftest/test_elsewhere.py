"""What a leaving page of others shows, and what it does not."""

import pytest

from jatak.gate.situation import Tri
from jatak.selftest.elsewhere import Seen, seen

YES, NO, UNKNOWN = Tri.YES, Tri.NO, Tri.UNKNOWN
BUTTON = "<button>Leave</button>"


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        (f"<form method=post>{BUTTON}</form>", Seen(NO, NO, 2)),
        (f"<form><input type=hidden name=t required>{BUTTON}</form>", Seen(NO, NO, 2)),
        (f"<form><input name=mail required>{BUTTON}</form>", Seen(NO, NO, 3)),
        (f"<form><textarea name=why></textarea>{BUTTON}</form>", Seen(NO, NO, 2)),
        (f"<form><select name=why required></select>{BUTTON}</form>", Seen(NO, YES, 3)),
        (f"<form><input type=radio name=why required><input type=radio name=why required>{BUTTON}", Seen(NO, YES, 3)),
        ("<form><input type=submit value=Leave></form>", Seen(NO, NO, 2)),
        (f"<form><input name=u><input type=password>{BUTTON}</form>", Seen(YES, UNKNOWN, None)),
        ("<div id=app></div><script src=app.js></script>", Seen(UNKNOWN, UNKNOWN, None)),
        ("<button>Search</button>", Seen(UNKNOWN, UNKNOWN, None)),
        ("", Seen(UNKNOWN, UNKNOWN, None)),
    ],
)
def test_what_is_seen(html: str, expected: Seen) -> None:
    assert seen(html) == expected
