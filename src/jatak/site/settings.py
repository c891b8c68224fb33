"""Django's settings; what an operator may choose is in `environment`."""

from typing import Any

from jatak.database.home import home, secret
from jatak.database.settings import databases
from jatak.site import environment

JATAK_ROLE = environment.role()
JATAK_HOME = home()
JATAK_PUBLIC_URL = environment.public_url()
JATAK_CONSOLE_URL = environment.console_url()
JATAK_SMTP_URL = environment.smtp_url()
JATAK_SMS_URL = environment.sms_url()
JATAK_WEBHOOK_NETWORKS = environment.webhook_networks()

DEBUG = environment.debug()
SECRET_KEY = secret("django").hex()
ALLOWED_HOSTS = environment.allowed_hosts()

INSTALLED_APPS = [
    "jatak.people",
    "jatak.statements",
    "jatak.consent",
    "jatak.customers",
    "jatak.imports",
    "jatak.clearance",
    "jatak.content",
    "jatak.campaigns",
    "jatak.delivery",
    "jatak.hooks",
    "jatak.desk",
    "jatak.inbound",
    "jatak.onward",
    "jatak.farewell",
    "jatak.sealing",
    "jatak.backup",
    "jatak.receipts",
    "jatak.retention",
    "jatak.selftest",
    "jatak.preferences",
    "jatak.signup",
    "jatak.centre",
    "django.contrib.staticfiles",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
ROOT_URLCONF = "jatak.site.urls"
WSGI_APPLICATION = "jatak.site.wsgi.application"
TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [f"django.template.context_processors.{name}" for name in ("request", "i18n")],
        },
    }
]

DATABASES = databases(JATAK_ROLE)
DATABASE_ROUTERS = ["jatak.database.using.RoleRouter"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

USE_TZ = True
TIME_ZONE = "UTC"
USE_I18N = True
FORMAT_MODULE_PATH = "jatak.site.formats"
LANGUAGE_CODE = "en"
LANGUAGES = [
    ("en", "English"),
    ("da", "Dansk"),
    ("nb", "Norsk bokmål"),
    ("sv", "Svenska"),
    ("de", "Deutsch"),
    ("nl", "Nederlands"),
    ("fr", "Français"),
]

STATIC_URL = "static/"
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG

# The pages are public and need no cookie to leave a list; the console's cookies go over TLS where it does.
_TLS = JATAK_PUBLIC_URL.startswith("https://")
CSRF_COOKIE_SECURE = SESSION_COOKIE_SECURE = JATAK_CONSOLE_URL.startswith("https://")
CSRF_COOKIE_HTTPONLY = SESSION_COOKIE_HTTPONLY = True
CSRF_TRUSTED_ORIGINS = [JATAK_PUBLIC_URL, JATAK_CONSOLE_URL]
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "no-referrer"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_HSTS_SECONDS = 31_536_000 if _TLS else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if _TLS else None
X_FRAME_OPTIONS = "DENY"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {"()": "jatak.site.logs.Masked", "format": "%(asctime)s %(levelname)s %(name)s: %(message)s"},
    },
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    # Instead of Django's own handlers, which would write beside ours.
    "loggers": {"django": {"handlers": [], "level": "WARNING"}},
}
