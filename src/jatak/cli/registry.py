"""The commands of `jatak`, in the order of its help.

To add one: write a module with a function of the command's name (`-` becomes `_`), or with a Typer `app` of
sub-commands, and add its line here. The module is imported when the command is asked for, after Django is set up for
the role.
"""

from typing import NamedTuple


class Command(NamedTuple):
    """Where a command is written and which database role it works as; without a role it needs no Django."""

    module: str
    role: str | None = None
    migrates: bool = True
    """Bring the database to this version before it runs."""
    console: bool = False
    """It needs the console's accounts or jobs."""


COMMANDS = {
    "init": Command("jatak.cli.init.command", "web", console=True),
    "doctor": Command("jatak.cli.doctor", "web", migrates=False, console=True),
    "serve": Command("jatak.cli.serve", "web"),
    "web": Command("jatak.cli.web", "web", console=True),
    "worker": Command("jatak.cli.worker", "worker"),
    "jobs": Command("jatak.cli.jobs", "web", console=True),
    "audience": Command("jatak.cli.audience", "worker"),
    "decide": Command("jatak.cli.decide", "worker"),
    "replay": Command("jatak.cli.replay", "worker"),
    "campaign": Command("jatak.cli.campaign", "web"),
    "evidence": Command("jatak.cli.evidence", "web"),
    "receipt": Command("jatak.cli.receipt", "web"),
    "log": Command("jatak.cli.log", "web"),
    "answer": Command("jatak.cli.answer", "web", console=True),
    "law": Command("jatak.cli.law"),
    "notice": Command("jatak.cli.notice"),
    "company": Command("jatak.cli.company", "web"),
    "person": Command("jatak.cli.person", "web"),
    "desk": Command("jatak.cli.desk", "web"),
    "clocks": Command("jatak.cli.clocks", "web"),
    "report": Command("jatak.cli.report", "web"),
    "token": Command("jatak.cli.token", "web", console=True),
    "limit": Command("jatak.cli.limit", "web"),
    "load-purchases": Command("jatak.cli.load_purchases", "customers"),
    "import": Command("jatak.cli.import_", "web"),
    "inbound": Command("jatak.cli.inbound"),
    "review-leaving": Command("jatak.cli.review_leaving"),
    "selftest": Command("jatak.cli.selftest", "web", console=True),
    "send-service": Command("jatak.cli.send_service", "web"),
    "sms": Command("jatak.cli.sms", "web", migrates=False),
    "dkim": Command("jatak.cli.dkim"),
    "check-domain": Command("jatak.cli.check_domain"),
    "check-spam": Command("jatak.cli.check_spam"),
    "demo": Command("jatak.cli.demo"),
    "casebook": Command("jatak.cli.casebook", "worker", migrates=False),
    "archive": Command("jatak.cli.archive", "admin"),
    "backup": Command("jatak.cli.backup", "web"),
    "restore": Command("jatak.cli.restore", "admin", migrates=False),
    "migrate": Command("jatak.cli.migrate", "admin", migrates=False),
    "db": Command("jatak.cli.db"),
    "roles": Command("jatak.cli.roles", "web", migrates=False, console=True),
    "version": Command("jatak.cli.version"),
}
