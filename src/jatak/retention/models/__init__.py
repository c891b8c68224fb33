"""The tables of retention: what companies chose, what falls due, runs that take it, lists, answers, erasures."""

from jatak.retention.models.choices import Choice, Threshold
from jatak.retention.models.due import Due
from jatak.retention.models.erasures import Erasure, Why
from jatak.retention.models.from_archive import FromArchive
from jatak.retention.models.informing import Informing
from jatak.retention.models.let_go import LetGo, Proved
from jatak.retention.models.lists import ListCount, Listed, ListTotal
from jatak.retention.models.locked import Kind, Locked, Opening
from jatak.retention.models.orders import AnswerOrder, Stage, Subject
from jatak.retention.models.reactivation import ReactivationNotice, ReactivationPlan, ReactivationStay
from jatak.retention.models.runs import Run, RunState

__all__ = [
    "AnswerOrder",
    "Choice",
    "Due",
    "Erasure",
    "FromArchive",
    "Informing",
    "Kind",
    "LetGo",
    "ListCount",
    "ListTotal",
    "Listed",
    "Locked",
    "Opening",
    "Proved",
    "ReactivationNotice",
    "ReactivationPlan",
    "ReactivationStay",
    "Run",
    "RunState",
    "Stage",
    "Subject",
    "Threshold",
    "Why",
]
