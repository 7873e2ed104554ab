"""For a WSGI server: `gunicorn --threads 8 sandbox_gateway.wsgi:application`.

Reads SANDBOX_DB, SANDBOX_WEBHOOK_URL, SANDBOX_WEBHOOK_SECRET, SANDBOX_KEY and
SANDBOX_ALLOWED_ORIGINS (separated by spaces) from the environment.
"""

import os

from sandbox_gateway.application import Sandbox
from sandbox_gateway.call import Config

application = Sandbox(
    os.environ["SANDBOX_DB"],
    Config(
        secret_key=os.environ.get("SANDBOX_KEY", Config.secret_key),
        webhook_url=os.environ.get("SANDBOX_WEBHOOK_URL", ""),
        webhook_secret=os.environ.get("SANDBOX_WEBHOOK_SECRET", ""),
        allowed_origins=tuple(os.environ.get("SANDBOX_ALLOWED_ORIGINS", "").split()),
    ),
)
application.courier.start()
