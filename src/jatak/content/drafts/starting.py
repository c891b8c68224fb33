"""A new letter."""

from hashlib import sha256

from django.utils.text import slugify

from jatak.content.models import Template, TemplateVersion
from jatak.database.using import atomic
from jatak.gate.message import Channel, Declared
from jatak.people.models import Brand, Controller


def start(
    controller: Controller,
    brand: Brand | None,
    name: str,
    declared: Declared,
    key: str = "",
    channel: Channel = Channel.EMAIL,
) -> TemplateVersion:
    """The first version of a new letter, empty in the company's language; the same `key` again is the same letter."""
    with atomic():
        slug = _with_key(name, key) if key else _free(controller, name)
        template, _ = Template.objects.get_or_create(
            controller=controller,
            slug=slug,
            defaults={"declared": declared.value, "brand": brand, "name": name, "channel": channel.value},
        )
        version, made = template.versions.get_or_create(number=1, defaults={"elements": []})
        if made:
            version.texts.create(language=controller.default_language, subject="", text="", body=[])
        return version


def _with_key(name: str, key: str) -> str:
    return f"{_slug(name)}-{sha256(key.encode()).hexdigest()[:10]}"


def _free(controller: Controller, name: str) -> str:
    """The name as a slug, with a number behind it where another letter has it."""
    slug = _slug(name)
    taken = set(Template.objects.filter(controller=controller, slug__startswith=slug).values_list("slug", flat=True))
    return next(
        free for number in range(len(taken) + 1) if (free := f"{slug}-{number + 1}" if number else slug) not in taken
    )


def _slug(name: str) -> str:
    return slugify(name)[:80].strip("-") or "letter"
