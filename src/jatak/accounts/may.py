"""What each role may do."""

from enum import StrEnum

from django.utils.translation import gettext_lazy as _

from jatak.accounts.models import Role


class May(StrEnum):
    """Something that a page needs; a route names one of these."""

    SEE_NUMBERS = "see_numbers"
    """Dashboard, audiences, campaigns and reports: counts and reasons, no person."""
    SEE_PEOPLE = "see_people"
    """People, their permissions and their history."""
    ANSWER_PEOPLE = "answer_people"
    """Record what a person said: an objection, a call, a letter."""
    WRITE = "write"
    """Write campaigns, service messages and notices, and send messages to oneself."""
    APPROVE = "approve"
    """Say that a message may go as it is; publish a notice."""
    SEND = "send"
    """Start, pause, resume and stop; send service messages."""
    PROVE = "prove"
    """Replay decisions, export evidence, read who looked at whom."""
    SET_UP = "set_up"
    """Companies, brands, topics, senders and domains."""
    MANAGE_ACCOUNTS = "manage_accounts"
    """Invite people, give and take roles."""


MEANING = {
    May.SEE_NUMBERS: _("see numbers, campaigns and reports"),
    May.SEE_PEOPLE: _("see people, their permissions and their history"),
    May.ANSWER_PEOPLE: _("record what a person said"),
    May.WRITE: _("write campaigns, service messages and notices"),
    May.APPROVE: _("approve messages, publish notices"),
    May.SEND: _("start, pause and stop campaigns"),
    May.PROVE: _("replay decisions and export evidence"),
    May.SET_UP: _("set up companies, topics and senders"),
    May.MANAGE_ACCOUNTS: _("invite people and give roles"),
}

OF_ROLE: dict[str, frozenset[May]] = {
    Role.ADMINISTRATOR: frozenset(May),
    Role.EDITOR: frozenset({May.SEE_NUMBERS, May.SEE_PEOPLE, May.WRITE, May.SEND}),
    Role.APPROVER: frozenset({May.SEE_NUMBERS, May.APPROVE, May.SEND}),
    Role.DATA_PROTECTION: frozenset({May.SEE_NUMBERS, May.SEE_PEOPLE, May.ANSWER_PEOPLE, May.PROVE}),
    Role.SUPPORT: frozenset({May.SEE_NUMBERS, May.SEE_PEOPLE, May.ANSWER_PEOPLE}),
    Role.READER: frozenset({May.SEE_NUMBERS}),
}


def roles_that(may: May) -> list[str]:
    """The roles that may do this, in the order of `Role`."""
    return [role.value for role in Role if may in OF_ROLE[role]]
