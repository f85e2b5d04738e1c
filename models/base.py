"""What all tables share. No model is bound to a database: each query is told which one it runs on."""

from peewee import BigIntegerField, BooleanField, CharField, IntegerField, Model, TextField


class MomentField(BigIntegerField):
    """A moment: whole seconds since 1970-01-01T00:00:00 UTC, which sort and index as they stand."""


class JsonField(TextField):
    """A value kept as JSON text; it is written and read whole and never searched into."""


class TermField(CharField):
    """One of a stored enum's values."""


class BaseModel(Model):
    """What all models share."""

    class Meta:
        database = None
        legacy_table_names = False


__all__ = [
    "BaseModel",
    "BigIntegerField",
    "BooleanField",
    "CharField",
    "IntegerField",
    "JsonField",
    "MomentField",
    "TermField",
    "TextField",
]
