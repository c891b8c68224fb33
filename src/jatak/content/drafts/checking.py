"""Everything that is to be looked at before a version is approved."""

from jatak.content.checks.company import of_company
from jatak.content.checks.language import of_language
from jatak.content.checks.version import of_version
from jatak.content.findings import Finding
from jatak.content.models import TemplateVersion


def check(version: TemplateVersion) -> list[Finding]:
    """The findings, those that stop an approval first; in the language of whoever asks."""
    # As it stands now, whatever the caller read before.
    version = TemplateVersion.objects.select_related("template__controller", "template__brand").get(pk=version.pk)
    texts = list(
        version.texts.select_related("version__template__controller", "version__template__brand").order_by("language")
    )
    found = [*of_company(version.template), *of_version(version, texts)]
    for text in texts:
        found += of_language(text)
    return sorted(found, key=lambda finding: not finding.stops)
