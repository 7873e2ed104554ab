"""`manage.py run`: the market to work on, with the data it has and reload on every change."""

from contextlib import suppress
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.db import connection

from core import database_template
from core.catalogues import compile_all
from marketplace.demo.exclusive import alone
from marketplace.demo.services import Services, require_free_ports


class Command(BaseCommand):
    help = "Run gateway, site and worker on the data there is; site and worker follow the source."
    # The site checks itself at each reload.
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        require_free_ports()
        with suppress(KeyboardInterrupt), alone(), Services(settings.DATA_DIR / "logs") as services:
            compile_all()
            if connection.introspection.table_names():
                database_template.migrate()
            else:
                database_template.fill()
                self.stdout.write("The market is empty. `make demo` tells it a story first.")
            connection.close()
            services.start_gateway(anew=False)
            services.start_workers()
            services.start_reloading_web()
            self.stdout.write(
                f"{settings.SITE_URL}/  logs in {services.log_folder}  (Ctrl-C stops)"
            )
            services.wait_and_reload_worker()
