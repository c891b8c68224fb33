"""`jatak jobs`"""

from jatak.jobs.running import run


def jobs() -> None:
    """Do what takes longer than a page: count audiences, fill outboxes, keep the dashboard's figures fresh."""
    run()
