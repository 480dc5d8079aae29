import re

import django.db.models.deletion
from django.db import migrations, models

from held.record.migrations.triggers.messages import MESSAGES, WHAT_ABOUT_KEPT
from held.record.migrations.triggers.operations import no_longer_refuse, refuse

UID = re.compile(r"^UID:(\S+)@held\s*$", re.MULTILINE)


def the_invitation_of_each(apps, schema_editor):
    """So far it stood in the calendar's words alone."""
    invitations = dict(apps.get_model("record", "Invitation").objects.values_list("public", "pk"))
    messages = apps.get_model("record", "Message").objects
    for pk, calendar in messages.exclude(calendar="").values_list("pk", "calendar").iterator():
        found = UID.search(calendar)
        if found and found.group(1) in invitations:
            messages.filter(pk=pk).update(invitation=invitations[found.group(1)])
    if schema_editor.connection.vendor == "postgresql":
        # It alters no table of which something is still to be checked.
        schema_editor.connection.check_constraints()


class Migration(migrations.Migration):
    dependencies = [
        ("record", "0019_drafts_of_rounds"),
    ]

    operations = [
        # Going back, SQLite makes the table anew without them.
        no_longer_refuse(MESSAGES),
        migrations.AddField(
            model_name="message",
            name="invitation",
            field=models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="messages", to="record.invitation"),
        ),
        migrations.AddIndex(
            model_name="message",
            index=models.Index(condition=models.Q(("invitation__isnull", False)), fields=["invitation", "id"], name="message_of_an_invitation"),
        ),
        migrations.AddField(
            model_name="message",
            name="cover",
            field=models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="record.cover"),
        ),
        migrations.AddField(
            model_name="cover",
            name="told",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddIndex(
            model_name="cover",
            index=models.Index(condition=models.Q(("told__isnull", True)), fields=["since"], name="cover_to_be_told"),
        ),
        migrations.CreateModel(
            name="AskedAfter",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("next_time", models.DateTimeField(db_index=True)),
                ("times", models.PositiveIntegerField(default=0)),
                ("message", models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name="asked_after", to="record.message")),
            ],
        ),
        migrations.RunPython(the_invitation_of_each, migrations.RunPython.noop),
        refuse((*MESSAGES, *WHAT_ABOUT_KEPT)),
    ]
