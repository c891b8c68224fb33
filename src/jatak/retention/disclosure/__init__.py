"""Answers to a person or an authority: what is known, put together from both bases in one file and nowhere else."""

from jatak.retention.disclosure.campaign import of_campaign
from jatak.retention.disclosure.disclose import disclose
from jatak.retention.disclosure.ledger import of_ledger
from jatak.retention.disclosure.message import of_message
from jatak.retention.disclosure.person import of_person

__all__ = ["disclose", "of_campaign", "of_ledger", "of_message", "of_person"]
