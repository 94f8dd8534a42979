"""The only place that knows peewee: tables, migrations, queries and the change journal."""
