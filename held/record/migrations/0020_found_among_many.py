import django.db.models.deletion
from django.db import migrations, models

from held.record.migrations.triggers.held_together import HELD_TOGETHER, every_child_held_together
from held.record.migrations.triggers.operations import write_by_itself
from held.record.names import keys_of_child


AT_ONCE = 2_000
"""Children."""


def fill(apps: object, schema_editor) -> None:
    schema_editor.execute(every_child_held_together(schema_editor.connection.vendor), params=None)


def write_keys_of_pairs(apps, schema_editor) -> None:
    """Names get the keys they are found by among many: as they are written, and two words together."""
    children = apps.get_model("record", "Child").objects.order_by("id")
    last = 0
    with schema_editor.connection.cursor() as cursor:
        if schema_editor.connection.vendor == "postgresql":
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # else it would remember every row until the end
        else:
            cursor.execute("PRAGMA cache_size = -250000")  # kilobytes: else what is sorted in goes to the disk and back
        while some := children.filter(id__gt=last).values_list(
            "id", "given_name", "known_as", "family_name"
        )[:AT_ONCE]:
            cursor.executemany(
                'INSERT INTO record_namekey (child_id, "key") VALUES (%s, %s) ON CONFLICT DO NOTHING',
                [
                    (child, key)
                    for child, given_name, known_as, family_name in some
                    for key in sorted(
                        keys_of_child(given_name=given_name, known_as=known_as, family_name=family_name)
                    )
                ],
            )
            last = max(child for child, *_ in some)


class Migration(migrations.Migration):
    dependencies = [
        ("record", "0021_messages_in_order_and_asked_after"),
    ]

    operations = [
        migrations.CreateModel(
            name="HeldTogether",
            fields=[
                (
                    "child",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="held_together",
                        serialize=False,
                        to="record.child",
                    ),
                ),
                ("until", models.DateTimeField()),
            ],
            options={
                "verbose_name_plural": "held together",
                "indexes": [models.Index(fields=["until"], name="held_together_until")],
            },
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
        write_by_itself(HELD_TOGETHER),
        migrations.RunPython(write_keys_of_pairs, migrations.RunPython.noop),
    ]
