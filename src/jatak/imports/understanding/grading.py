"""What a yes of a file can be proven with."""

from datetime import datetime
from typing import NamedTuple

from jatak.imports.row import Grade


class Traces(NamedTuple):
    """What a line knows of a yes."""

    said: datetime | None = None
    confirmed: datetime | None = None
    added: bool = False
    """Whether there is a date of something else, such as when the other system first knew them."""
    ip: bool = False
    own_place: bool = False
    """Whether the line itself names the place."""
    place: bool = False
    """Whether it is known, be it from the company."""
    own_words: bool = False
    """Whether the line itself names the words."""
    words: bool = False
    """Whether they are known, be it from the company for that source and period."""


def grade_of(traces: Traces) -> Grade:
    """The grade.

    A wants both acts logged as they happened: each with its time, and with the IP address or the page. B wants what the
    line itself says of place and words; where the company says it, it is C.
    """
    located, known = traces.ip or traces.own_place, traces.place and traces.words
    if traces.said and traces.confirmed and located and known:
        return Grade.CONFIRMED
    if traces.said and traces.own_place and traces.own_words:
        return Grade.RECORDED
    if traces.said and known:
        return Grade.SUPPLIED
    return Grade.DATED if traces.said or traces.confirmed or traces.added else Grade.NOTHING
