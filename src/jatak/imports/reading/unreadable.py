"""What is wrong with a file that cannot be opened or unpacked."""

import gzip
import lzma
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from zipfile import BadZipFile

from jatak.imports.reading.errors import UnusableFile

BROKEN = (gzip.BadGzipFile, EOFError, zlib.error, lzma.LZMAError, BadZipFile, NotImplementedError)


@contextmanager
def readable(name: str) -> Iterator[None]:
    """Say it in words, with the remedy."""
    try:
        yield
    except BROKEN as error:
        raise UnusableFile(name, f"what it is packed with is broken ({error}).", "Fetch or pack it again.") from error
    except UnicodeError as error:
        raise UnusableFile(name, f"this is no text in that encoding ({error}).", "Leave --encoding out.") from error
    except FileNotFoundError as error:
        raise UnusableFile(name, "there is no such file.", "Look at the path.") from error
    except PermissionError as error:
        raise UnusableFile(name, "you may not read it.", "Change its owner or mode.") from error
    except IsADirectoryError as error:
        raise UnusableFile(name, "this is a folder.", "Name one CSV, XLSX or ZIP file.") from error
