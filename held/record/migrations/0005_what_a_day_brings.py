import django.db.models.deletion
from django.db import migrations, models

from held.record.migrations.triggers.episodes import EPISODES
from held.record.migrations.triggers.history import HISTORY
from held.record.migrations.triggers.operations import no_longer_refuse, refuse


class Migration(migrations.Migration):
    dependencies = [
        ("record", "0004_accounts"),
    ]

    operations = [
        # SQLite makes the table of happenings anew, and refuses while a trigger speaks of it.
        no_longer_refuse(HISTORY),
        migrations.RemoveConstraint(model_name="happening", name="happening_has_a_name"),
        migrations.AddConstraint(
            model_name="happening",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("by__isnull", False),
                    models.Q(
                        ("kind__in", ("began", "known changed", "named", "went late")),
                        ("transition__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="happening_has_a_name",
            ),
        ),
        refuse(HISTORY),
        migrations.CreateModel(
            name="Contact",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                ("since", models.DateTimeField()),
                ("due", models.DateTimeField()),
                ("answered", models.DateTimeField(blank=True, null=True)),
                ("answer", models.PositiveIntegerField(blank=True, null=True)),
                (
                    "child",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="contacts",
                        to="record.child",
                    ),
                ),
                (
                    "team",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="contacts",
                        to="record.team",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("answered__isnull", True)),
                        fields=["child"],
                        name="contact_not_answered",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("child", "number"), name="contact_stands_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answer__isnull", True), ("answered__isnull", True)),
                            models.Q(("answer__isnull", False), ("answered__isnull", False)),
                            _connector="OR",
                        ),
                        name="contact_answered_by_an_entry_at_a_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("due__gte", models.F("since"))), name="contact_due_after_it_came"
                    ),
                ],
            },
        ),
        refuse(EPISODES),
    ]
