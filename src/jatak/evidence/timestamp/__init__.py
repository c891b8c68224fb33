"""Time stamps of others on bytes of ours (RFC 3161): asked for, and believed only when everything is right."""

from jatak.evidence.timestamp import by_whom
from jatak.evidence.timestamp.believing import Stamped, Terms, believed
from jatak.evidence.timestamp.refused import Refused
from jatak.evidence.timestamp.request import Request, request_for

__all__ = ["Refused", "Request", "Stamped", "Terms", "believed", "by_whom", "request_for"]
