"""A message pasted by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from uhta_tui.intake.links import is_web
from uhta_tui.intake.pasted import from_paste

LINK = "https://vk.com/wall-1_2?reply=3"


@pytest.mark.parametrize(
    "pasted",
    [
        f"{LINK}\nЯма на Мира.\n\nКогда починят?",
        f"Яма на Мира.\n\nКогда починят?\n{LINK}",
        f"\r\nСсылка: {LINK}\r\nЯма на Мира.\r\n\r\nКогда починят?\r\n",
        f"{LINK}\nЯма на Мира.\n\nКогда починят?\nm.vk.com/wall-1_2?reply=3&from=feed",
        f"<{LINK}>\nЯма на Мира.\n\nКогда починят?",
    ],
)
def test_the_link_and_the_text_are_told_apart(pasted: str) -> None:
    draft = from_paste(pasted)
    assert draft.url == LINK
    assert draft.text == "Яма на Мира.\n\nКогда починят?"
    assert (draft.source, draft.row_number, draft.received_at) == ("ВКонтакте", 0, None)


def test_a_link_inside_a_sentence_stays_in_it() -> None:
    draft = from_paste(f"Писали тут {LINK}, ответа нет")
    assert (draft.url, draft.text) == (LINK, f"Писали тут {LINK}, ответа нет")


def test_the_link_that_names_a_message_is_the_one() -> None:
    draft = from_paste(f"https://vk.com/id5\n{LINK}\nЯма https://site.example/фото")
    assert draft.url == LINK
    assert draft.text == "https://vk.com/id5\nЯма https://site.example/фото"


def test_either_alone_is_enough() -> None:
    assert (from_paste(LINK).url, from_paste(LINK).text) == (LINK, "")
    assert (from_paste("Яма").url, from_paste("Яма").text) == ("", "Яма")
    assert (from_paste(" \n").url, from_paste(" \n").text) == ("", "")


@given(st.text())
def test_any_text_is_taken(text: str) -> None:
    draft = from_paste(text)
    assert draft.url == "" or is_web(draft.url)
    assert "\0" not in draft.text
