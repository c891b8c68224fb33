"""Which database role a command works as; chosen before Django reads its settings."""

import os


def set_up(role: str, console: bool = False) -> None:
    """Make this process one of that role; with the console's accounts and jobs, or without, which starts faster."""
    settings = "jatak.site.web" if console else "jatak.site.settings"
    os.environ |= {"JATAK_ROLE": role, "DJANGO_SETTINGS_MODULE": settings}
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
