import django.db.models.deletion
from django.db import migrations, models

from held.record.migrations.triggers.operations import write_by_itself
from held.record.migrations.triggers.promise_kept import PROMISE_KEPT, every_row


def fill(apps: object, schema_editor) -> None:
    schema_editor.execute(every_row(schema_editor.connection.vendor), params=None)


class Migration(migrations.Migration):
    dependencies = [
        ("record", "0011_imports"),
    ]

    operations = [
        migrations.CreateModel(
            name="PromiseKept",
            fields=[
                (
                    "child",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="promise_kept",
                        serialize=False,
                        to="record.child",
                    ),
                ),
                ("since", models.DateTimeField()),
                ("until", models.DateTimeField()),
            ],
            options={
                "verbose_name_plural": "promises kept",
                "indexes": [
                    models.Index(fields=["until"], name="promise_kept_until"),
                    models.Index(fields=["since"], name="promise_kept_since"),
                ],
            },
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
        write_by_itself(PROMISE_KEPT),
    ]
