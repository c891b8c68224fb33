"""What one letter has of its own."""

from datetime import datetime
from typing import NamedTuple

from jatak.content.footer import Why


class Person(NamedTuple):
    """Whom a letter is for, and why they get it."""

    message_id: int
    name: str
    address: str
    leave_token: str
    """Goes on where the link to leave ends; empty for service."""
    why: Why
    at: datetime
    confirm_link: str = ""
    """The page whose button confirms a sign-up; empty in all messages but the request."""
    own_link: str = ""
    """Their own page, with all that it opens for a day; empty in all messages but the answer to who asked for it."""
    stay_link: str = ""
    """The page whose button keeps them; empty in all messages but the notice before they go."""
    answer_link: str = ""
    """The page on which they fetch the answer they asked for; empty in all messages but answers to requests."""
