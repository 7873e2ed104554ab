"""The WSGI entry point, for gunicorn."""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "marketplace.settings")
application = get_wsgi_application()

# After the apps are loaded: the kernel needs Django's settings.
from core.reading import start_reading  # noqa: E402

start_reading()
# Collections while a request waits need not walk the loaded program.
gc.collect()
gc.freeze()
