"""A database of its own for a benchmark, gone afterwards."""

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def house(role: str = "worker", settings: str = "jatak.site.settings") -> Iterator[None]:
    """A fresh home with a migrated database on the embedded server, as the worker sees it unless told otherwise."""
    place = Path(tempfile.mkdtemp(prefix="jatak-bench-"))
    os.environ |= {
        "JATAK_HOME": str(place / "home"),
        "JATAK_ROLE": role,
        "DJANGO_SETTINGS_MODULE": settings,
    }
    os.environ.pop("JATAK_DATABASE_URL", None)
    import django

    django.setup()
    from jatak.database import embedded
    from jatak.database.migrate import migrate
    from jatak.database.place import socket_folder

    try:
        migrate()
        yield
    finally:
        embedded.stop()
        shutil.rmtree(socket_folder(), ignore_errors=True)
        shutil.rmtree(place, ignore_errors=True)


def say(text: str) -> None:
    """Words for the reader, beside the answer."""
    print(text, file=sys.stderr, flush=True)
