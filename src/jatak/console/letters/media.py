"""The pictures of letters, fetched by mail programs and by the library's pages."""

import re
from pathlib import Path

from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe
from wagtail.images import get_image_model

from jatak.accounts.needs import public
from jatak.accounts.second_factor import is_missing
from jatak.console.letters.library import LibraryPolicy

TYPES = {".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".png": "image/png", ".gif": "image/gif", ".webp": "image/webp"}
_NAME = re.compile(r"[A-Za-z0-9_-][A-Za-z0-9_.-]{0,250}")
_LETTER = re.compile(r"\.max-1200x3000\.")
"""What `content.blocks.pictures` writes into the name of a picture that letters show."""
YEAR = 365 * 24 * 3600


@public("pictures of letters: mail programs fetch them without a log-in; those of a library are its company's")
@require_safe
def picture(request: HttpRequest, name: str) -> HttpResponse | FileResponse:
    """One file of the folder in which Wagtail puts what it made; its name changes whenever the picture does."""
    kind = TYPES.get(Path(name).suffix.lower())
    if kind is None or not _NAME.fullmatch(name) or not (_LETTER.search(name) or _is_theirs(request, name)):
        raise Http404
    try:
        opened = (Path(settings.MEDIA_ROOT) / "images" / name).open("rb")
    except OSError as error:
        raise Http404 from error
    answer = FileResponse(opened, content_type=kind)
    answer["Cache-Control"] = f"public, max-age={YEAR}, immutable" if _LETTER.search(name) else "private, max-age=3600"
    answer["Cross-Origin-Resource-Policy"] = "cross-origin"
    return answer


def _is_theirs(request: HttpRequest, name: str) -> bool:
    """Whether the picture hangs in the library of a company that this account writes for."""
    user = request.user
    if not user.is_authenticated or is_missing(user):
        return False
    found = get_image_model().objects.filter(renditions__file=f"images/{name}").first()
    return bool(found) and LibraryPolicy(get_image_model()).user_has_permission_for_instance(user, "choose", found)
