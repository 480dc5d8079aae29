import django.db.models.deletion
from django.db import migrations, models

from held.record.migrations.triggers.history import HISTORY
from held.record.migrations.triggers.operations import no_longer_refuse, no_longer_write, refuse, write_by_itself
from held.record.migrations.triggers.people import PEOPLE
from held.record.migrations.triggers.promise_kept import PROMISE_KEPT
from held.record.migrations.triggers.versions import VERSIONS

SPEAK_OF_THEM = (*HISTORY, *PEOPLE, *VERSIONS)


class Migration(migrations.Migration):

    dependencies = [
        ('record', '0016_promise_kept'),
    ]

    operations = [
        # SQLite makes a table that is altered anew, and refuses while a trigger speaks of it.
        no_longer_write(PROMISE_KEPT),
        no_longer_refuse(SPEAK_OF_THEM),
        migrations.AlterField(
            model_name='awaited',
            name='child',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='awaited', to='record.child'),
        ),
        migrations.AlterField(
            model_name='draft',
            name='child',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='drafts', to='record.child'),
        ),
        migrations.AlterField(
            model_name='happening',
            name='child',
            field=models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='happenings', to='record.child'),
        ),
        migrations.AlterField(
            model_name='notice',
            name='child',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='notices', to='record.child'),
        ),
        migrations.AlterField(
            model_name='owed',
            name='child',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='owed', to='record.child'),
        ),
        migrations.AlterField(
            model_name='transition',
            name='child',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='transitions', to='record.child'),
        ),
        migrations.AddConstraint(
            model_name='draft',
            constraint=models.UniqueConstraint(condition=models.Q(('child__isnull', True)), fields=('worker', 'run', 'step'), name='draft_one_a_step_of_a_round'),
        ),
        migrations.AddConstraint(
            model_name='happening',
            constraint=models.UniqueConstraint(condition=models.Q(('child__isnull', True)), fields=('transition', 'number'), name='happening_has_one_place_in_a_round'),
        ),
        migrations.AddConstraint(
            model_name='happening',
            constraint=models.CheckConstraint(condition=models.Q(('child__isnull', False), ('transition__isnull', False), _connector='OR'), name='happening_of_a_child_or_a_round'),
        ),
        migrations.AddConstraint(
            model_name='notice',
            constraint=models.CheckConstraint(condition=models.Q(('child__isnull', False), ('transition__isnull', False), _connector='OR'), name='notice_about_a_child_or_a_round'),
        ),
        migrations.AddConstraint(
            model_name='owed',
            constraint=models.CheckConstraint(condition=models.Q(('child__isnull', False), ('transition__isnull', False), _connector='OR'), name='owed_for_a_child_or_a_round'),
        ),
        migrations.AddConstraint(
            model_name='transition',
            constraint=models.UniqueConstraint(condition=models.Q(('child__isnull', True), ('ended_at__isnull', True)), fields=('procedure',), name='round_open_once'),
        ),
        refuse(SPEAK_OF_THEM),
        write_by_itself(PROMISE_KEPT),
    ]
