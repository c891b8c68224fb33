"""The tables of retention: what companies chose, what falls due, and runs that take it."""

from jatak.retention.models.choices import Choice, Threshold
from jatak.retention.models.due import Due
from jatak.retention.models.runs import Run, RunState

__all__ = ["Choice", "Due", "Run", "RunState", "Threshold"]
