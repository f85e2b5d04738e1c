"""Text being typed, saved as it is typed and offered again after a crash, an Esc or a refusal."""

from models.base import BaseModel, MomentField, TextField


class TypedText(BaseModel):
    """One field's unfinished text."""

    key = TextField(primary_key=True)
    """Which field of which form, such as `draft:187:uzhkh:text`."""
    text = TextField()
    at = MomentField()
