"""Bytes to text, where the charset that a mail claims may be missing, unknown or a lie."""

import codecs

ALIASES = {
    "unicode-1-1-utf-7": "utf-7",
    "x-gbk": "gbk",
    "gb2312": "gb18030",
    "ks_c_5601-1987": "cp949",
    "iso-8859-8-i": "iso-8859-8",
    "x-sjis": "cp932",
    "shift_jis": "cp932",
    "cp-850": "cp850",
    "ansi_x3.110-1983": "latin-1",
    "x-unknown": "utf-8",
    "unknown-8bit": "utf-8",
    "us-ascii": "utf-8",
    "ascii": "utf-8",
    "": "utf-8",
}
"""Names that Python does not know, or that mails use for a larger set."""


def text_of(data: bytes, charset: str = "") -> str:
    """The text: as the charset says where that fits, else UTF-8, else Windows-1252 or Latin-1; never an error.

    NULs are dropped and line ends become `\\n`.
    """
    for name in (charset, "utf-8", "cp1252"):
        decoded = _decoded(data, name)
        if decoded is not None:
            break
    else:
        decoded = data.decode("latin-1")
    # Lone surrogates, which UTF-7 can hold, are no text.
    whole = decoded if decoded.isascii() else decoded.encode("utf-8", "replace").decode()
    return whole.replace("\0", "").replace("\r\n", "\n").replace("\r", "\n")


def _decoded(data: bytes, charset: str) -> str | None:
    name = charset.strip(" \"'").lower()
    try:
        codec = codecs.lookup(ALIASES.get(name, name))
        # Of a text cut off in the middle of a letter that letter is dropped, as is nothing else.
        return codec.incrementaldecoder("strict").decode(data) if _of_text(codec) else None
    except (LookupError, ValueError, TypeError):
        return None


def _of_text(codec: codecs.CodecInfo) -> bool:
    """Not base64, zip or rot13, which Python calls codecs too."""
    return bool(getattr(codec, "_is_text_encoding", True)) and codec.incrementaldecoder is not None
