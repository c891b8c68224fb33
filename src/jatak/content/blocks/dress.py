"""How the letters of a brand look: its name above, calm colours, readable in the dark."""

from dataclasses import dataclass

from jatak.content.models import Template

WIDTH = 600
PADDING = 24
FONTS = "-apple-system,BlinkMacSystemFont,'Segoe UI',Roboto,Helvetica,Arial,sans-serif"


@dataclass(frozen=True, slots=True)
class Dress:
    """Colours as CSS writes them; each pair of ink and ground has a contrast of at least 4.5:1."""

    name: str
    accent: str = "#0f5c63"
    on_accent: str = "#ffffff"
    ink: str = "#16292c"
    card: str = "#ffffff"
    page: str = "#f2f5f5"
    line: str = "#d5dcde"

    def in_the_dark(self) -> str:
        """What mail programs that know a dark scheme draw instead; class names are those of `mjml`."""
        return (
            ":root{color-scheme:light dark;supported-color-schemes:light dark;}"
            "@media (prefers-color-scheme: dark){"
            "body,.l-page,.l-page>table{background:#12191b !important;}"
            ".l-card,.l-card>table{background:#1d2528 !important;}"
            ".l-ink div,.l-ink p,.l-ink li{color:#e8eeee !important;}"
            ".l-name div{color:#7fd0d6 !important;}"
            ".l-ink a{color:#7fd0d6 !important;}"
            ".l-line p{border-color:#3a4347 !important;}"
            "hr{border-color:#3a4347 !important;}"
            ".j-foot,.j-foot p,.j-foot a{color:#a9b6ba !important;}"
            "}"
        )


def dress_of(template: Template) -> Dress:
    """The dress of whoever sends: the brand, else the company."""
    return Dress(template.brand.name if template.brand else template.controller.name)
