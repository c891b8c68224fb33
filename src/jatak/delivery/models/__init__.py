"""The tables of delivery."""

from jatak.delivery.models.dispatches import Course, Dispatch
from jatak.delivery.models.limits import GuardCount, Limit, Quota, Scope
from jatak.delivery.models.messages import Message, State
from jatak.delivery.models.reports import Report
from jatak.delivery.models.workers import Holding, Worker

__all__ = [
    "Course",
    "Dispatch",
    "GuardCount",
    "Holding",
    "Limit",
    "Message",
    "Quota",
    "Report",
    "Scope",
    "State",
    "Worker",
]
