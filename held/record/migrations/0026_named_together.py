from datetime import UTC, datetime

from django.db import migrations, models

from held.record.migrations.triggers.held_together import HELD_TOGETHER
from held.record.migrations.triggers.named_together import NAMED_TOGETHER, every_child_named_together
from held.record.migrations.triggers.operations import no_longer_write, write_by_itself

NEVER = datetime(1, 1, 1, tzinfo=UTC)


def fill(apps: object, schema_editor) -> None:
    schema_editor.execute(every_child_named_together(schema_editor.connection.vendor), params=None)


class Migration(migrations.Migration):
    dependencies = [
        ("record", "0024_near_a_child"),
    ]

    operations = [
        no_longer_write(HELD_TOGETHER),
        *(
            migrations.AddField(
                model_name="heldtogether", name=name, field=models.DateTimeField(db_default=NEVER)
            )
            for name in ("named_since", "named_until")
        ),
        *(
            migrations.AddIndex(
                model_name="heldtogether", index=models.Index(fields=[name], name=f"held_together_{name}")
            )
            for name in ("named_since", "named_until")
        ),
        write_by_itself(HELD_TOGETHER),
        migrations.RunPython(fill, migrations.RunPython.noop),
        write_by_itself(NAMED_TOGETHER),
    ]
