"""The blocks as the editor offers them; needs Wagtail."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail import blocks
from wagtail.blocks.struct_block import BlockGroup
from wagtail.images.blocks import ImageChooserBlock

from jatak.content.element_words import choices

FEATURES = ["bold", "italic", "link", "ol", "ul"]


def _elements() -> blocks.MultipleChoiceBlock:
    return blocks.MultipleChoiceBlock(
        choices=choices,
        required=False,
        label=_("What this part is"),
        help_text=_(
            "The law asks what is in a message. Tick all that applies. With nothing ticked it is as the part before it;"
            " in a service message every part must say it."
        ),
        widget=forms.CheckboxSelectMultiple,
    )


def _layout(*shown: str) -> BlockGroup:
    elements = BlockGroup(
        children=["elements"], heading=_("What this part is"), icon="tag", classname="collapsed l-elements"
    )
    return BlockGroup(children=[*shown, elements])


class HeadingBlock(blocks.StructBlock):
    """A line that says what comes."""

    words = blocks.CharBlock(required=False, max_length=200, label=_("Words"))
    elements = _elements()

    class Meta:
        icon = "title"
        label = _("Heading")
        form_layout = _layout("words")


class TextBlock(blocks.StructBlock):
    """Paragraphs and lists."""

    words = blocks.RichTextBlock(
        required=False,
        features=FEATURES,
        label=_("Words"),
        help_text=_("{name} stands for the person's name, {name|dear reader} with words for whoever gave none."),
    )
    elements = _elements()

    class Meta:
        icon = "pilcrow"
        label = _("Text")
        form_layout = _layout("words")


class PictureBlock(blocks.StructBlock):
    """A picture of the library."""

    picture = ImageChooserBlock(required=False, label=_("Picture"))
    alternative = blocks.CharBlock(
        required=False,
        max_length=300,
        label=_("In words"),
        help_text=_("What the picture says, for whoever does not see it."),
    )
    decorative = blocks.BooleanBlock(required=False, label=_("It is decoration alone"))
    link = blocks.CharBlock(required=False, max_length=2000, label=_("Link"), help_text=_("Where a click leads."))
    elements = _elements()

    class Meta:
        icon = "image"
        label = _("Picture")
        form_layout = _layout("picture", "alternative", "decorative", "link")


class ButtonBlock(blocks.StructBlock):
    """A link that one can hardly miss."""

    label = blocks.CharBlock(required=False, max_length=80, label=_("Words on the button"))
    link = blocks.CharBlock(
        required=False, max_length=2000, label=_("Link"), help_text=_("Such as https://www.example.com/summer.")
    )
    elements = _elements()

    class Meta:
        icon = "link"
        label = _("Button")
        form_layout = _layout("label", "link")


class DividerBlock(blocks.StructBlock):
    """A line between two parts."""

    class Meta:
        icon = "dots-horizontal"
        label = _("Divider")


class ColumnBlock(blocks.StreamBlock):
    """What stands in one column."""

    heading = HeadingBlock()
    text = TextBlock()
    picture = PictureBlock()
    button = ButtonBlock()

    class Meta:
        required = False


class ColumnsBlock(blocks.StructBlock):
    """Two columns side by side, one below the other on a phone."""

    left = ColumnBlock(label=pgettext_lazy("side of a page", "Left"))
    right = ColumnBlock(label=pgettext_lazy("side of a page", "Right"))

    class Meta:
        icon = "grip"
        label = _("Two columns")


class LetterBlock(blocks.StreamBlock):
    """A letter."""

    heading = HeadingBlock()
    text = TextBlock()
    picture = PictureBlock()
    button = ButtonBlock()
    divider = DividerBlock()
    columns = ColumnsBlock()

    class Meta:
        required = False
