from django.db import migrations

from held.record.migrations.triggers.history import HISTORY
from held.record.migrations.triggers.operations import no_longer_refuse, refuse
from held.record.migrations.triggers.versions import VERSIONS

TRANSITION = tuple(one for one in HISTORY if one.name == "record_transition_keeps_its_child")


class Migration(migrations.Migration):
    dependencies = [
        ("record", "0006_nothing_falls_out"),
    ]

    # Its pack changes from here on as its history says that it was moved, and not otherwise.
    operations = [no_longer_refuse(TRANSITION), refuse(TRANSITION), refuse(VERSIONS)]
