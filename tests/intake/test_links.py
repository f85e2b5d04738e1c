"""One message, many spellings of its link."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from uhta_tui.intake.links import find_links, host, is_web, names_message, normalise

SPELLINGS = {
    "vk.com/wall-1_2": [
        "https://vk.com/wall-1_2",
        "http://vk.com/wall-1_2",
        "vk.com/wall-1_2",
        "//vk.com/wall-1_2",
        "https://m.vk.com/wall-1_2",
        "https://www.vk.com/wall-1_2/",
        "https://vk.ru/wall-1_2",
        "https://m.vk.ru/wall-1_2?from=feed",
        "HTTPS://VK.COM/wall-1_2",
        "https://vk.com:443/wall-1_2",
        "https://vk.com/club1?w=wall-1_2",
        "https://vk.com/uhta_life?w=wall-1_2%2Fall",
        "https://vk.com/feed?section=news&w=wall-1_2",
        "https://vk.com/wall-1_2?utm_source=share&utm_medium=copy",
        "https://vk.com/wall-1_2?z=photo-1_9%2Fwall-1_2",
        "https://vk.com/wall-1_2#comments",
        " https://vk.com/wall-1_2\n",
        "https://vk.com/away.php?to=https%3A%2F%2Fvk.com%2Fwall-1_2&cc_key=",
        "https://user:pass@vk.com/wall-1_2",
    ],
    "vk.com/wall-1_2?reply=3": [
        "https://vk.com/wall-1_2?reply=3",
        "vk.com/wall-1_2?reply=3&thread=4",
        "https://vk.com/wall-1_2?thread=4&reply=3",
        "https://vk.com/club1?w=wall-1_2_r3",
        "https://vk.com/wall-1_2_r3",
        "https://m.vk.com/wall-1_2?reply=3&from=feed",
        "https://m.vk.com/wall-1_2?from=feed&reply=3#reply3",
    ],
    "vk.com/topic-1_2?post=3": ["https://vk.com/topic-1_2?offset=20&post=3"],
    "vk.com/club77": ["https://vk.com/public77", "https://m.vk.com/club77", "vk.ru/event77"],
    "ok.ru/group/1/topic/2": [
        "https://ok.ru/group/1/topic/2",
        "https://m.ok.ru/group/1/topic/2",
        "www.ok.ru/group/1/topic/2/",
        "http://odnoklassniki.ru/group/1/topic/2?st._aid=x",
        "https://m.ok.ru/dk?st.cmd=altGroupMediaComments&st.groupId=1&st.themeId=2",
    ],
    "t.me/chan/5": [
        "https://t.me/chan/5",
        "https://t.me/s/chan/5",
        "https://telegram.me/Chan/5?single",
        "t.me/chan/5?embed=1&mode=tme",
        "https://chan.t.me/5",
        "https://t.me/chan/3/5",
    ],
    "t.me/chan/5?comment=6": ["https://t.me/chan/5?comment=6", "https://t.me/s/chan/5?comment=6&single"],
    "t.me/c/12/5": ["https://t.me/c/12/5", "https://t.me/c/12/3/5"],
    "max.ru/uhta/539396": ["https://max.ru/uhta/539396", "https://web.max.ru/uhta/539396?utm_x=1"],
    "youtube.com/watch?v=dQw4w9WgXcQ": [
        "https://youtu.be/dQw4w9WgXcQ?si=abc",
        "https://m.youtube.com/watch?app=desktop&v=dQw4w9WgXcQ",
    ],
    "uhta-forum.example/t/9#c12": [
        "https://uhta-forum.example/t/9#c12",
        "http://www.uhta-forum.example/t/9/#c12",
    ],
    "uhta-forum.example/t/9": [
        "https://uhta-forum.example/t/9#top",
        "https://uhta-forum.example/t/9?yclid=1#comments",
    ],
    "forum.example/view?a=1&b=2": [
        "https://forum.example/view?b=2&a=1&fbclid=x",
        "https://forum.example/view?a=1&b=2&a=1",
    ],
    "президент.рф/новости": [
        "https://xn--d1abbgf6aiiy.xn--p1ai/%D0%BD%D0%BE%D0%B2%D0%BE%D1%81%D1%82%D0%B8",
        "http://Президент.РФ/новости",
    ],
    "site.example#/post/5": ["https://site.example/#/post/5"],
}


@pytest.mark.parametrize(
    ("url", "canonical"), [(url, canonical) for canonical, urls in SPELLINGS.items() for url in urls]
)
def test_each_spelling_has_the_one_canonical_text(url: str, canonical: str) -> None:
    assert normalise(url) == canonical
    assert normalise(canonical) == canonical


def test_different_messages_stay_different() -> None:
    urls = [
        "https://vk.com/wall-1_2",
        "https://vk.com/wall-1_2?reply=3",
        "https://vk.com/wall-1_2?reply=4",
        "https://vk.com/wall1_2",
        "https://vk.com/photo-1_2",
        "https://t.me/chan/5",
        "https://t.me/chan/5?comment=6",
        "https://t.me/chan/56",
        "https://ok.ru/group/1/topic/2",
        "https://ok.ru/group/1/topic/3",
        "https://forum.example/t?id=1",
        "https://forum.example/t?id=2",
        "https://forum.example/t/1#c1",
        "https://forum.example/t/1#c2",
        "https://forum.example:8080/t/1#c2",
        "https://forum.example/%2Ft/1#c2",
        "https://forum.example/T/1#c2",
        "https://forum.example/t?from=1",
        "https://forum.example/#/post/1",
        "https://forum.example/#/post/2",
    ]
    assert len({normalise(url) for url in urls}) == len(urls)


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://m.vk.ru/wall-1_2", "vk.com"),
        ("https://telegram.me/chan/5", "t.me"),
        ("www.ok.ru", "ok.ru"),
        ("https://xn--p1ai.example/", "рф.example"),
        ("https://vk.com@evil.example/wall-1_2", "evil.example"),
        ("https://evil.example\\@vk.com/", "evil.example"),
        ("https://forum.example:8080/", "forum.example:8080"),
        ("javascript:alert(1)", ""),
        ("просто текст", ""),
        ("", ""),
    ],
)
def test_a_host_is_told_by_its_one_name(url: str, name: str) -> None:
    assert host(url) == name


@pytest.mark.parametrize(
    "url",
    ["https://vk.com/", "http://10.0.0.1/x", "vk.com/wall-1_2", "президент.рф", "localhost.example:80/x"],
)
def test_web_addresses_are_told(url: str) -> None:
    assert is_web(url)


@pytest.mark.parametrize(
    "url",
    [
        "",
        " ",
        "нет",
        "-",
        "см. текст",
        "javascript:alert(1)//vk.com",
        "file:///etc/passwd",
        "data:text/html,x",
        "mailto:a@vk.com",
        "ftp://vk.com/x",
        "/etc/passwd",
        "\\\\server\\share",
        "https://",
        "http://?x",
        "https://vk .com",
        "vk.com:99999999/",
        "tg://resolve?domain=chan",
        "C:\\Users\\x.csv",
        "№5",
        "https://vk.com/" + "a" * 5000,
    ],
)
def test_everything_else_is_no_web_address(url: str) -> None:
    assert not is_web(url)


@pytest.mark.parametrize(
    "url",
    [
        "https://vk.com/uhta",
        "https://vk.com/id1",
        "https://t.me/chan",
        "https://ok.ru/group/1",
        "https://max.ru/uhta",
        "https://vk.com",
        "https://site.example/",
        "нет",
    ],
)
def test_a_page_of_a_community_a_person_or_a_site_names_no_message(url: str) -> None:
    assert not names_message(url)


@pytest.mark.parametrize("urls", SPELLINGS.values())
def test_links_to_messages_name_them(urls: list[str]) -> None:
    assert all(names_message(url) for url in urls) or "77" in urls[0]


PIECES = st.sampled_from(
    [
        "https://",
        "http:",
        "//",
        "/",
        "\\",
        "?",
        "#",
        "&",
        "=",
        "@",
        ":",
        ":80",
        ":99",
        "%",
        "%2F",
        "%41",
        "%D0%B0",
        "%D0",
        "%25",
        "vk.com",
        "m.",
        "www.",
        "t.me",
        ".t.me",
        "ok.ru",
        "youtu.be",
        "xn--p1ai",
        "xn--",
        "рф",
        "й",
        "\u0306",
        "İ",
        "Å",
        "\xa0",
        "wall-1_2",
        "_r3",
        "?w=",
        "reply=3",
        "away.php?to=",
        "s/",
        "chan/5",
        "v=",
        "utm_a=1",
        "c12",
        "\x00",
        "\n",
        " ",
        "1",
        "a",
        ".",
    ],
)


@given(st.one_of(st.text(), st.lists(PIECES, max_size=12).map("".join)))
@example("http://a.example/%%341")
@example("https://youtu.be/aaaaaaaaaaa?v=%252541")
@example("http://foo.1x/a\u00a0?utm_source=1")
@example("https://vk.com/away.php?to=" * 300)
@example("\ud800%ED%A0")
def test_nothing_raises_and_the_canonical_text_is_its_own(url: str) -> None:
    canonical = normalise(url)
    assert normalise(canonical) == canonical
    assert host(canonical) in {host(url), ""}
    assert is_web(url) in {True, False}
    assert names_message(url) in {True, False}
    assert all(is_web(link) for link in find_links(url))


def test_links_are_found_in_a_text_without_its_punctuation() -> None:
    text = (
        "Смотрите https://vk.com/wall-1_2?reply=3, и (https://ru.wikipedia.org/wiki/Ухта_(город)). "
        "А ещё t.me/chan/5! «www.site.example/a»; почта a@vk.com/1 и https://vk.com/wall-1_2?reply=3"
    )
    assert find_links(text) == (
        "https://vk.com/wall-1_2?reply=3",
        "https://ru.wikipedia.org/wiki/Ухта_(город)",
        "t.me/chan/5",
        "www.site.example/a",
    )
