import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("record", "0007_versions"),
    ]

    operations = [
        migrations.CreateModel(
            name="Awaited",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("run", models.CharField(blank=True, max_length=200)),
                ("norm", models.CharField(max_length=100)),
                ("waiting", models.CharField(max_length=200)),
                ("due", models.DateTimeField()),
                ("place", models.PositiveSmallIntegerField()),
                ("step", models.CharField(max_length=200)),
                ("inner", models.CharField(blank=True, max_length=200)),
                ("outcomes", models.CharField(blank=True, max_length=500)),
                ("role", models.CharField(blank=True, max_length=200)),
                ("latest", models.DateTimeField()),
                ("meets", models.DateTimeField(blank=True, null=True)),
                ("cites", models.CharField(max_length=200)),
                (
                    "child",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="awaited", to="record.child"
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="awaited",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "team",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="awaited",
                        to="record.team",
                    ),
                ),
                (
                    "transition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="awaited",
                        to="record.transition",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "awaited",
                "indexes": [models.Index(fields=["transition", "run", "norm"], name="awaited_by_a_duty")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("owner__isnull", False), ("team__isnull", False), _connector="OR"
                        ),
                        name="awaited_of_a_worker_or_a_team",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("step", ""), _negated=True), name="awaited_says_what"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("latest__lte", models.F("due"))), name="awaited_before_it_is_due"
                    ),
                ],
            },
        ),
    ]
