"""Lists of tags, as DKIM keys and DMARC policies are written (RFC 6376 section 3.2)."""


class BadTags(ValueError):
    """A text that is no list of tags."""


def tags(text: str) -> dict[str, str]:
    """Each tag with its value, in their order; raises BadTags where one has no `=` or stands twice."""
    found: dict[str, str] = {}
    for part in text.split(";"):
        name, equals, value = (each.strip() for each in part.partition("="))
        if not (name or equals):
            continue
        if not equals or not name:
            raise BadTags(f"{part.strip()!r} is no tag")
        if name in found:
            raise BadTags(f"{name}= stands twice")
        found[name] = value
    return found
