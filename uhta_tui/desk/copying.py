"""A copy of a desk: the database as it stands, and every attachment, in one archive."""

import tempfile
import zipfile
from pathlib import Path

from models.database import copy_sqlite
from uhta_tui.desk.desk import Desk


def back_up(desk: Desk, target: Path) -> int:
    """Write a copy of a desk on SQLite; returns how many attachments it holds.

    The archive appears under its name only when it is whole.

    Raises:
        OSError: If it cannot be written.
        DatabaseUnusable: If the database cannot be read.
    """
    partial = target.with_name(f"{target.name}.part")
    try:
        count = _write(desk, partial)
        partial.chmod(0o600)
        partial.replace(target)
    finally:
        partial.unlink(missing_ok=True)
    return count


def _write(desk: Desk, target: Path) -> int:
    """Write the archive; returns how many attachments it holds."""
    count = 0
    with tempfile.TemporaryDirectory(prefix="uhta-backup-") as folder:
        copy = Path(folder) / "uhta.db"
        copy_sqlite(desk.database, copy)
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.write(copy, "uhta.db")
            for file in sorted(desk.files.folder.glob("??/*")):
                archive.write(file, f"files/{file.parent.name}/{file.name}")
                count += 1
    return count
