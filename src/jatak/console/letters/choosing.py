"""What was chosen of two versions."""

import json
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from jatak.accounts.may import May
from jatak.accounts.needs import needs
from jatak.base.clock import now
from jatak.base.errors import JatakError
from jatak.console.letters.conflict import chosen, conflict_page
from jatak.console.letters.finding import author, version_of
from jatak.console.letters.of_campaign import counted_anew
from jatak.console.letters.posted import revision_from
from jatak.content.drafts import ChangedMeanwhile, Words, save
from jatak.database.using import atomic


@needs(May.WRITE)
@require_POST
def choose(request: Any, pk: int) -> HttpResponse:
    """Save the chosen fields; where somebody changed it once more, show both again."""
    version = version_of(request, pk, May.WRITE)
    stands = version.texts.filter(language=request.POST.get("language", "")).first()
    if stands is None:
        raise Http404
    way = f"{reverse('letter', args=[pk])}?language={stands.language}"
    try:
        words = chosen(request.POST, stands)
        with atomic(), counted_anew(version, request.operator.name):
            save(version, stands.language, words, expected=revision_from(request.POST), by=author(request), at=now())
            request.operator.changed(
                "letter.chosen", f"letter {pk}", version.template.controller_id, language=stands.language
            )
    except ChangedMeanwhile as error:
        return conflict_page(request, version, error, _mine(request, words))
    except JatakError as error:
        messages.error(request, f"{error.message} {error.remedy}")
        return redirect(way)
    except ValueError as error:
        raise Http404 from error
    messages.success(request, _("Saved what you chose."))
    return redirect(way)


def _mine(request: Any, words: Words) -> Words:
    """The reader's own words go on being theirs, whatever they chose before."""
    mine = json.loads(request.POST["mine"])
    return Words(str(mine.get("subject", "")), str(mine.get("preheader", "")), mine["body"], words.text)
