import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from held.record.migrations.triggers.named_together import NAMED_TOGETHER
from held.record.migrations.triggers.operations import no_longer_write, write_by_itself
from held.record.migrations.triggers.promise_kept import PROMISE_KEPT

OF_OWED = [trigger for trigger in PROMISE_KEPT if trigger.table == "record_owed"]


def found_by_another(model: str, field: str, index: str, to: str, **how: object) -> migrations.SeparateDatabaseAndState:
    """A column whose own index is the beginning of another one, or that nobody asks by alone (who sent a form's key). By the
    statement alone: SQLite would make the whole table anew, without its triggers."""
    alone = models.ForeignKey(to, django.db.models.deletion.PROTECT, db_index=False, **how)
    return migrations.SeparateDatabaseAndState(
        [migrations.RunSQL(f"DROP INDEX {index}", f"CREATE INDEX {index} ON record_{model} ({field}_id)")],
        [migrations.AlterField(model, field, alone)],
    )


class Migration(migrations.Migration):
    dependencies = [
        ("record", "0027_who_is_away"),
    ]

    operations = [
        migrations.RemoveIndex(model_name="notice", name="notice_about_a_child"),
        found_by_another(
            "accountentry",
            "worker",
            "record_accountentry_worker_id_29804855",
            settings.AUTH_USER_MODEL,
            related_name="account_entries",
        ),
        found_by_another(
            "answeredkey", "by", "record_answeredkey_by_id_9f945c4a", settings.AUTH_USER_MODEL, related_name="+"
        ),
        found_by_another(
            "awaited",
            "transition",
            "record_awaited_transition_id_fdbc723a",
            "record.transition",
            related_name="awaited",
        ),
        found_by_another(
            "cover", "absent", "record_cover_absent_id_cd9a80db", settings.AUTH_USER_MODEL, related_name="covered_by"
        ),
        found_by_another(
            "cover", "deputy", "record_cover_deputy_id_82cb7a19", settings.AUTH_USER_MODEL, related_name="covers"
        ),
        found_by_another(
            "involvement",
            "worker",
            "record_involvement_worker_id_38b57d19",
            settings.AUTH_USER_MODEL,
            related_name="involvements",
        ),
        found_by_another("lead", "child", "record_lead_child_id_bf63f3a7", "record.child", related_name="leads"),
        found_by_another(
            "lead", "worker", "record_lead_worker_id_5ce75b5a", settings.AUTH_USER_MODEL, related_name="leads"
        ),
        found_by_another("look", "child", "record_look_child_id_c8edd3de", "record.child", related_name="looks"),
        found_by_another(
            "membership", "team", "record_membership_team_id_27fc18ba", "record.team", related_name="memberships"
        ),
        found_by_another(
            "membership",
            "worker",
            "record_membership_worker_id_8bb27f5a",
            settings.AUTH_USER_MODEL,
            related_name="memberships",
        ),
        found_by_another(
            "owed",
            "child",
            "record_owed_child_id_cafc5036",
            "record.child",
            null=True,
            blank=True,
            related_name="owed",
        ),
        # What these write has become less.
        no_longer_write((*OF_OWED, *NAMED_TOGETHER)),
        write_by_itself((*OF_OWED, *NAMED_TOGETHER)),
    ]
