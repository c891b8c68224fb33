"""Where Wagtail asks us: the menu, the dress."""

from typing import Any

from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import admin_menu
from wagtail.admin.search import SearchArea, admin_search_areas
from wagtail.images import get_image_model
from wagtail.permissions import register_permission_policy

from jatak.accounts.may import May
from jatak.console.frame.menu import entries
from jatak.console.letters.library import LibraryPolicy
from jatak.console.letters.link_dialog import use_addresses_alone

register_permission_policy(get_image_model(), LibraryPolicy(get_image_model()))
# Tags are of the whole installation: one company would read what another calls its pictures.
get_image_model().admin_form_fields = tuple(each for each in get_image_model().admin_form_fields if each != "tags")


ENTRIES, SEARCHES = "register_jatak_menu_item", "register_jatak_search_area"
# Of Wagtail's entries and searches, whose pages are closed, none is asked whether it is shown: each page would ask the
# database twice for it.
admin_menu.register_hook_name, admin_search_areas.register_hook_name = ENTRIES, SEARCHES


@hooks.register("construct_main_menu")
def our_menu_alone(request: Any, items: list[Any]) -> None:
    """Of the menu, which is empty, ours."""
    items[:] = [entry for entry in entries() if entry.is_shown(request)]


class PeopleSearch(SearchArea):
    """The search of the menu looks for people."""

    def is_shown(self, request: Any) -> bool:
        """For those who may see people."""
        return bool(request.operator.may(May.SEE_PEOPLE))


@hooks.register(SEARCHES)
def search_for_people() -> PeopleSearch:
    """The only one."""
    return PeopleSearch(_("People"), reverse("people"), name="people", icon_name="group")


@hooks.register("insert_global_admin_css")
def dress() -> str:
    """Our colours and pages."""
    return format_html('<link rel="stylesheet" href="{}">', static("console/console.css"))


@hooks.register("insert_global_admin_js")
def scripts() -> str:
    """What our pages do by script; each works without it as far as it can."""
    return format_html('<script src="{}" type="module"></script>', static("console/console.js"))


hooks.register("register_rich_text_features", use_addresses_alone, order=100)
