"""Where the footer goes in an HTML page."""

from html.parser import HTMLParser

from jatak.content.placeholders import masked


def around_footer(page: str, language: str) -> tuple[str, str]:
    """The page before and after its footer, which ends the body; a fragment becomes a whole page."""
    end = _BodyEnd(masked(page)).found
    if end is not None:
        return page[:end], page[end:]
    return f'<!doctype html>\n<html lang="{language}">\n<body>\n{page}\n', "</body>\n</html>\n"


class _BodyEnd(HTMLParser):
    """Finds the last real `</body>`, not one in a comment or a script."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: int | None = None
        self._starts = [0]
        for line in page.split("\n"):
            self._starts.append(self._starts[-1] + len(line) + 1)
        self.feed(page)
        self.close()

    def handle_endtag(self, tag: str) -> None:
        if tag == "body":
            line, column = self.getpos()
            self.found = self._starts[line - 1] + column
