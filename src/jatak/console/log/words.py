"""What a change is called."""

from typing import Any

from django.utils.translation import gettext_lazy as _

VERBS: dict[str, Any] = {
    "installation.begun": _("made the first administrator"),
    "company.founded": _("added a company"),
    "company.identity": _("changed a company’s identity"),
    "company.sending": _("changed how a company sends"),
    "company.limits": _("changed a company’s own limits"),
    "brand.added": _("added a brand"),
    "brand.renamed": _("renamed a brand"),
    "topic.added": _("added a topic"),
    "topic.renamed": _("renamed a topic"),
    "product_group.added": _("added a product group"),
    "product_group.renamed": _("renamed a product group"),
    "notice.published": _("published a notice"),
    "dkim.make": _("made keys of a domain"),
    "dkim.activate": _("let keys of a domain sign"),
    "limit.set": _("set a limit"),
    "limit.removed": _("took a limit back"),
    "account.invited": _("invited somebody"),
    "account.closed": _("closed an account"),
    "account.reopened": _("reopened an account"),
    "account.link_made": _("made a link to set a password"),
    "second_factor.reset": _("reset somebody’s second factor"),
    "role.given": _("gave a role"),
    "role.taken": _("took a role away"),
}


def verb(code: str) -> Any:
    """In words where there are some, else as it is kept."""
    return VERBS.get(code, code.replace(".", " ").replace("_", " "))


def details(change: Any) -> list[tuple[str, str]]:
    """Each detail with its words; a pair is before and after."""
    return [(name.replace("_", " "), _said(value)) for name, value in change.details.items()]


def _said(value: object) -> str:
    if isinstance(value, list) and len(value) == 2:
        return f"{_plain(value[0])} → {_plain(value[1])}"
    return _plain(value)


def _plain(value: object) -> str:
    return "–" if value in (None, "") else str(value)
