"""Where Wagtail asks us: the menu, the dress."""

from typing import Any

from django.templatetags.static import static
from django.utils.html import format_html
from wagtail import hooks
from wagtail.images import get_image_model
from wagtail.permissions import register_permission_policy

from jatak.console.frame.menu import entries
from jatak.console.letters.library import LibraryPolicy
from jatak.console.letters.link_dialog import use_addresses_alone

register_permission_policy(get_image_model(), LibraryPolicy(get_image_model()))


@hooks.register("construct_main_menu")
def our_menu_alone(request: Any, items: list[Any]) -> None:
    """Take away all of Wagtail's entries, and put ours there."""
    items[:] = [entry for entry in entries() if entry.is_shown(request)]


@hooks.register("insert_global_admin_css")
def dress() -> str:
    """Our colours and pages."""
    return format_html('<link rel="stylesheet" href="{}">', static("console/console.css"))


@hooks.register("insert_global_admin_js")
def scripts() -> str:
    """What our pages do by script; each works without it as far as it can."""
    return format_html('<script src="{}" type="module"></script>', static("console/console.js"))


hooks.register("register_rich_text_features", use_addresses_alone, order=100)
