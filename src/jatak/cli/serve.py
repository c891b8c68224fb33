"""`jatak serve`"""

import os
import sys

from jatak.cli.supervise import supervise
from jatak.cli.web import Host, Port, Processes


def serve(host: Host = "127.0.0.1", port: Port = 8000, processes: Processes = 1) -> None:
    """Serve the web pages, send what is to be sent and do the jobs, together; the end of one stops the others."""
    program = [sys.executable, "-m", "jatak.cli"]
    web = [*program, "web", "--host", host, "--port", str(port), "--processes", str(processes)]
    os.environ.pop("JATAK_ROLE")
    sys.exit(supervise({"web": web, "worker": [*program, "worker"], "jobs": [*program, "jobs"]}))
