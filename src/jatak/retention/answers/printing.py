"""Documents as PDF: tagged (PDF/UA-1), fonts embedded, the same bytes for the same document."""

from collections.abc import Callable, Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from jatak.base.errors import JatakError

VARIANT = "pdf/ua-1"
FONT = "Source Sans Pro"
CUTS = {"Regular": (400, "normal"), "It": (400, "italic"), "Semibold": (600, "normal"), "Bold": (700, "normal")}
PACKAGES = "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
"""What Debian calls the libraries that set letters."""


class NoPrinter(JatakError):
    """The libraries that set letters are missing, so no PDF can be made; everything else works."""


def printed(html: str, css: str, pictures: Mapping[str, bytes]) -> bytes:
    """The PDF of a document; `picture:NAME` in it is a PNG of `pictures`. Raises NoPrinter."""
    weasyprint = _weasyprint()
    fonts = weasyprint.text.fonts.FontConfiguration()
    fetch = _fetcher(pictures)
    sheet = weasyprint.CSS(string=_faces() + css, font_config=fonts, url_fetcher=fetch)
    document = weasyprint.HTML(string=html, url_fetcher=fetch)
    pdf: bytes = document.write_pdf(
        stylesheets=[sheet], font_config=fonts, pdf_variant=VARIANT, pdf_identifier=b"jatak", optimize_images=True
    )
    return pdf


def check_printer() -> None:
    """Refuse before any work what would be refused at its end: raises NoPrinter."""
    _weasyprint()


def _weasyprint() -> Any:
    try:
        import weasyprint
        import weasyprint.text.fonts
    except OSError as error:
        raise NoPrinter(
            f"No PDF can be made: a library of the system is missing ({str(error).splitlines()[0]}).",
            f"Debian: apt-get install {PACKAGES}. The data come without them: leave out --pdf, or take the zip.",
        ) from error
    return weasyprint


def _fetcher(pictures: Mapping[str, bytes]) -> Callable[[str], Any]:
    """Nothing is loaded from anywhere but what was handed in, and the fonts of the product."""
    from weasyprint.urls import URLFetcherResponse

    def fetch(url: str) -> Any:
        scheme, _, name = url.partition(":")
        if scheme == "picture" and name in pictures:
            return URLFetcherResponse(url, pictures[name], {"Content-Type": "image/png"})
        if scheme == "font":
            return URLFetcherResponse(url, _font(name), {"Content-Type": "font/otf"})
        raise ValueError(f"nothing is loaded for a document: {url}")

    return fetch


def _faces() -> str:
    return "".join(
        f'@font-face {{ font-family: "{FONT}"; src: url(font:{cut}); font-weight: {weight}; font-style: {style}; }}\n'
        for cut, (weight, style) in CUTS.items()
    )


def _font(cut: str) -> bytes:
    found = find_spec("font_source_sans_pro")
    assert found is not None
    assert found.origin is not None
    return (Path(found.origin).parent / "files" / f"SourceSansPro-{cut}.ttf").read_bytes()
