"""Which role somebody has, and for which company."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    """What somebody is here for; `accounts.may` says what each may do."""

    ADMINISTRATOR = "administrator", _("Administrator")
    EDITOR = "editor", _("Editor")
    APPROVER = "approver", _("Approver")
    DATA_PROTECTION = "data_protection", _("Data protection")
    SUPPORT = "support", _("Support")
    READER = "reader", _("Read only")


class Membership(models.Model):
    """One role of one account, for one company or for all."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="memberships")
    role = models.TextField(choices=Role.choices)
    controller = models.ForeignKey("people.Controller", models.CASCADE, null=True, blank=True)
    """None: every company, also those to come."""

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["user", "role", "controller"], nulls_distinct=False, name="accounts_membership_once"
            )
        ]
