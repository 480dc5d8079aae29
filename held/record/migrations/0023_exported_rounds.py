import django.db.models.deletion
from django.db import migrations, models

from held.record.migrations.triggers.exports import EXPORTED_ROUNDS
from held.record.migrations.triggers.operations import refuse


class Migration(migrations.Migration):
    dependencies = [
        ("record", "0020_found_among_many"),
    ]

    operations = [
        migrations.CreateModel(
            name="ExportedRound",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField()),
                ("export", models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="rounds", to="record.export")),
                ("transition", models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="record.transition")),
            ],
        ),
        migrations.AddConstraint(
            model_name="exportedround",
            constraint=models.UniqueConstraint(fields=("transition", "export"), name="exported_round_once"),
        ),
        refuse(EXPORTED_ROUNDS),
    ]
