"""What each route needs: our views say it themselves, those of others are listed here; what is neither is closed."""

from collections.abc import Iterator

from django.urls import ResolverMatch, URLPattern, URLResolver, get_resolver

from jatak.accounts.may import May
from jatak.accounts.needs import PUBLIC, SIGNED_IN

OTHERS_PUBLIC = {
    "account_login": "who logs in has no account yet",
    "account_logout": "ends a log-in, and says so to who has none",
    "account_reset_password": "who forgot the password cannot log in; answers alike for every address",
    "account_reset_password_done": "says that a mail was sent",
    "account_reset_password_from_key": "the signed token of the mail is the permission",
    "account_reset_password_from_key_done": "says that the password was set",
    "account_inactive": "says that an account is closed",
    "account_confirm_email": "the signed token of the mail is the permission; only a POST confirms",
    "mfa_authenticate": "the second step of logging in; without the first it leads back to it",
    "wagtailadmin_javascript_catalog": "words of scripts",
    "wagtailadmin_sprite": "the icons",
}
OTHERS: dict[str, str] = {
    "wagtailadmin_dismissibles": May.SEE_NUMBERS,
    "account_change_password": SIGNED_IN,
    "account_email": SIGNED_IN,
    "account_email_verification_sent": SIGNED_IN,
    "account_reauthenticate": SIGNED_IN,
    "mfa_index": SIGNED_IN,
    "usersessions_list": SIGNED_IN,
    "mfa_reauthenticate": SIGNED_IN,
    "mfa_activate_totp": SIGNED_IN,
    "mfa_deactivate_totp": SIGNED_IN,
    "mfa_view_recovery_codes": SIGNED_IN,
    "mfa_generate_recovery_codes": SIGNED_IN,
    "mfa_download_recovery_codes": SIGNED_IN,
    # The editor of letters: links, and pictures from the library.
    "wagtailadmin_choose_page_external_link": May.WRITE,
    "wagtailadmin_choose_page_email_link": May.WRITE,
    "wagtailadmin_choose_page_phone_link": May.WRITE,
    "wagtailimages_chooser:choose": May.WRITE,
    "wagtailimages_chooser:choose_results": May.WRITE,
    "wagtailimages_chooser:chosen": May.WRITE,
    "wagtailimages_chooser:chosen_multiple": May.WRITE,
    "wagtailimages_chooser:create": May.WRITE,
    "wagtailimages_chooser:select_format": May.WRITE,
}


def need_of(match: ResolverMatch) -> str | None:
    """What a route needs: a `May`, SIGNED_IN, PROGRAM or PUBLIC; None for a route that nobody opens."""
    return _need(match.view_name, match.func)


def every_route() -> Iterator[tuple[str, str, str | None, object]]:
    """Each route of the site as (address, name, need, view)."""
    yield from _below(get_resolver(), "", "")


def _need(name: str | None, view: object) -> str | None:
    own = getattr(view, "needs", None)
    if own is not None:
        return str(own)
    if name in OTHERS_PUBLIC:
        return PUBLIC
    need = OTHERS.get(name or "")
    return str(need) if need else None


def _below(resolver: URLResolver, before: str, spaces: str) -> Iterator[tuple[str, str, str | None, object]]:
    for entry in resolver.url_patterns:
        address = before + str(entry.pattern)
        if isinstance(entry, URLResolver):
            inner = f"{spaces}{entry.namespace}:" if entry.namespace else spaces
            yield from _below(entry, address, inner)
        elif isinstance(entry, URLPattern):
            name = f"{spaces}{entry.name}" if entry.name else ""
            yield address, name, _need(name, entry.callback), entry.callback
