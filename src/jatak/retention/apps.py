"""The Django app of this room."""

from django.apps import AppConfig


class RetentionConfig(AppConfig):
    """Registers the room under its own short label."""

    name = "jatak.retention"
    label = "retention"

    def ready(self) -> None:
        """Receipts say what companies chose of their clocks."""
        from jatak.receipts.gathering.choosing import read_by
        from jatak.retention.receipt_choices import chosen

        read_by(chosen)
