"""What every benchmark needs: a database of its own, gone afterwards, a watch, and telling what came out."""

import json
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
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


def tell(figures: Mapping[str, object], as_json: bool) -> None:
    """What was measured: one JSON object on the last line, or a line a figure."""
    print(json.dumps(figures) if as_json else "\n".join(f"{name}: {value}" for name, value in figures.items()))


def seconds(work: Callable[[], object]) -> float:
    """How long something takes."""
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun
