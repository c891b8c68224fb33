"""Text as a database can hold it."""


def writable(text: str) -> str:
    """Without the zero byte and lone surrogates, which PostgreSQL does not take."""
    return text.replace("\0", "").encode("utf-8", "replace").decode()
