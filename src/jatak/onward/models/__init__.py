"""The tables of this room."""

from jatak.onward.models.partners import Handover, Identifies, Partner, Way
from jatak.onward.models.passings import Passing, TheirWord, Waiting

__all__ = ["Handover", "Identifies", "Partner", "Passing", "TheirWord", "Waiting", "Way"]
