"""Links that name a message: one canonical text for all the spellings of one address.

The canonical text has no scheme, so that `http` and `https` are one, and is its own canonical text.
Nothing here raises, whatever the text.
"""

import re
from typing import Final

from uhta_tui.intake.address import Address, cleaned, split_address
from uhta_tui.intake.networks import canonical, is_message

_LONGEST: Final = 4096
"""Characters; what is longer is no link that anyone can follow, and stays as it is."""

_QUICK: Final = re.compile(
    r"https?://(?:(?:m\.|www\.)?vk\.(?:com|ru)/(wall-?\d+_\d+)(\?reply=\d+)?(?:[?&]from=\w+)?"
    r"|((?:ok\.ru/group/\d+/topic/\d+|max\.ru/[a-z0-9_]+/\d+|t\.me/(?!s/|c/)[a-z][a-z0-9_]{2,}/\d+(?:\?comment=\d+)?)))",
    re.ASCII,
)
"""The spellings that nearly every exported row has: an import must not wait for the long way."""

_FOUND: Final = re.compile(
    r"https?://[^\s<>\"«»]+"
    r"|(?<![\w@./-])(?:[\w-]+\.)*(?:vk\.com|vk\.ru|ok\.ru|t\.me|telegram\.me|max\.ru|youtu\.be)/[^\s<>\"«»]+"
    r"|(?<![\w@./-])www\.[^\s<>\"«»]+",
    re.IGNORECASE,
)
_TRAILING: Final = ".,;:!?'*…)]}"
_OPENING: Final = {")": "(", "]": "[", "}": "{"}


def _address(url: str) -> Address | None:
    """The canonical address; a link that leaves ВКонтакте through its gate is followed."""
    text = cleaned(url)
    while len(text) <= _LONGEST:
        address = split_address(text)
        if address is None:
            return None
        gate = address.host == "vk.com" and address.path == "/away.php"
        target = cleaned(address.value("to")) if gate else ""
        if split_address(target) is None:
            return canonical(address)
        text = target
    return None


def normalise(url: str) -> str:
    """The canonical text of a link; a text that is not a web address comes back cleaned of blanks.

    >>> normalise("https://m.vk.ru/club1?w=wall-1_2_r3&from=feed")
    'vk.com/wall-1_2?reply=3'
    """
    quick = _QUICK.fullmatch(url)
    if quick:
        return quick[3] or f"vk.com/{quick[1]}{quick[2] or ''}"
    address = _address(url)
    return cleaned(url) if address is None else address.text()


def host(url: str) -> str:
    """The network's or site's one name, empty when it is not a web address.

    >>> host("https://m.vk.ru/wall-1_2")
    'vk.com'
    """
    if _QUICK.fullmatch(url):
        return normalise(url).partition("/")[0]
    address = _address(url)
    return "" if address is None else address.host


def is_web(url: str) -> bool:
    """Whether it is an http(s) address, or one without a scheme that can only be that."""
    text = cleaned(url)
    return len(text) <= _LONGEST and len(url.split()) == 1 and split_address(text) is not None


def names_message(url: str) -> bool:
    """Whether a link leads to one message; a community's or a person's page must never stand for one."""
    if _QUICK.fullmatch(url):
        return True
    address = _address(url)
    return address is not None and is_message(address)


def _trimmed(link: str) -> str:
    """A link found in a text, without the text's punctuation after it."""
    while link and link[-1] in _TRAILING:
        opening = _OPENING.get(link[-1])
        if opening and link.count(opening) >= link.count(link[-1]):
            break
        link = link[:-1]
    return link


def find_links(text: str) -> tuple[str, ...]:
    """The web links that stand in a text, in their order, as they are written."""
    found = (_trimmed(match[0]) for match in _FOUND.finditer(text))
    return tuple(dict.fromkeys(link for link in found if is_web(link)))
