"""A profile that is not right is refused with file, line and reason."""

import pytest

from jatak.law.errors import PackError
from jatak.law.profile_reading import read
from jatak.law.vocabulary import RELATIONS

SALE = """[window.sale]
value = 18
from = "end"
"""
GOOD = f"""code = "zoo"
name = "Zoo"
note = "Why."

[inactivity]
value = 24
reason = "Two years."
status = "choice"

{SALE}reason = "A season and a half."
status = "choice"

[window."*"]
value = "none"
from = "end"
reason = "Nothing is known."
status = "choice"
"""


def test_a_good_profile() -> None:
    profile = read("zoo.toml", GOOD)
    assert (profile.code, profile.name, profile.note) == ("zoo", "Zoo", "Why.")
    assert (profile.inactivity.months, profile.inactivity.reason) == (24, "Two years.")
    assert (profile.windows["sale"].months, profile.windows["sale"].starts) == (18, "end")
    assert set(profile.windows) == set(RELATIONS)
    assert (profile.windows["donation"].months, profile.windows["donation"].starts) == (None, "end")


@pytest.mark.parametrize(
    ("good", "bad", "line", "reason"),
    [
        ("value = 18", "value = 0", 11, "value must be a whole number from 1 to 600"),
        ("value = 18", 'value = "long"', 11, "value must be a whole number from 1 to 600"),
        ("value = 18", "value = true", 11, "value must be a whole number from 1 to 600"),
        ("value = 18\n", "", 10, "value is missing"),
        ('from = "end"', 'from = "yesterday"', 12, "from must be one of purchase, end"),
        ('from = "end"\n', "", 10, "from is missing"),
        ('reason = "A season and a half."\n', "", 10, "reason is missing"),
        ('reason = "A season and a half."', 'reason = " "', 13, "reason is missing"),
        ('status = "choice"\n\n[window."*"]', 'status = "read"\n\n[window."*"]', 14, "status must be one of choice"),
        ("value = 24", 'value = 24\nfrom = "end"', 7, "unknown key from"),
        ("value = 18", "value = 18\nunit = 1", 12, "unknown key unit"),
        ("[window.sale]", "[window.sails]", 10, "no such relation: use sale"),
        ('[window."*"]', "[window.donation]", 10, "leaves out subscription"),
        ('note = "Why."', 'note = "Why."\nmotto = "x"', 4, "no such key"),
        ('note = "Why."\n', "", 1, "note is missing"),
        ('name = "Zoo"', 'name = ""', 2, "name is missing"),
        ('code = "zoo"', 'code = "park"', 1, "must be as the file is called"),
        ("[inactivity]", "[silence]", 5, "no such key"),
        ('[inactivity]\nvalue = 24\nreason = "Two years."\nstatus = "choice"\n', "", 1, "missing"),
        ('[inactivity]\nvalue = 24\nreason = "Two years."\nstatus = "choice"', "inactivity = 24", 5, "must be a table"),
        ("value = 18", "value = ", 11, "line 11"),
        ('"none"\nfrom = "end"', '"none"\nfrom = "purchase"', 18, "a subscription counts from its end"),
        (SALE, SALE.replace("sale", "membership").replace("end", "purchase"), 12, "a membership counts from its end"),
    ],
)
def test_what_is_wrong_is_named_with_its_line(good: str, bad: str, line: int, reason: str) -> None:
    assert good in GOOD
    with pytest.raises(PackError) as caught:
        read("zoo.toml", GOOD.replace(good, bad, 1))
    assert (caught.value.file, caught.value.line) == ("zoo.toml", line)
    assert reason in str(caught.value)
