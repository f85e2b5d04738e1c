"""What Russian words share when only their endings differ: enough for hints, which a person decides on."""

import re
from typing import Final

WORD: Final = re.compile(r"[а-яёa-z]+", re.IGNORECASE)

_NOUN: Final = """
    а е и й о у ы ь ю я ам ах ев ей ем ею ии ие ий ия ию иям иях ией иями ов ой ом ою ью ье ья ям ях ами ями
"""
_ADJECTIVE: Final = """
    ая ее ей его ему ем ие ий им ими их ое ой ого ому ом ою ую ые ый ым ыми ых юю яя
"""
_VERB: Final = """
    ать ять еть ить уть ть ти у ю ет ит ем им ут ют ят ают яют еют уют ует ает яет еет ешь ишь ете ите
    ал ала али ало ил ила или ило ял яла яли ел ела ели ся сь
"""
_ENDINGS: Final = tuple(
    (name, frozenset(WORD.findall(endings)))
    for name, endings in (("n", _NOUN), ("a", _ADJECTIVE), ("v", _VERB))
)
"""The endings of the three kinds of words that change, folded as `fold` does."""
_VOWELS: Final = "аеиоуыэюя"
"""No stem ends in these."""
_LONGEST: Final = 3
_SHORTEST: Final = 2
"""Letters that a stem has at least: `ям` of `яма`."""
_LONG: Final = 5
"""Letters from which a word keeps three of them."""


def fold(word: str) -> str:
    """A word as words are compared: case and `ё` do not matter."""
    return word.lower().replace("ё", "е")


def stems(word: str) -> frozenset[str]:
    """What a word may leave without its ending, as a noun, an adjective or a verb; itself among them.

    The kind stands before the stem, so that «дорога» is not found in «дорогая».

    >>> sorted(stems("крысы") & stems("крыса")), sorted(stems("крысы") & stems("крыша"))
    (['n крыс'], [])
    """
    folded = fold(word)
    found = {folded} if folded[-1:] in _VOWELS else {folded, f"n {folded}"}
    for cut in range(max(_least(folded), len(folded) - _LONGEST), len(folded)):
        if folded[cut - 1] not in _VOWELS:
            found.update(f"{kind} {folded[:cut]}" for kind, endings in _ENDINGS if folded[cut:] in endings)
    return frozenset(found)


def stem(word: str) -> str:
    """A word without the longest ending it may have."""
    folded = fold(word)
    for cut in range(max(_least(folded), len(folded) - _LONGEST), len(folded)):
        if any(folded[cut:] in endings for _, endings in _ENDINGS):
            return folded[:cut]
    return folded


def _least(folded: str) -> int:
    return _SHORTEST if len(folded) < _LONG else _SHORTEST + 1
