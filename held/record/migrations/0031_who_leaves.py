from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("record", "0030_the_board_stops_at_fifty"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="membership",
            index=models.Index(
                condition=models.Q(("until__isnull", False)), fields=["worker"], name="record_last_day_named"
            ),
        ),
    ]
