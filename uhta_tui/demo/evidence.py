"""Small real files for п.10: pictures and «scanned» acts, drawn by rule, the same on every machine."""

import hashlib
import struct
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final, TypeAlias

from uhta_tui.procedure.case import Attachment

Colour: TypeAlias = tuple[int, int, int]
"""Red, green and blue, 0 to 255."""

_SIZE: Final = (240, 160)
"""Pixels of a picture, across and down."""

_SHEET: Final = (210, 297)
"""Pixels of a scanned sheet: one a millimetre of A4."""


@dataclass(frozen=True, slots=True)
class Box:
    """A filled rectangle of a picture, in pixels; `right` and `bottom` are not in it."""

    left: int
    top: int
    right: int
    bottom: int
    colour: Colour


_SKY: Final = Box(0, 0, 240, 90, (176, 196, 214))
_HOUSE: Final = Box(20, 25, 120, 105, (196, 178, 150))
_WINDOWS: Final = tuple(Box(x, y, x + 12, y + 14, (92, 104, 120)) for x in (32, 62, 92) for y in (35, 62))
_SNOW: Final = Box(0, 90, 240, 160, (232, 236, 240))
_GRASS: Final = Box(0, 90, 240, 160, (122, 150, 92))
_ROAD: Final = Box(0, 118, 240, 150, (88, 90, 94))

_PICTURES: Final[Mapping[str, tuple[Box, ...]]] = {
    "двор после уборки.png": (_SKY, _SNOW, _HOUSE, *_WINDOWS, Box(70, 105, 110, 160, (120, 120, 124))),
    "дорога.png": (_SKY, _SNOW, _ROAD, *(Box(x, 132, x + 18, 135, (236, 236, 230)) for x in (10, 70, 140))),
    "дорога до работ.png": (_SKY, _SNOW, _ROAD, Box(90, 126, 150, 142, (40, 42, 46))),
    "фонарь.png": (Box(0, 0, 240, 160, (30, 36, 52)), Box(118, 30, 123, 160, (110, 116, 124)),
                   Box(123, 30, 150, 35, (110, 116, 124)), Box(140, 35, 156, 44, (255, 226, 150))),
    "площадка.png": (_SKY, _GRASS, Box(60, 60, 66, 130, (200, 70, 60)), Box(150, 60, 156, 130, (200, 70, 60)),
                     Box(60, 60, 156, 66, (70, 110, 190)), Box(95, 66, 98, 112, (60, 60, 60))),
    "подъезд.png": (Box(0, 0, 240, 160, (206, 204, 190)), Box(80, 30, 160, 160, (112, 76, 52)),
                    Box(144, 92, 152, 98, (230, 210, 120)), Box(104, 8, 136, 18, (255, 244, 200))),
}  # fmt: skip

_ACTS: Final = ("акт приёмки работ.pdf", "акт обследования.pdf")


def _rows(size: tuple[int, int], boxes: Sequence[Box]) -> bytes:
    """The pixels of a picture, row by row, three bytes each; what no box covers is white."""
    width, height = size
    pixels = bytearray(b"\xff" * (width * height * 3))
    for box in boxes:
        stripe = bytes(box.colour) * (box.right - box.left)
        for y in range(box.top, box.bottom):
            start = (y * width + box.left) * 3
            pixels[start : start + len(stripe)] = stripe
    return bytes(pixels)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def _png(size: tuple[int, int], boxes: Sequence[Box]) -> bytes:
    """A picture as a PNG file: eight bits a channel, no filter."""
    width, height = size
    pixels = _rows(size, boxes)
    lines = b"".join(b"\0" + pixels[y * width * 3 : (y + 1) * width * 3] for y in range(height))
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = (_chunk(b"IHDR", head), _chunk(b"IDAT", zlib.compress(lines, 9)), _chunk(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def _sheet(seed: int) -> tuple[Box, ...]:
    """A scanned sheet seen from afar: a heading, lines of text, two signatures."""
    ink = (70, 74, 84)
    heading = Box(65, 30, 145, 36, ink)
    lines = tuple(Box(25, 55 + 9 * i, 185 - (i * (37 + seed)) % 60, 58 + 9 * i, ink) for i in range(16))
    signatures = tuple(Box(25, y, 80, y + 1, (40, 60, 150)) for y in (230, 250))
    return (heading, *lines, *signatures)


def _pdf(boxes: Sequence[Box]) -> bytes:
    """A page of A4 that is one picture: what a scanner gives."""
    width, height = _SHEET
    pixels = zlib.compress(_rows(_SHEET, boxes), 9)
    place = b"q 595 0 0 842 0 0 cm /S Do Q"
    image = f"/Type/XObject/Subtype/Image/Width {width}/Height {height}"
    picture = f"{image}/ColorSpace/DeviceRGB/BitsPerComponent 8"
    objects = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</XObject<</S 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(place), place),
        b"<<%s/Filter/FlateDecode/Length %d>>stream\n%s\nendstream" % (picture.encode(), len(pixels), pixels),
    )
    file, starts = b"%PDF-1.4\n", []
    for no, content in enumerate(objects, 1):
        starts.append(len(file))
        file += b"%d 0 obj%s\nendobj\n" % (no, content)
    table = b"".join(b"%010d 00000 n \n" % start for start in starts)
    count = len(objects) + 1
    end = b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (count, len(file))
    return file + b"xref\n0 %d\n0000000000 65535 f \n" % count + table + end


@cache
def files() -> Mapping[str, bytes]:
    """Every file by its name."""
    drawn = {name: _png(_SIZE, boxes) for name, boxes in _PICTURES.items()}
    return {**drawn, **{name: _pdf(_sheet(seed)) for seed, name in enumerate(_ACTS)}}


@cache
def attachments() -> tuple[Attachment, ...]:
    """The files as drafts carry them; `write` is what puts them on the disk."""
    return tuple(
        Attachment(name, hashlib.sha256(content).hexdigest(), len(content))
        for name, content in files().items()
    )


def write(folder: Path) -> tuple[Path, ...]:
    """Write every file into a folder, for the desk to copy."""
    for name, content in files().items():
        (folder / name).write_bytes(content)
    return tuple(folder / name for name in files())
