from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("record", "0023_exported_rounds"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="membership",
            index=models.Index(fields=["role", "worker"], name="record_members_of_role"),
        ),
    ]
