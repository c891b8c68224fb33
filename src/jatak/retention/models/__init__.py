"""The tables of retention: what companies chose, what falls due, runs that take it, and answers."""

from jatak.retention.models.choices import Choice, Threshold
from jatak.retention.models.due import Due
from jatak.retention.models.orders import AnswerOrder, Stage, Subject
from jatak.retention.models.processing import Statement
from jatak.retention.models.runs import Run, RunState

__all__ = ["AnswerOrder", "Choice", "Due", "Run", "RunState", "Stage", "Statement", "Subject", "Threshold"]
