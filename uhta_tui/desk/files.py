"""The store of attachments: each file once, named by its SHA-256, readable by its owner alone (п.10)."""

import hashlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from models.reasons import reason
from uhta_tui.procedure.case import Attachment
from uhta_tui.procedure.refusal import NO_CLAUSE, Refused


class FileStore:
    """A folder of attachments beside the database."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def add(self, source: Path) -> Attachment:
        """Copy a file into the store.

        Raises:
            Refused: If it cannot be read; says what and where.
        """
        if source.is_dir():
            raise Refused(NO_CLAUSE, f"Вложение {source}: это папка, а нужен файл.")
        try:
            if source.exists() and not source.is_file():
                # Reading a pipe or a device could go on for ever.
                raise Refused(NO_CLAUSE, f"Вложение {source}: это не обычный файл.")
            return self._copy(source)
        except (FileNotFoundError, ValueError):
            raise Refused(NO_CLAUSE, f"Вложение {source} не найдено; проверьте путь.") from None
        except OSError as error:
            raise Refused(NO_CLAUSE, f"Вложение {source} не копируется: {reason(error)}.") from error

    def _copy(self, source: Path) -> Attachment:
        with source.open("rb") as read:
            digest = hashlib.file_digest(read, "sha256").hexdigest()
            target = self.path(digest)
            size = os.fstat(read.fileno()).st_size
            if not target.exists():
                target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
                read.seek(0)
                with tempfile.NamedTemporaryFile(dir=target.parent, delete=False) as written:
                    shutil.copyfileobj(read, written)
                    written.flush()
                    os.fsync(written.fileno())
                Path(written.name).replace(target)
        return Attachment(source.name, digest, size)

    def path(self, sha256: str) -> Path:
        """Where a file with this digest stands."""
        return self.folder / sha256[:2] / sha256

    def known(self, attachment: Attachment) -> Attachment:
        """An attachment that must already stand in the store, with its true size.

        Raises:
            Refused: If it does not.
        """
        path = self.path(attachment.sha256)
        if not path.is_file():
            raise Refused(
                NO_CLAUSE, f"Вложения {attachment.name} ({attachment.sha256[:12]}…) нет в хранилище."
            )
        return Attachment(attachment.name, attachment.sha256, path.stat().st_size)

    def faults(self, attachments: Iterator[Attachment]) -> Iterator[str]:
        """What is wrong with the files that drafts rely on, one Russian sentence a fault."""
        checked: set[str] = set()
        for attachment in attachments:
            if attachment.sha256 in checked:
                continue
            checked.add(attachment.sha256)
            path = self.path(attachment.sha256)
            if not path.is_file():
                yield f"Вложение {attachment.name}: файла нет в хранилище ({path})."
                continue
            with path.open("rb") as read:
                if hashlib.file_digest(read, "sha256").hexdigest() != attachment.sha256:
                    yield f"Вложение {attachment.name}: файл в хранилище изменён ({path})."
