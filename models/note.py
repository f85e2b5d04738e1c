"""The monthly notes that were signed, with their figures as frozen then (п.22)."""

from models.base import BaseModel, JsonField, MomentField, TextField


class MonthlyNote(BaseModel):
    """A signed note; a later change of data does not change it."""

    month = TextField(primary_key=True)
    signed_at = MomentField()
    by = TextField()
    official = TextField()
    text = TextField()
    figures = JsonField()
