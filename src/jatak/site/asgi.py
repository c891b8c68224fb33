"""The site for an ASGI server."""

import os

from django.core.asgi import get_asgi_application

os.environ["DJANGO_SETTINGS_MODULE"] = "jatak.site.web"
application = get_asgi_application()
