"""A picture of a form, as a browser would have taken it."""

import io
from datetime import datetime
from hashlib import sha256

from PIL import Image

from jatak.consent.models import Device, Event, Picture


def _png() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (320, 200), "#0f5c63").save(out, "PNG")
    return out.getvalue()


A_PNG = _png()


def pictured(event: Event, device: Device, at: datetime) -> Picture:
    """The form at which this was said, taken at an instant."""
    digest = sha256(A_PNG).digest()
    return Picture.objects.create(
        version_id=event.collection_point_version_id,
        language="",
        device=device,
        url="https://x.example/s/form/",
        taken_at=at,
        png=A_PNG,
        png_sha256=digest,
    )
