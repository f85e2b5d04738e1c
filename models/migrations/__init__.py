"""Numbered migrations, applied in order by `models.database`; a file once released is never changed."""
