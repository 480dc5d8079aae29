from django.db import migrations

from held.record.migrations.triggers.episodes import KEPT
from held.record.migrations.triggers.history import HISTORY
from held.record.migrations.triggers.operations import no_longer_refuse, refuse

TRANSITION = tuple(one for one in HISTORY if one.name == "record_transition_keeps_its_child")


class Migration(migrations.Migration):
    dependencies = [
        ("record", "0005_what_a_day_brings"),
    ]

    # It keeps its pack and its beginning too from here on.
    operations = [no_longer_refuse(TRANSITION), refuse(TRANSITION), refuse(KEPT)]
