"""Which companies are to be tested now."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from jatak.people.models import Controller
from jatak.selftest.models import Run
from jatak.site.environment import selftest_address, selftest_hours

AGAIN = timedelta(hours=1)
"""After a test that failed."""


def due(at: datetime) -> list[Controller]:
    """Those that were not tested for as long as the operator says; none where no address is set."""
    if not selftest_address():
        return []
    every = timedelta(hours=selftest_hours())
    return [company for company in Controller.objects.order_by("pk") if _is_due(newest(company), at, every)]


def newest(company: Controller) -> Run | None:
    """The newest test of a company."""
    return Run.objects.filter(controller=company).order_by("-began_at", "-pk").first()


def _is_due(run: Run | None, at: datetime, every: timedelta) -> bool:
    return run is None or run.began_at <= at - (AGAIN if run.passed is False else every)


def stuck(companies: Iterable[Controller]) -> list[str]:
    """The names of the companies whose newest test that said anything failed; one statement."""
    said = Run.objects.filter(controller__in=list(companies), passed__isnull=False)
    newest = said.order_by("controller", "-began_at", "-pk").distinct("controller")
    return sorted(run.controller.name for run in newest.select_related("controller") if run.passed is False)
