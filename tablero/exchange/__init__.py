"""File formats to domain values and back, one module a format. Nothing here knows the database."""
