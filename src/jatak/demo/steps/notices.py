"""What people are asked, word by word."""

from collections.abc import Callable
from typing import Any

from rich.panel import Panel

from jatak.consent.models import Assessment, CollectionPointVersion, NoticeText, NoticeVersion
from jatak.database.using import acting_as, atomic
from jatak.demo.asking import publish_everything
from jatak.demo.claims import claim
from jatak.demo.refused import refused
from jatak.demo.world import World

CHANGES: dict[str, Callable[[], object]] = {
    "other words": lambda: NoticeText.objects.update(words="You agree to everything."),
    "another promise": lambda: NoticeVersion.objects.update(promised_per_month=None),
    "no confirmation": lambda: CollectionPointVersion.objects.update(double_opt_in=False),
    "a better judgement": lambda: Assessment.objects.update(proof=2),
}
"""What somebody might like to have been different."""


def play(world: World) -> dict[str, Any]:
    """Publish notices and collection points, then try to change them."""
    with acting_as("consent"), atomic():
        world.questions = publish_everything(world.companies, world.begun)
        texts = list(NoticeText.objects.select_related("version"))
        claim(all(text.version.published_at for text in texts), "a notice is not published")
    languages = sorted({text.language for text in texts})
    world.tell.fact(f"{len(texts)} texts in {', '.join(languages)}, shown at {len(world.questions)} places")
    asked = world.questions["nyhedsbrev"].text("en")
    world.tell.show(Panel(f"☐ {asked.words}\n\n{asked.withdrawal_words}", title="as the English form asks"))
    for role in ("consent", "admin"):
        for what, change in CHANGES.items():
            claim(refused(role, change), f"{role} could change what was published: {what}")
    world.tell.fact(f"{2 * len(CHANGES)} attempts to change what was published: all refused by the database")
    return {"texts": len(texts), "languages": languages, "places": len(world.questions), "refused": 2 * len(CHANGES)}
