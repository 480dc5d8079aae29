from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("record", "0012_rounds"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="happening",
            index=models.Index(fields=["by", "id"], name="happening_by_a_worker"),
        ),
    ]
