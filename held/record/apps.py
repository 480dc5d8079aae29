"""The one Django app, which owns every table."""

from django.apps import AppConfig


class RecordConfig(AppConfig):
    name = "held.record"
    label = "record"
    verbose_name = "The record"
