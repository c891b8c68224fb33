"""The elements of a version: what the blocks of all its languages declare together."""

from jatak.content.blocks.elements import elements_of, union
from jatak.content.blocks.reading import parts_of
from jatak.content.models import TemplateVersion


def settle_elements(version: TemplateVersion) -> None:
    """Write down the union; words without blocks keep what was declared of the whole version."""
    bodies = list(version.texts.values_list("body", flat=True))
    declared = [version.elements] if None in bodies or not bodies else []
    found = union([*declared, *(elements_of(parts_of(body)) for body in bodies if body is not None)])
    if found != version.elements:
        version.elements = found
        version.save(update_fields=["elements"])
