"""Settings of the test run: the same product in a stricter world."""

import tempfile
from pathlib import Path

from .base import *  # noqa: F403 - the settings module is its names
from .base import DATABASES

SECRET_KEY = "tests-only"  # noqa: S105 - not a secret
DEBUG = False
ALLOWED_HOSTS = ["*"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
MEDIA_ROOT = Path(tempfile.gettempdir()) / "intermediary-supermarket-tests"
DATABASES["default"].setdefault("OPTIONS", {})["options"] = "-c synchronous_commit=off"
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
STATIC_ROOT = MEDIA_ROOT / "static"
STATIC_ROOT.mkdir(parents=True, exist_ok=True)
CELERY_TASK_ALWAYS_EAGER = True
AXES_ENABLED = False
REQUIRE_SECOND_FACTOR = False
BEACON_NAME, BEACON_URLS = "drand quicknet", []  # nothing is read over the network
