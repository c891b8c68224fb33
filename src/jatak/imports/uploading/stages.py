"""What is done with an upload, one stage after another; each is safe to repeat."""

import uuid
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from jatak.base.errors import UsageError
from jatak.database.using import atomic
from jatak.imports.models import Stage, Upload
from jatak.imports.models.uploads import OPEN, UNDER_WAY
from jatak.imports.uploading.keeping import throw_away
from jatak.people.models import Controller

STARTS = {Stage.TRYING: (Stage.READY, Stage.STOPPED), Stage.IMPORTING: (Stage.READY, Stage.STOPPED)}


def begin(
    controller: Controller, key: uuid.UUID, name: str, size: int, by: str, account: int, at: datetime
) -> tuple[Upload, bool]:
    """The upload of a form, and whether it is new."""
    return Upload.objects.get_or_create(
        key=key,
        defaults={
            "controller": controller,
            "name": name,
            "size": size,
            "uploaded_by": by,
            "account_id": account,
            "uploaded_at": at,
            "touched_at": at,
        },
    )


def say(upload: Upload, mapping: Mapping[str, Any], at: datetime) -> None:
    """What its columns mean; a dry run by what was said before counts no more."""
    _change(upload, (Stage.READY, Stage.STOPPED), mapping=dict(mapping), told_at=at, trial=None, failed="")


def read_anew(upload: Upload, asked: Mapping[str, str], at: datetime) -> bool:
    """Have it read as somebody says; what its columns meant is said anew. Whether it was not under way already."""
    found: dict[str, Any] = {"tables": [], "mapping": {}, "told_at": None, "trial": None, "progress": {}, "failed": ""}
    return _change(upload, (Stage.READY,), stage=Stage.LOOKING, asked=dict(asked), touched_at=at, **found)


def order(upload: Upload, stage: Stage, at: datetime) -> bool:
    """Have it tried or imported; whether it was not under way already."""
    return _change(upload, STARTS[stage], stage=stage, touched_at=at, progress={}, failed="")


def stop(upload: Upload) -> bool:
    """Break off what is under way; what stands in the ledger stays, and importing again goes on."""
    if _change(upload, (Stage.LOOKING,), stage=Stage.REMOVED):
        throw_away(upload)
        return True
    return _change(upload, (Stage.TRYING,), stage=Stage.READY) or _change(
        upload, (Stage.IMPORTING,), stage=Stage.STOPPED
    )


def remove(upload: Upload) -> bool:
    """Take the file away; what was imported of it stays."""
    gone = _change(upload, [stage for stage in OPEN if stage not in UNDER_WAY], stage=Stage.REMOVED)
    if gone:
        throw_away(upload)
    return gone


def of_now(upload: Upload) -> Upload:
    """As it stands now; raises UsageError when it is gone."""
    found = Upload.objects.select_related("controller").filter(pk=upload.pk).first()
    if found is None:
        raise UsageError("This upload is gone.", "Upload the file again.")
    return found


def _change(upload: Upload, among: Any, **fields: Any) -> bool:
    with atomic():
        return Upload.objects.filter(pk=upload.pk, stage__in=list(among)).update(**fields) == 1
