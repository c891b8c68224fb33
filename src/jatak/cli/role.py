"""Which database role a command works as; chosen before Django reads its settings."""

import os


def set_up(role: str) -> None:
    """Make this process one of that role."""
    os.environ |= {"JATAK_ROLE": role, "DJANGO_SETTINGS_MODULE": "jatak.site.settings"}
    import django

    django.setup()


def bring_up_to_date() -> None:
    """Bring the database to this version."""
    from jatak.database.migrate import migrate

    migrate()


def work_as(role: str) -> None:
    """Both, for a sub-command that needs the database where others of its group do not."""
    set_up(role)
    bring_up_to_date()
