"""The journal: every action once, in the order entered, each chained to the one before."""

from models.base import BaseModel, IntegerField, JsonField, MomentField, TermField, TextField


class JournalEntry(BaseModel):
    """One action. Rows are added, never changed, but for personal values that are erased."""

    seq = IntegerField(primary_key=True)
    message = IntegerField(null=True, index=True)
    act = IntegerField(null=True)
    """The action's number within its message."""
    action = TermField()
    at = MomentField()
    entered_at = MomentField()
    by = TextField()
    body = JsonField()
    """The action's line, personal fields as digests."""
    personal = JsonField()
    """The personal fields themselves; empty when there are none or they were erased."""
    salt = TextField()
    hash = TextField()
    """SHA-256 of the entry before and this one."""
