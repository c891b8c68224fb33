"""Lines of purchases have a natural key, so that files that overlap double nothing."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("customers", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="purchaseline",
            name="occurrence",
            field=models.IntegerField(default=1),
            preserve_default=False,
        ),
        migrations.AlterField(model_name="purchaseline", name="invoice", field=models.TextField(db_collation="C")),
        migrations.AlterField(model_name="purchaseline", name="article", field=models.TextField(db_collation="C")),
        migrations.AlterField(
            model_name="purchaseline",
            name="file",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                to="customers.purchasefile",
            ),
        ),
        migrations.AddConstraint(
            model_name="purchaseline",
            constraint=models.UniqueConstraint(
                fields=("controller_id", "invoice", "article", "occurrence"), name="customers_purchase_line_once"
            ),
        ),
    ]
