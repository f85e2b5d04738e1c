"""What the intake remembers: how to tell the same message, mapped tables, files taken in, rows refused."""

from models.base import BaseModel, IntegerField, JsonField, MomentField, TextField


class SameKey(BaseModel):
    """A name by which a message is known again: its source's id, its link, or its text."""

    key = TextField(primary_key=True)
    message = IntegerField(index=True)


class Profile(BaseModel):
    """How a table's columns were mapped, recognised by its header row."""

    header = TextField(primary_key=True)
    name = TextField()
    columns = JsonField()


class TakenFile(BaseModel):
    """A file that was taken in, recognised by its contents."""

    sha256 = TextField(primary_key=True)
    name = TextField()
    at = MomentField()
    new = IntegerField()
    known = IntegerField()
    rejected = IntegerField()


class Rejected(BaseModel):
    """A row that could not be taken in, kept as it was with the reason."""

    file = TextField()
    row = IntegerField()
    at = MomentField()
    reason = TextField()
    cells = JsonField()
