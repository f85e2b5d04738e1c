"""The first schema, frozen: what `models` said when it was released."""

from peewee import Database

TABLES = {
    "message": """
        number INTEGER PRIMARY KEY, external_id TEXT NOT NULL, source TEXT NOT NULL, url TEXT NOT NULL,
        author TEXT NOT NULL, author_url TEXT NOT NULL, text TEXT NOT NULL, topic TEXT NOT NULL,
        place TEXT NOT NULL, published_at BIGINT, extra TEXT NOT NULL, received_at BIGINT NOT NULL,
        status TEXT NOT NULL, cycle INTEGER NOT NULL, turn TEXT NOT NULL, acts INTEGER NOT NULL,
        interim_at BIGINT, repeat_of INTEGER, new_facts BOOLEAN NOT NULL, why TEXT NOT NULL,
        step TEXT NOT NULL, step_executor TEXT, step_due BIGINT, step_key TEXT, ended_at BIGINT""",
    "part": """
        message INTEGER NOT NULL REFERENCES message, no INTEGER NOT NULL, executor TEXT NOT NULL,
        cycle INTEGER NOT NULL, status TEXT NOT NULL, sent_at BIGINT NOT NULL, about TEXT NOT NULL,
        gave_interim BOOLEAN NOT NULL, reason TEXT NOT NULL, PRIMARY KEY (message, no)""",
    "draft": """
        message INTEGER NOT NULL REFERENCES message, no INTEGER NOT NULL, part INTEGER NOT NULL,
        version INTEGER NOT NULL, kind TEXT NOT NULL, content TEXT, text TEXT NOT NULL, at BIGINT NOT NULL,
        by TEXT NOT NULL, attachments TEXT NOT NULL, joint BOOLEAN NOT NULL, final BOOLEAN NOT NULL,
        PRIMARY KEY (message, no)""",
    "review": """
        message INTEGER NOT NULL REFERENCES message, no INTEGER NOT NULL, part INTEGER NOT NULL,
        draft INTEGER NOT NULL, at BIGINT NOT NULL, by TEXT NOT NULL, approved BOOLEAN NOT NULL,
        ticks TEXT NOT NULL, without_evidence BOOLEAN NOT NULL, takes_back BOOLEAN NOT NULL,
        PRIMARY KEY (message, no)""",
    "deadline": """
        message INTEGER NOT NULL REFERENCES message, no INTEGER NOT NULL, key TEXT NOT NULL,
        cycle INTEGER NOT NULL, part INTEGER, executor TEXT, start BIGINT NOT NULL, due BIGINT NOT NULL,
        provisional BOOLEAN NOT NULL, fingerprint TEXT NOT NULL, met_at BIGINT, dropped_at BIGINT,
        waived BOOLEAN NOT NULL, over BIGINT NOT NULL, fault TEXT, ended_by INTEGER,
        PRIMARY KEY (message, no)""",
    "reply": """
        message INTEGER NOT NULL REFERENCES message, no INTEGER NOT NULL, cycle INTEGER NOT NULL,
        kind TEXT NOT NULL, origin TEXT NOT NULL, text TEXT NOT NULL, approved_at BIGINT NOT NULL,
        approved_act INTEGER NOT NULL, posted_at BIGINT, posted_act INTEGER, url TEXT, taken_back_at BIGINT,
        PRIMARY KEY (message, no)""",
    "course": """
        message INTEGER NOT NULL REFERENCES message, no INTEGER NOT NULL, act INTEGER NOT NULL,
        at BIGINT NOT NULL, part INTEGER, "to" TEXT NOT NULL, cycle INTEGER NOT NULL,
        PRIMARY KEY (message, no)""",
    "finding": """
        message INTEGER NOT NULL REFERENCES message, no INTEGER NOT NULL, side TEXT NOT NULL, executor TEXT,
        text TEXT NOT NULL, at BIGINT NOT NULL, by TEXT NOT NULL, PRIMARY KEY (message, no)""",
    "notice": """
        message INTEGER NOT NULL REFERENCES message, no INTEGER NOT NULL, shortcoming TEXT NOT NULL,
        official TEXT NOT NULL, notified_at BIGINT NOT NULL, over BIGINT NOT NULL, resolved_at BIGINT,
        resolution TEXT NOT NULL, PRIMARY KEY (message, no)""",
    "journal_entry": """
        seq INTEGER PRIMARY KEY, message INTEGER, act INTEGER, action TEXT NOT NULL, at BIGINT NOT NULL,
        entered_at BIGINT NOT NULL, by TEXT NOT NULL, body TEXT NOT NULL, personal TEXT NOT NULL,
        salt TEXT NOT NULL, hash TEXT NOT NULL""",
    "executor": """
        code TEXT PRIMARY KEY, position INTEGER NOT NULL, name TEXT NOT NULL, short TEXT NOT NULL,
        official TEXT NOT NULL, keywords TEXT NOT NULL, active BOOLEAN NOT NULL, since BIGINT""",
    "official": """
        code TEXT PRIMARY KEY, position INTEGER NOT NULL, name TEXT NOT NULL, title TEXT NOT NULL,
        title_genitive TEXT NOT NULL, title_dative TEXT NOT NULL, name_dative TEXT NOT NULL""",
    "timing": """
        id INTEGER PRIMARY KEY, calendar TEXT NOT NULL, terms TEXT NOT NULL, configured TEXT NOT NULL""",
    "monthly_note": """
        month TEXT PRIMARY KEY, signed_at BIGINT NOT NULL, by TEXT NOT NULL, official TEXT NOT NULL,
        text TEXT NOT NULL, figures TEXT NOT NULL""",
    "same_key": """key TEXT PRIMARY KEY, message INTEGER NOT NULL REFERENCES message""",
    "profile": """header TEXT PRIMARY KEY, name TEXT NOT NULL, columns TEXT NOT NULL""",
    "taken_file": """
        sha256 TEXT PRIMARY KEY, name TEXT NOT NULL, at BIGINT NOT NULL, new INTEGER NOT NULL,
        known INTEGER NOT NULL, rejected INTEGER NOT NULL""",
    "rejected": """
        id INTEGER PRIMARY KEY, file TEXT NOT NULL, row INTEGER NOT NULL, at BIGINT NOT NULL,
        reason TEXT NOT NULL, cells TEXT NOT NULL""",
    "typed_text": """key TEXT PRIMARY KEY, text TEXT NOT NULL, at BIGINT NOT NULL""",
}

INDEXES = (
    "message (external_id)",
    "message (received_at)",
    "message (ended_at, step_due, number)",
    "part (executor, status)",
    "draft (at)",
    "review (at)",
    "deadline (due)",
    "reply (posted_at)",
    "journal_entry (message)",
    "same_key (message)",
)


def up(_migrator: object, db: Database) -> None:
    """Make every table and index."""
    for name, columns in TABLES.items():
        db.execute_sql(f"CREATE TABLE {name} ({columns})")
    for number, index in enumerate(INDEXES, 1):
        db.execute_sql(f"CREATE INDEX by_{index.split()[0]}_{number} ON {index}")
