"""The tables of the desk."""

from jatak.desk.models.requests import Asked, Paper, Request, Words
from jatak.desk.models.steps import Done, Step, StepKind

__all__ = ["Asked", "Done", "Paper", "Request", "Step", "StepKind", "Words"]
