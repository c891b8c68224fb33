"""`jatak worker`"""


def worker() -> None:
    """Do the jobs and hand the messages over, without the web pages."""
    from jatak.worker.run import run

    run()
