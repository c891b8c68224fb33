"""The dialog for links in rich text: addresses alone, since there are no pages here to link to."""

from typing import Any

from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.rich_text.editors.draftail.features import EntityFeature

CHOOSERS = {
    "pageChooser": reverse_lazy("wagtailadmin_choose_page_external_link"),
    "externalLinkChooser": reverse_lazy("wagtailadmin_choose_page_external_link"),
    "emailLinkChooser": reverse_lazy("wagtailadmin_choose_page_email_link"),
    "phoneLinkChooser": reverse_lazy("wagtailadmin_choose_page_phone_link"),
}


def use_addresses_alone(features: Any) -> None:
    """Put our choosers in the place of Wagtail's; what is kept of a link stays as Wagtail has it."""
    link = {
        "type": "LINK",
        "icon": "link",
        "description": _("Link"),
        "attributes": ["url"],
        "allowlist": {"href": "^(http:|https:|mailto:|tel:|undefined$)"},
        "chooserUrls": CHOOSERS,
    }
    plugin = EntityFeature(link, js=["wagtailadmin/js/page-chooser-modal.js"])
    features.register_editor_plugin("draftail", "link", plugin)
