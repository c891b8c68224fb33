"""Files that hold no table of people, told by how they begin."""

from jatak.imports.reading.errors import UnusableFile

BEGINNINGS = (
    (b"%PDF", "a PDF"),
    (b"\xff\xd8\xff", "a picture (JPEG)"),
    (b"\x89PNG", "a picture (PNG)"),
    (b"GIF8", "a picture (GIF)"),
    (b"RIFF", "a sound, film or picture"),
    (b"\xd0\xcf\x11\xe0", "an old Excel or Word file"),
    (b"{\\rtf", "a text document (RTF)"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"Rar!", "a RAR archive"),
    (b"BZh", "packed with bzip2"),
    (b"\xfd7zXZ", "packed with xz"),
    (b"\x28\xb5\x2f\xfd", "packed with Zstandard"),
    (b"\x1f\x8b", "packed twice"),
    (b"PAR1", "a Parquet file"),
    (b"SQLite format 3", "a database (SQLite)"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
)
PAGES = ((b"<!doctype html", "a web page"), (b"<html", "a web page"), (b"<?xml", "an XML file"))
JSON = ((b"{", "JSON"), (b"[{", "JSON"))
REMEDY = "Save or export the table as CSV (UTF-8) or XLSX, and import that."


def refuse_foreign(name: str, start: bytes) -> None:
    """Raise UnusableFile where this is the beginning of something else than text in columns."""
    bare = start.removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    found = [what for magic, what in BEGINNINGS if start.startswith(magic)]
    found += [what for magic, what in (*PAGES, *JSON) if bare.startswith(magic)]
    if found:
        raise UnusableFile(name, f"this is {found[0]}, not a table of people.", REMEDY)
