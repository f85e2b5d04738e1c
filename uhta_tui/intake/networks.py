"""What the addresses of each social network mean, and what in them names a message.

Where it is unclear whether a part of an address matters, the part is kept: a message shown twice is a
nuisance, a message taken for another one is lost.
"""

import re
from collections.abc import Callable, Mapping
from typing import Final

from uhta_tui.intake.address import Address

_TRACKING: Final = re.compile(
    r"utm_\w+|\w*clid|_openstat|mc_[ce]id|igsh(?:id)?|_g[al]|mindbox\w*|roistat\w*|etext|_hs\w+",
    re.IGNORECASE | re.ASCII,
)
"""Keys that follow a reader about; on any site."""

_NETWORK_TRACKING: Final = frozenset({"from", "ref", "ref_src", "si", "share", "feature", "app", "context"})
"""Keys that name nothing on the networks below, though they may elsewhere."""

_ANCHOR: Final = re.compile(
    r"[!/@].*|(?!(?:page|section|step|h|tab|slide|part)[-_]?\d)[a-z_-]*[-_=/:]?\d+", re.IGNORECASE
)
"""A fragment that may name a message: `c123`, `comment-123`, or a route such as `/post/5`."""

_VK_OBJECT: Final = re.compile(
    r"(?:.*/)?((?:wall|photo|video|clip|topic|story)-?\d+_\d+)(?:_r(\d+))?(?:[^\w].*)?", re.ASCII
)
_VK_GROUP: Final = re.compile(r"(?:club|public|event)(\d+)", re.ASCII)
_TG_MESSAGE: Final = re.compile(r"/(?:s/)?(c/\d+|[A-Za-z]\w{2,})/(?:\d+/)?(\d+)", re.ASCII)
_FILM: Final = re.compile(r"[\w-]+", re.ASCII)
_NUMBER: Final = re.compile(r"\d+", re.ASCII)


def _numbered(key: str, value: str) -> tuple[str, ...]:
    """A query that names a comment by its number, or none."""
    return (f"{key}={value}",) if _NUMBER.fullmatch(value) else ()


def _vk(link: Address) -> Address:
    """ВКонтакте: a post may stand in the path or in `w=`, a comment in `reply=` or behind `_r`."""
    path = link.path.lower() if link.path.isascii() else link.path
    for place in (link.value("w").lower(), path.strip("/"), link.value("z").lower()):
        found = _VK_OBJECT.fullmatch(place)
        if found:
            key = "post" if found[1].startswith("topic") else "reply"
            return Address(link.host, f"/{found[1]}", _numbered(key, found[2] or link.value(key)))
    return Address(link.host, _VK_GROUP.sub(r"club\1", path), link.query)


def _ok(link: Address) -> Address:
    """Одноклассники: the old mobile site names a topic by `st.groupId` and `st.themeId`."""
    group, topic = link.value("st.groupId"), link.value("st.themeId")
    if _NUMBER.fullmatch(group) and _NUMBER.fullmatch(topic):
        return Address(link.host, f"/group/{group}/topic/{topic}")
    return Address(link.host, link.path, tuple(piece for piece in link.query if not piece.startswith("st.")))


def _telegram(link: Address) -> Address:
    """Telegram: `/s/` is the web view; a number between channel and message is a thread."""
    found = _TG_MESSAGE.fullmatch(link.path)
    if found is None:
        return link
    return Address(link.host, f"/{found[1].lower()}/{found[2]}", _numbered("comment", link.value("comment")))


def _youtube(link: Address) -> Address:
    """YouTube: a short address has the film in its path; `lc` is a comment."""
    short = link.path[1:] if re.fullmatch(r"/[\w-]{11}", link.path, re.ASCII) else ""
    film, comment = link.value("v") or short, link.value("lc")
    if not _FILM.fullmatch(film):
        return link
    of_comment = (f"lc={comment}",) if _FILM.fullmatch(comment) else ()
    return Address(link.host, "/watch", (f"v={film}", *of_comment))


def _as_it_is(link: Address) -> Address:
    """A network whose addresses have one spelling."""
    return link


_RULES: Final[Mapping[str, Callable[[Address], Address]]] = {
    "vk.com": _vk,
    "ok.ru": _ok,
    "t.me": _telegram,
    "max.ru": _as_it_is,
    "youtube.com": _youtube,
}

_MESSAGE_PATHS: Final[Mapping[str, re.Pattern[str]]] = {
    "vk.com": re.compile(r"/(?:wall|photo|video|clip|topic|story)-?\d+_\d+|/@.+"),
    "ok.ru": re.compile(r"/.*(?:topic|status|photo|album|video|movie|live|discussion)\w*/.+"),
    "t.me": re.compile(r"/(?:c/\d+|\w+)/\d+"),
    "max.ru": re.compile(r"/.+/.+"),
    "youtube.com": re.compile(r"/watch|/(?:shorts|live|post)/.+"),
}
"""Paths that name a message rather than a community or a person."""


def canonical(link: Address) -> Address:
    """The address by its network's rules, without tracking and without a fragment that names nothing."""
    rule = _RULES.get(link.host)
    ignored = _NETWORK_TRACKING if rule else frozenset[str]()
    kept = tuple(
        piece
        for piece in link.query
        if (key := piece.partition("=")[0]) not in ignored and not _TRACKING.fullmatch(key)
    )
    if rule is None:
        fragment = link.fragment if _ANCHOR.fullmatch(link.fragment) else ""
        return Address(link.host, link.path, kept, fragment)
    return rule(Address(link.host, link.path, kept))


def is_message(link: Address) -> bool:
    """Whether a canonical address names one message, not a whole site, community or person."""
    pattern = _MESSAGE_PATHS.get(link.host)
    if pattern is None:
        return bool(link.path or link.query or link.fragment)
    return pattern.fullmatch(link.path) is not None
