"""A message and all its pieces: one aggregate, every piece numbered within its message.

The columns of a piece bear the names of the fields of its frozen value in `uhta_tui.procedure.case`; the
store moves them over by these names.
"""

from peewee import CompositeKey

from models.base import (
    BaseModel,
    BooleanField,
    IntegerField,
    JsonField,
    MomentField,
    TermField,
    TextField,
)


class Message(BaseModel):
    """A message from an open source, with the line that the queue shows of it."""

    number = IntegerField(primary_key=True)
    external_id = TextField(index=True)
    source = TextField()
    url = TextField()
    author = TextField()
    author_url = TextField()
    text = TextField()
    topic = TextField()
    place = TextField()
    published_at = MomentField(null=True)
    extra = JsonField()
    received_at = MomentField(index=True)
    status = TermField()
    cycle = IntegerField()
    turn = TermField()
    acts = IntegerField()
    interim_at = MomentField(null=True)
    repeat_of = IntegerField(null=True)
    new_facts = BooleanField()
    why = TextField()
    # What follows is worked out from the rest at each write, so that the queue is one indexed read.
    step = TermField()
    step_executor = TextField(null=True)
    step_due = MomentField(null=True)
    step_key = TermField(null=True)
    ended_at = MomentField(null=True)
    """When it was answered, closed, excluded or removed; null while the desk owes something."""

    class Meta:
        # The queue is read as "not ended, the nearest deadline first".
        indexes = ((("ended_at", "step_due", "number"), False),)


class _Piece(BaseModel):
    """A row that belongs to a message and is numbered within it."""

    message = IntegerField()
    no = IntegerField()

    class Meta:
        primary_key = CompositeKey("message", "no")


class Part(_Piece):
    """One executor's share (поручение)."""

    executor = TextField()
    cycle = IntegerField()
    status = TermField()
    sent_at = MomentField()
    about = TextField()
    gave_interim = BooleanField()
    reason = TextField()

    class Meta:
        # The directory shows each executor's load: "this executor, since then".
        indexes = ((("executor", "sent_at"), False),)


class Draft(_Piece):
    """A version of an executor's text."""

    part = IntegerField()
    version = IntegerField()
    kind = TermField()
    content = TermField(null=True)
    text = TextField()
    at = MomentField(index=True)
    by = TextField()
    attachments = JsonField()
    joint = BooleanField()
    final = BooleanField()


class Review(_Piece):
    """A decision on a draft; the note counts those of a month."""

    part = IntegerField()
    draft = IntegerField()
    at = MomentField(index=True)
    by = TextField()
    approved = BooleanField()
    ticks = JsonField()
    without_evidence = BooleanField()
    takes_back = BooleanField()


class Deadline(_Piece):
    """A countdown; the note counts those due in a month, a calendar change walks the running ones."""

    key = TermField()
    cycle = IntegerField()
    part = IntegerField(null=True)
    executor = TextField(null=True)
    start = MomentField()
    due = MomentField(index=True)
    provisional = BooleanField()
    fingerprint = TextField()
    met_at = MomentField(null=True)
    dropped_at = MomentField(null=True)
    waived = BooleanField()
    over = IntegerField()
    fault = TermField(null=True)
    ended_by = IntegerField(null=True)


class Reply(_Piece):
    """What is or was posted to the author."""

    cycle = IntegerField()
    kind = TermField()
    origin = TermField()
    text = TextField()
    approved_at = MomentField()
    approved_act = IntegerField()
    posted_at = MomentField(null=True, index=True)
    posted_act = IntegerField(null=True)
    url = TextField(null=True)
    taken_back_at = MomentField(null=True)


class Course(_Piece):
    """A step of the message's or a part's course."""

    act = IntegerField()
    at = MomentField()
    part = IntegerField(null=True)
    to = TermField()
    cycle = IntegerField()


class Finding(_Piece):
    """Unreliable or incomplete information found in an answer (п.20)."""

    side = TermField()
    executor = TextField(null=True)
    text = TextField()
    at = MomentField()
    by = TextField()


class Notice(_Piece):
    """A shortcoming's notice and what was decided on it (п.20)."""

    shortcoming = TextField()
    official = TextField()
    notified_at = MomentField()
    over = IntegerField()
    resolved_at = MomentField(null=True)
    resolution = TextField()


PIECES = (Part, Draft, Review, Deadline, Reply, Course, Finding, Notice)
"""The tables of a message's pieces."""
