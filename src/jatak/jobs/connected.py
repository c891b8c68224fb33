"""Jobs run in threads of a process that lives for weeks: each looks first whether its connections still live."""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from django.db import close_old_connections

P = ParamSpec("P")
R = TypeVar("R")


def connected(job: Callable[P, R]) -> Callable[P, R]:
    """Do a job with connections that work, and leave none open behind that is too old."""

    @wraps(job)
    def done(*args: P.args, **kwargs: P.kwargs) -> R:
        close_old_connections()
        try:
            return job(*args, **kwargs)
        finally:
            close_old_connections()

    return done
