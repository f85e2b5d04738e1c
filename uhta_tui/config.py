"""The desk's settings: the door to `config.toml`.

`load` reads and checks a file, `dump` and `save` write it back with its comments. What a setting is for
and what it may be is declared in `uhta_tui.settings.sections`, once; the reader, the writer and the
shipped file follow from it.
"""

from uhta_tui.settings.database import checked as checked_url
from uhta_tui.settings.database import database_file
from uhta_tui.settings.database import resolved as resolved_url
from uhta_tui.settings.document import Config
from uhta_tui.settings.errors import ConfigError
from uhta_tui.settings.files import default_path, default_text, dump, find, load, save
from uhta_tui.settings.sections import (
    Account,
    ExecutorSettings,
    LookSettings,
    OfficialSettings,
    Organization,
    Person,
    TermsSettings,
)

__all__ = [
    "Account",
    "Config",
    "ConfigError",
    "ExecutorSettings",
    "LookSettings",
    "OfficialSettings",
    "Organization",
    "Person",
    "TermsSettings",
    "checked_url",
    "database_file",
    "default_path",
    "default_text",
    "dump",
    "find",
    "load",
    "resolved_url",
    "save",
]
