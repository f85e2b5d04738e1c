"""`uhta register`: what it writes, what it refuses."""

import csv
import json
from pathlib import Path

import pytest

from tests.commands.conftest import Uhta, one_sentence


@pytest.fixture
def desk(uhta: Uhta) -> Uhta:
    """A desk with three messages."""
    given = {"action": "receive", "source": "ВКонтакте"}
    said = uhta.act(
        {**given, "at": "2026-10-05T10:00", "message": "A", "text": "Нет отопления"},
        {"at": "2026-11-05T10:00", "action": "receive", "message": "B", "source": "ok.ru", "text": "Яма"},
        {"at": "2026-11-05T10:05", "action": "route", "message": "B", "executors": ["uzhkh"]},
        {**given, "at": "2026-11-06T10:00", "message": "C", "text": "ОТОПЛЕНИЕ"},
    )
    assert said.code == 0, said
    return uhta


def numbers(path: Path) -> list[str]:
    """The messages of a table."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return [row[0] for row in csv.reader(file, delimiter=";")][1:]


def test_options_narrow_the_register_down(desk: Uhta) -> None:
    for options, found in (
        ((), ["3", "2", "1"]),
        (("--month", "2026-11"), ["3", "2"]),
        (("--from", "05.11.2026", "--to", "2026-11-05"), ["2"]),
        (("--status", "в работе"), ["2"]),
        (("--executor", "ужкх"), ["2"]),
        (("--source", "vk", "--find", "отопле"), ["3", "1"]),
    ):
        said = desk("register", *options, "--out", "r.csv", "--json")
        assert said.code == 0, said
        assert json.loads(said.out) == {"file": "r.csv", "messages": len(found)}
        assert numbers(desk.folder / "r.csv") == found, options
    said = desk("register", "--out", "r.xlsx")
    assert said.out == "r.xlsx: 3\N{NO-BREAK SPACE}сообщения\n"
    assert (desk.folder / "r.xlsx").read_bytes().startswith(b"PK")


def test_what_cannot_be_is_said_in_one_sentence(desk: Uhta) -> None:
    (desk.folder / "папка.csv").mkdir()
    for options, code, words in (
        (("--out", "r.txt"), 2, "неизвестный вид"),
        ((), 2, "--out"),
        (("--out", "нет/r.csv"), 3, "не пишется"),
        (("--out", "папка.csv"), 3, "не пишется"),
        (("--out", "r.csv", "--month", "ноябрь"), 2, "не месяц"),
        (("--out", "r.csv", "--from", "99"), 2, "не день"),
        (("--out", "r.csv", "--month", "2026-11", "--to", "05.11.2026"), 2, "или месяц"),
        (("--out", "r.csv", "--status", "x"), 2, "состояния «x» нет"),
        (("--out", "r.csv", "--executor", "x"), 2, "исполнителя «x» нет"),
        (("--out", "r.csv", "--find", "трамвай"), 1, "Таких сообщений нет"),
    ):
        one_sentence(desk("register", *options), code, words)
    assert not (desk.folder / "r.csv").exists()
