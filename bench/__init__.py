"""Measurements. They use a database of their own and leave nothing in it."""

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "marketplace.settings")
os.environ.setdefault("DATABASE_NAME", "bench")
os.environ.setdefault("LOG_LEVEL", "ERROR")
os.environ.setdefault("SERVE_SOURCE_STATIC", "1")
django.setup()
