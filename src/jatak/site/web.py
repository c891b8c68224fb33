"""Django's settings of what serves pages: those of every process, and the console's accounts and frame.

Workers and commands do without: Wagtail would triple the time in which a command starts.
"""

from importlib.resources import files

from jatak.site import environment
from jatak.site.settings import *  # noqa: F403
from jatak.site.settings import INSTALLED_APPS, JATAK_CONSOLE_URL, JATAK_HOME, LANGUAGES, TEMPLATES

INSTALLED_APPS = [
    *INSTALLED_APPS,
    "jatak.accounts",
    "jatak.jobs",
    "jatak.console",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "wagtail.users",
    "wagtail.images",
    "wagtail.documents",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "modelsearch",
    "taggit",
    "procrastinate.contrib.django",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.humanize",
    "django.contrib.postgres",
    "django.forms",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "jatak.site.policy.Policy",
    "jatak.accounts.speaking.Speaking",
    "jatak.accounts.fence.Fence",
]
ROOT_URLCONF = "jatak.site.web_urls"
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
TEMPLATES[0]["OPTIONS"]["context_processors"] += [
    "django.contrib.auth.context_processors.auth",
    "django.contrib.messages.context_processors.messages",
]
CACHES = {
    # It counts attempts to log in and to sign up: so many that nobody makes others forgotten by making more.
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "accounts_cache",
        "OPTIONS": {"MAX_ENTRIES": 20_000},
    },
    # Wagtail keeps pictures of its pages here; they may be lost at any time.
    "renditions": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
}

LOCALE_PATHS = [str(files("jatak") / "locale")]

MEDIA_ROOT = JATAK_HOME / "media"
MEDIA_URL = "/media/"

# Accounts. Nobody signs up: an administrator invites.
AUTHENTICATION_BACKENDS = ["jatak.accounts.backend.RoleBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in ("UserAttributeSimilarityValidator", "CommonPasswordValidator")
] + [{"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}}]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.ScryptPasswordHasher"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "wagtailadmin_home"
SESSION_COOKIE_NAME = "jatak_session"
SESSION_COOKIE_AGE = 12 * 3600
SESSION_SAVE_EVERY_REQUEST = False
ACCOUNT_ADAPTER = "jatak.accounts.adapters.Accounts"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "optional"
# One address an account, the one that was invited: nobody takes another's name before they come.
ACCOUNT_MAX_EMAIL_ADDRESSES = 1
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_REDIRECT_URL = LOGIN_URL
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if JATAK_CONSOLE_URL.startswith("https://") else "http"
ACCOUNT_EMAIL_SUBJECT_PREFIX = "Jatak: "
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
MFA_ADAPTER = "jatak.accounts.adapters.SecondFactor"
# Before the relay is set up nobody can confirm an address, and the second factor must not wait for it.
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_TOTP_ISSUER = "Jatak"
MFA_TOTP_TOLERANCE = 1
JATAK_TWO_FACTOR = environment.two_factor()

# Mail to those who work here goes out by the same door as all other mail.
EMAIL_BACKEND = "jatak.delivery.operator_mail.OperatorMail"
DEFAULT_FROM_EMAIL = environment.operator_address()

WAGTAIL_SITE_NAME = "Jatak"
WAGTAILADMIN_BASE_URL = JATAK_CONSOLE_URL
WAGTAILADMIN_LOGIN_URL = "/console/account/login/"
WAGTAILADMIN_PERMITTED_LANGUAGES = LANGUAGES
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES[:1]
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_WORKFLOW_ENABLED = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAIL_I18N_ENABLED = False
WAGTAIL_DATE_FORMAT = "%Y-%m-%d"
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 10 * 1024 * 1024
WAGTAILIMAGES_RENDITION_STORAGE = "jatak.content.blocks.storing.Unguessable"

# A form sent from an HTTPS page names its origin only if the policy lets it; other sites learn nothing.
SECURE_REFERRER_POLICY = "same-origin"
