import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from held.record.clock import now
from held.record.migrations.triggers.accounts import ACCOUNTS
from held.record.migrations.triggers.operations import refuse


def open_from_now(apps, schema_editor) -> None:
    """The days without use are counted from now on, so that nobody is shut out by a new version."""
    apps.get_model("record", "Worker").objects.update(opened=now())


class Migration(migrations.Migration):
    dependencies = [
        ("record", "0003_people"),
    ]

    # Columns that may be empty are added in place. Anything else has SQLite make the table anew, without its triggers.
    operations = [
        migrations.AddField(
            model_name="worker",
            name="opened",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="worker",
            name="password_until",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.RunPython(open_from_now, migrations.RunPython.noop),
        # Python fills it in from here on, which changes nothing in the database.
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.AlterField(
                    model_name="worker",
                    name="opened",
                    field=models.DateTimeField(default=now, null=True),
                ),
            ],
        ),
        migrations.CreateModel(
            name="WrongTry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("whose", models.CharField(max_length=64)),
                ("place", models.CharField(max_length=64)),
                ("is_known", models.BooleanField()),
                ("at", models.DateTimeField()),
            ],
            options={
                "indexes": [
                    models.Index(fields=["whose", "at"], name="wrong_try_under_a_name"),
                    models.Index(fields=["place", "at"], name="wrong_try_from_a_place"),
                    models.Index(fields=["at"], name="wrong_try_by_age"),
                ],
            },
        ),
        migrations.CreateModel(
            name="AccountEntry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("says", models.TextField()),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "worker",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="account_entries",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["worker", "id"], name="account_entry_of_a_worker")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("says", ""), _negated=True), name="account_entry_says_something"
                    )
                ],
            },
        ),
        refuse(ACCOUNTS),
    ]
