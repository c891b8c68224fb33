"""`jatak worker`"""

import os
import sys
from typing import Annotated

import typer

from jatak.cli.supervise import supervise

Count = Annotated[int, typer.Option(help="How many processes carry messages; about one for each core.", min=1)]


def worker(count: Count = 1) -> None:
    """Do the jobs and hand the messages over, without the web pages; the end of one process stops all."""
    if count == 1:
        from jatak.worker.run import run

        run()
        return
    os.environ.pop("JATAK_ROLE", None)
    one = [sys.executable, "-m", "jatak.cli", "worker"]
    sys.exit(supervise({f"worker {number}": one for number in range(1, count + 1)}))
