"""A site of somebody else: static pages on an origin of their own, whose policy trusts the form's address alone."""

import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A shop</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="data:,">
<script src="{ours}form.js" defer></script></head>
<body><main><h1>A shop</h1>{body}</main></body></html>"""


@contextmanager
def foreign_site(bodies: Mapping[str, str], ours: str) -> Iterator[str]:
    """The origin of a site whose pages show a form of `ours`, the address of the form; bodies by path."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(bodies, ours))
    serving = threading.Thread(target=server.serve_forever, daemon=True)
    serving.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()


def _handler(bodies: Mapping[str, str], ours: str) -> type[BaseHTTPRequestHandler]:
    origin = "/".join(ours.split("/")[:3])
    policy = (
        f"default-src 'none'; script-src {origin}; connect-src {origin}; style-src {origin}; img-src data:; "
        "base-uri 'none'; require-trusted-types-for 'script'"
    )

    class Pages(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = bodies.get(self.path)
            content = PAGE.format(ours=ours, body=body or "").encode()
            self.send_response(404 if body is None else 200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Security-Policy", policy)
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *args: object) -> None:
            """Tests keep no log of it."""

    return Pages
