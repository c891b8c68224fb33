"""One change of a version at a time."""

from jatak.content.models import TemplateVersion
from jatak.content.templates import AlreadyApproved, name_of


def locked(version: TemplateVersion) -> TemplateVersion:
    """The version as it stands, held until the transaction ends; raises AlreadyApproved."""
    current = TemplateVersion.objects.select_for_update().get(pk=version.pk)
    if current.approved_at:
        raise AlreadyApproved(f"{name_of(current)} is approved.", "Write a new version.")
    return current
