"""Who prepares answers, who answers for them, and by what calendar: the desk's own records."""

from models.base import (
    BaseModel,
    BooleanField,
    IntegerField,
    JsonField,
    MomentField,
    TermField,
    TextField,
)


class Executor(BaseModel):
    """A branch body, a structural unit or a municipal institution (п.7)."""

    code = TextField(primary_key=True)
    position = IntegerField()
    """Its place in the directory, in the order entered."""
    name = TextField()
    short = TextField()
    official = TextField()
    keywords = JsonField()
    active = BooleanField()
    since = MomentField(null=True)


class Official(BaseModel):
    """A deputy responsible under п.7."""

    code = TextField(primary_key=True)
    position = IntegerField()
    name = TextField()
    title = TextField()
    title_genitive = TextField()
    title_dative = TextField()
    name_dative = TextField()


class Template(BaseModel):
    """A text that the desk keeps to begin replies with (п.2)."""

    code = TextField(primary_key=True)
    position = IntegerField()
    """Its place in the list, in the order entered."""
    name = TextField()
    kind = TermField()
    text = TextField()
    active = BooleanField()


class Timing(BaseModel):
    """The calendar and the terms in force; one row."""

    id = IntegerField(primary_key=True)
    calendar = JsonField()
    terms = JsonField()
    configured = TextField()
    """The fingerprint of the configuration that last wrote it."""
