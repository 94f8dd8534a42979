"""What tells that a file is ours, and of which schema; known without peewee."""

SCHEMA = 5
"""The number of the newest migration, kept in the file as `user_version`."""

APPLICATION = int.from_bytes(b"tabl")
"""Whose file it is, kept in it as `application_id`."""
