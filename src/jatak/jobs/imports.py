"""Jobs that look at files of people, try them and import them."""

from datetime import timedelta

from procrastinate.contrib.django import app

from jatak.accounts.may import May
from jatak.accounts.ordered_by import ordered_by
from jatak.base.clock import now
from jatak.imports.models import Stage, Upload
from jatak.imports.models.uploads import UNDER_WAY
from jatak.imports.uploading.carrying_out import carry_out
from jatak.imports.uploading.stages import stop
from jatak.jobs.connected import connected
from jatak.jobs.deferring import soon

FORGOTTEN = timedelta(minutes=3)
"""A run that gave no sign of life for so long was left by whoever did it."""
READ_ANEW = "import.read_anew"
ORDERS = {Stage.LOOKING: "import.uploaded", Stage.TRYING: "import.tried", Stage.IMPORTING: "import.ordered"}


@app.task(name="imports.carry_out")
@connected
def carry_out_upload(upload_id: int) -> None:
    """Do what was ordered of an upload, while whoever ordered it may."""
    upload = Upload.objects.select_related("controller").filter(pk=upload_id, stage__in=UNDER_WAY).first()
    if upload is None:
        return
    again = upload.stage == Stage.LOOKING and upload.asked
    by = ordered_by(READ_ANEW if again else ORDERS[Stage(upload.stage)], f"upload {upload_id}")
    if by is None or not by.may(May.SET_UP, upload.controller_id):
        stop(upload)
        return
    carry_out(upload, now, by.name)


@app.periodic(cron="*/3 * * * *")
@app.task(name="imports.look_after", queueing_lock="look after imports", pass_context=False)
@connected
def look_after(timestamp: int) -> None:
    """Go on with what a killed process left."""
    forgotten = Upload.objects.filter(stage__in=UNDER_WAY, touched_at__lt=now() - FORGOTTEN)
    for upload_id in forgotten.values_list("pk", flat=True):
        soon_carry_out(upload_id)


def soon_carry_out(upload_id: int) -> None:
    """Have done what was ordered of an upload."""
    soon(carry_out_upload, f"import {upload_id}", upload_id=upload_id)
