"""Taking a web address apart and spelling its pieces in one way. Nothing here raises on hostile text."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final
from urllib.parse import unquote

_WEB_SCHEMES: Final = frozenset({"http", "https"})

_ALIASES: Final[Mapping[str, str]] = {
    "vk.ru": "vk.com",
    "vkontakte.ru": "vk.com",
    "new.vk.com": "vk.com",
    "odnoklassniki.ru": "ok.ru",
    "telegram.me": "t.me",
    "telegram.dog": "t.me",
    "youtu.be": "youtube.com",
    "web.max.ru": "max.ru",
}
"""Other hosts of the same network."""

_SCHEME: Final = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE | re.ASCII)
_PORT_ONLY: Final = re.compile(r"\d{1,5}(?:[/?#]|$)", re.ASCII)
_HOST: Final = re.compile(r"[\w-]+(?:\.[\w-]+)*")
_PUBLIC_HOST: Final = re.compile(r"[\w-]+(?:\.[\w-]+)*\.(?:[^\W\d_]{2,}|xn--[\w-]+)|\d{1,3}(?:\.\d{1,3}){3}")
"""A host that may stand without a scheme: it has a dot and ends like one."""

_PREFIX: Final = re.compile(r"^(?:(?:www|m|mobile)\.)+(?=[^.]+\.)")
_LONE_PERCENT: Final = re.compile(r"%(?![0-9a-f]{2})", re.IGNORECASE | re.ASCII)
_ESCAPES: Final = re.compile(r"(?:%[0-9a-f]{2})+", re.IGNORECASE | re.ASCII)
_UNSAFE: Final = re.compile(
    r"[\x00-\x20\x7f-\xa0\u1680\u2000-\u200f\u2028-\u202f\u205f-\u2060\u3000\ufeff\"<>]"
)


@dataclass(frozen=True, slots=True)
class Address:
    """A web address taken apart, each piece in its one spelling."""

    host: str
    """Lower case, Unicode, without `www.` and `m.`, by the network's main name; with a port if unusual."""
    path: str
    """From its slash on, without a slash at the end; empty for the host alone."""
    query: tuple[str, ...] = ()
    """`key=value` pieces."""
    fragment: str = ""

    def value(self, key: str) -> str:
        """The decoded value of a key of the query, empty when it is not there."""
        start = f"{key}="
        return next((unquote(piece[len(start) :]) for piece in self.query if piece.startswith(start)), "")

    def text(self) -> str:
        """The address without a scheme, the query in order."""
        query = "&".join(sorted(set(self.query)))
        ending = f"#{self.fragment}" if self.fragment else ""
        return f"{self.host}{self.path}?{query}{ending}" if query else f"{self.host}{self.path}{ending}"


def cleaned(url: str) -> str:
    """The text of an address without blanks around it and line breaks inside it."""
    text = url if url.isascii() else unicodedata.normalize("NFC", url)
    return text.replace("\t", "").replace("\n", "").replace("\r", "").replace("\0", "").strip()


def _after_scheme(text: str) -> tuple[bool, str] | None:
    """Whether a web scheme was written, and what follows it; None for another scheme or a bare path."""
    found = _SCHEME.match(text)
    if found and not _PORT_ONLY.match(text, found.end()):
        return (True, text[found.end() :].lstrip("/")) if found[1].lower() in _WEB_SCHEMES else None
    if text.startswith("/") and not text.startswith("//"):
        return None
    return False, text.lstrip("/")


def _unicode_label(label: str) -> str:
    """A label of a host as people read it: `xn--p1ai` is `рф`."""
    if not label.startswith("xn--"):
        return label
    try:
        return label.encode("ascii").decode("idna")
    except UnicodeError:
        return label


def _canonical_host(name: str) -> str:
    """The one name of a host."""
    lowered = name.lower() if name.isascii() else unicodedata.normalize("NFC", name.lower())
    if "xn--" in lowered:
        lowered = ".".join(_unicode_label(label) for label in lowered.split("."))
    lowered = _PREFIX.sub("", lowered)
    return _ALIASES.get(lowered, lowered)


def _escape(text: str) -> str:
    """Percent escapes of a text's UTF-8."""
    return "".join(f"%{byte:02X}" for byte in text.encode("utf-8", "surrogatepass"))


def _unescape(found: re.Match[str]) -> str:
    """Undo the escapes of letters and digits, keep the others in upper case."""
    try:
        decoded = bytes.fromhex(found[0].replace("%", "")).decode()
    except UnicodeDecodeError:
        return found[0].upper()
    return "".join(one if one.isalnum() or one in "-._~" else _escape(one) for one in decoded)


def spelled(text: str) -> str:
    """One spelling of a piece of an address: escapes only where they are needed."""
    if "%" in text:
        text = unicodedata.normalize("NFC", _ESCAPES.sub(_unescape, _LONE_PERCENT.sub("%25", text)))
    return _UNSAFE.sub(lambda found: _escape(found[0]), text)


def _one_path(path: str) -> str:
    """A path with single slashes, one at the start and none at the end."""
    while "//" in path:
        path = path.replace("//", "/")
    path = path.strip("/")
    return f"/{path}" if path else ""


def split_address(text: str) -> Address | None:
    """Take a cleaned address apart.

    Args:
        text: What `cleaned` gave.

    Returns:
        None when it is not a web address: another scheme, or no host.
    """
    web = _after_scheme(text)
    if web is None:
        return None
    has_scheme, rest = web
    rest, _, fragment = rest.partition("#")
    rest, _, query = rest.partition("?")
    authority, _, path = rest.replace("\\", "/").partition("/")
    name, _, port = authority.rpartition("@")[2].partition(":")
    name = name.rstrip(".")
    if not (_HOST if has_scheme else _PUBLIC_HOST).fullmatch(name):
        return None
    if port and not _PORT_ONLY.fullmatch(port):
        return None
    host = _canonical_host(name)
    if host.endswith(".t.me"):  # a channel may have a host of its own: `chan.t.me/5`
        host, path = "t.me", f"{host.removesuffix('.t.me')}/{path}"
    if port and int(port) not in {80, 443}:
        host = f"{host}:{int(port)}"
    pieces = tuple(spelled(piece).removesuffix("=") for piece in query.split("&") if piece)
    return Address(host, _one_path(spelled(path)), pieces, spelled(fragment))
