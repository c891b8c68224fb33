"""What a letter has of its own, word by word."""

from enum import IntEnum


class Word(IntEnum):
    """A word as it is written in its place; the number is its place among a person's words."""

    DATE = 0
    TO = 1
    MESSAGE_ID = 2
    SUBJECT = 3
    LEAVE_PAGE = 4
    LEAVE_MAIL = 5
    FEEDBACK = 6
    NAME_TEXT = 7
    NAME_HTML = 8
    EMAIL_TEXT = 9
    EMAIL_HTML = 10
    WHY_TEXT = 11
    WHY_HTML = 12
    LEAVE_LINK = 13
    CONFIRM_LINK = 14
    OWN_LINK = 15
    STAY_LINK = 16
    ANSWER_LINK = 17
