"""What templates can say: words, figures, pictures and codes, and what they cannot."""

from __future__ import annotations

import datetime as dt
import html.parser
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from brochure_build.content import Focus, Milestone, Sidecar
from brochure_build.layout.page import MADE_URL, Page, Photo
from brochure_build.stages import QrPayload, Rendering
from brochure_build.translation.locales import Locale
from brochure_build.translation.typography import typeset, visible
from layout.samples import (
    ENGLISH,
    JAPANESE,
    PRINT,
    SCREEN,
    catalogue,
    codes,
    content,
    folder,
    localised,
    page,
)


class Read(html.parser.HTMLParser):
    """What a browser makes of a piece of HTML: its tags with their attributes, and its text."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(str(source))
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


def saying(text: str, settings: Locale = ENGLISH) -> Page:
    """A page whose cover.title says something."""
    return page(f"cover:\n  title: {json.dumps(text, ensure_ascii=False)}\n", settings)


# Texts as a catalogue may hold them; what cannot be printed is refused when it is read.
typed = st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Cn", "Co"], exclude_characters="\u2028\u2029{}"),
    min_size=1,
)


# --- words --------------------------------------------------------------------------------------

HOSTILE = [
    "<script>alert(1)</script>",
    "</span></main><img src=x onerror=alert(1)>",
    '" onmouseover="alert(1)',
    "&lt;script&gt; stays text",
    "<!-- -->",
    "]]><style>*{display:none}</style>",
    "{{{{ 7 * 7 }}}} {{% raw %}}",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_text_stays_a_text(text: str) -> None:
    read = Read(saying(text).text("cover.title"))
    assert [tag for tag, _ in read.tags] == ["span"]
    assert visible(read.text) == visible(text.replace("{{", "{").replace("}}", "}"))


@given(typed)
def test_any_text_is_shown_as_it_was_typed(text: str) -> None:
    read = Read(saying(text).text("cover.title"))
    assert read.tags == [("span", {"data-key": "cover.title"})]
    assert read.text == typeset(text, ENGLISH)


@given(typed)
def test_thin_gaps_add_no_character(text: str) -> None:
    read = Read(saying(text, JAPANESE).text("cover.title"))
    assert {tag for tag, _ in read.tags} == {"span"}
    assert all(attributes == {"class": "gap"} for _, attributes in read.tags[1:])
    assert read.text == typeset(text, JAPANESE)


def test_a_thin_gap_stands_between_han_and_latin() -> None:
    shown = saying("国連UNと1993年", JAPANESE).text("cover.title")
    gaps = [attributes for _, attributes in Read(shown).tags if attributes == {"class": "gap"}]
    assert len(gaps) == 4
    assert '<span class="gap">連</span>' in shown


def test_a_text_names_its_key_and_is_remembered_once() -> None:
    some = page()
    assert 'data-key="cover.title"' in some.text("cover.title")
    some.text("cover.title")
    some.plain("contact.heading")
    assert some.keys == ["cover.title", "contact.heading"]


def test_a_plain_text_is_neither_typeset_nor_marked() -> None:
    shown = saying('A "quoted" <b> in 1993 km').plain("cover.title")
    assert shown == 'A "quoted" <b> in 1993 km'
    assert not isinstance(shown, Markup), "a template would then not escape it"


def test_a_key_that_is_not_there_is_a_finding_and_no_exception() -> None:
    some = page()
    assert "cover.titel" in some.text("cover.titel")
    (finding,) = some.findings
    assert finding.code.name == "unknown-key"
    assert finding.key == "cover.titel"
    assert "cover.title" in finding.hint
    assert some.keys == []


# --- placeholders -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("since {founded}", "since 1993"),
        ("{rangers} rangers", "12,345 rangers"),
        ("{{founded}}", "{founded}"),
        ("{founded}{founded}", "19931993"),
    ],
)
def test_facts_fill_placeholders(text: str, shown: str) -> None:
    assert saying(text).plain("cover.title") == shown


def test_what_a_block_gives_comes_before_the_facts() -> None:
    some = saying("{founded}: {number}")
    assert some.plain("cover.title", founded="then", number=1234567) == "then: 1,234,567"


def test_what_a_block_gives_is_escaped_too() -> None:
    read = Read(saying("by {name}").text("cover.title", name="<b>me</b>"))
    assert [tag for tag, _ in read.tags] == ["span"]
    assert visible(read.text) == "by <b>me</b>"


def test_a_placeholder_in_a_value_is_no_placeholder() -> None:
    assert saying("by {name}").plain("cover.title", name="{founded}") == "by {founded}"


def test_a_placeholder_without_a_value_is_found_at_its_text() -> None:
    some = saying("since {foundet}")
    assert some.plain("cover.title") == "since "
    (finding,) = some.findings
    assert finding.code.name == "unknown-placeholder"
    assert (finding.key, finding.locale) == ("cover.title", "en")
    assert str(finding.place) == "translations/en.yaml:2:10"
    assert "founded" in finding.hint


# --- facts --------------------------------------------------------------------------------------


def test_an_estimate_is_worded_by_its_qualifier_and_carries_its_mark() -> None:
    some = page()
    assert visible(Read(some.population("tiger")).text) == "about 4,500*"
    assert visible(Read(some.population("leopard")).text) == "1,000–20,000*"
    assert some.keys == ["species.population.approximately", "species.population.range"]


def test_a_mark_never_stands_at_the_start_of_a_line() -> None:
    text = Read(page().population("tiger")).text
    assert text.endswith("\u2060*")


def test_each_mark_is_explained_once() -> None:
    assert page().note_marks() == "*"


@pytest.mark.parametrize(
    ("milestone", "shown"),
    [
        (Milestone(text="cover.title", year=2007), "in 2007"),
        (Milestone(text="cover.title", start=2014, end=2016), "2014–2016"),
    ],
)
def test_a_milestone_is_a_year_or_a_period(milestone: Milestone, shown: str) -> None:
    assert visible(Read(page().period(milestone)).text) == shown


@pytest.mark.parametrize(
    ("locale", "lines"),
    [("en", ["1 Example Street", "Utopia"]), ("ja-JP", ["Utopia東京1-1"])],
)
def test_the_address_is_the_locales_own(locale: str, lines: list[str]) -> None:
    some = page(locale=locale)
    assert [visible(Read(line).text) for line in some.address()] == lines


def test_a_brochure_without_contact_has_no_address() -> None:
    nobody = content().model_copy(update={"contact": None})
    some = Page(localised(catalogue(), of=nobody), folder({}), SCREEN, {})
    assert some.address() == ()
    assert some.website_url() == ""


def test_a_latin_name_is_latin() -> None:
    read = Read(page().binomial("tiger"))
    assert read.tags == [("i", {"class": "binomial", "lang": "la"})]
    assert read.text == "Panthera tigris"


def test_words_of_the_locale_round_what_is_given() -> None:
    some = page(settings=ENGLISH.model_copy(update={"range_separator": "~"}))
    assert visible(Read(some.span("1", "2")).text) == "1~2"
    assert str(some.listed("<a>", "b")) == "&lt;a&gt;, b"
    assert str(some.quote("<a>")) == "“&lt;a&gt;”"
    assert some.date(dt.date(2026, 11, 22)) == "November 22, 2026"


# --- looks --------------------------------------------------------------------------------------


def test_an_ink_is_what_the_rendering_is_painted_in() -> None:
    assert page(rendering=PRINT).ink("tiger-amber") == "device-cmyk(0 0.58 0.95 0.05)"
    assert page(rendering=SCREEN).ink("tiger-amber") == "#e07f1f"


def test_an_ink_that_is_not_there_is_a_finding() -> None:
    some = page()
    assert some.ink("tiger-ambre") == "transparent"
    assert codes(some.findings) == ["unknown-reference"]
    assert "tiger-amber" in some.findings[0].hint


def test_an_icon_is_drawn_in_an_ink_and_says_what_it_means() -> None:
    some = page(rendering=PRINT)
    read = Read(some.icon("mail", "E-mail <b>", "tiger-amber"))
    assert [tag for tag, _ in read.tags] == ["svg", "title", "path"]
    assert read.tags[0][1]["stroke"] == some.ink("tiger-amber")
    assert read.tags[0][1]["class"] == "icon"
    assert read.text == "E-mail <b>"


def test_an_icon_that_is_not_there_is_a_finding() -> None:
    some = page()
    assert some.icon("mial", "E-mail") == ""
    assert some.art("mial", "ink") == ""
    assert codes(some.findings) == ["unknown-reference"] * 2


def test_art_is_a_picture_made_for_the_panel() -> None:
    some = page(rendering=PRINT)
    url = some.art("mail", "tiger-amber")
    assert url == f"{MADE_URL}mail-tiger-amber.svg"
    assert some.files == {"mail-tiger-amber.svg": some.files["mail-tiger-amber.svg"]}
    assert b"device-cmyk(0 0.58 0.95 0.05)" in some.files["mail-tiger-amber.svg"]
    assert b"currentColor" not in some.files["mail-tiger-amber.svg"]


def test_links_are_there_only_where_the_rendering_has_links() -> None:
    url = "https://example.org/a/b"
    on_screen = Read(page(rendering=SCREEN).link(url, url))
    on_paper = Read(page(rendering=PRINT).link(url, url))
    assert ("a", {"class": "link", "href": url}) in on_screen.tags
    assert "a" not in {tag for tag, _ in on_paper.tags}
    assert on_screen.text == on_paper.text == url


@pytest.mark.parametrize("rendering", [SCREEN, PRINT])
def test_the_words_of_a_link_are_escaped(rendering: Rendering) -> None:
    read = Read(page(rendering=rendering).link('https://example.org/"><b>', "<b>&amp;"))
    assert [tag for tag, _ in read.tags] == ["a" if rendering.links else "span"]
    assert read.text == "<b>&amp;"


def test_an_empty_slot_has_no_picture() -> None:
    some = photographed()
    assert some.photo_url("lake") == f"{MADE_URL}lake-1.jpg"
    assert some.photo_url("forest") is None
    assert some.photo_credit("forest") == some.photo_licence("forest") == ""
    assert some.photo_focus("forest") == "50.00% 50.00%"


def photographed() -> Page:
    """Two slots have pictures."""
    focus = Focus(x=0.2, y=0.875)
    lake = Photo("lake-1.jpg", b"lake", Sidecar(credit="Me", licence="CC0", focus=focus))
    hill = Photo("hill-2.jpg", b"hill", Sidecar(credit="You", licence="CC BY 4.0"))
    photos = {"lake": lake, "hill": hill}
    return Page(localised(catalogue()), folder({}), SCREEN, photos)


def test_a_photograph_brings_what_its_sidecar_says() -> None:
    some = photographed()
    assert some.photo_focus("lake") == "20.00% 87.50%"
    assert (some.photo_credit("lake"), some.photo_licence("lake")) == ("Me", "CC0")
    assert some.photo_focus("hill") == "50.00% 50.00%"


def test_a_panel_takes_the_photographs_that_it_shows_and_no_others() -> None:
    some = photographed()
    assert (some.files, some.shown) == ({}, {})
    some.photo_url("lake")
    assert some.files == {"lake-1.jpg": b"lake"}
    assert some.shown == {"lake-1.jpg": "lake"}


# --- codes --------------------------------------------------------------------------------------


def test_a_code_is_one_path_and_is_remembered_with_what_it_says() -> None:
    some = page(rendering=PRINT)
    read = Read(some.qr("website", 24, "Scan <me>"))
    assert [tag for tag, _ in read.tags] == ["svg", "title", "path"]
    assert read.text == "Scan <me>"
    assert read.tags[0][1]["width"] == read.tags[0][1]["height"] == "24mm"
    assert read.tags[2][1]["fill"] == "device-cmyk(0 0 0 1)", "black alone prints sharp"
    (code,) = some.codes
    assert code.payload == "https://example.org/"
    assert isinstance(code, QrPayload)
    assert code.module_mm >= 0.4


def test_the_website_is_the_one_in_the_readers_language() -> None:
    some = page(locale="ja-JP")
    some.qr("website", 24, "")
    assert [code.payload for code in some.codes] == ["https://example.org/ja"]


def test_the_card_dials_the_international_number() -> None:
    some = page()
    some.qr("contact", 40, "")
    (code,) = some.codes
    assert "\r\nTEL;TYPE=WORK:+442079460000\r\n" in code.payload
    assert "\r\nFN:Office\r\n" in code.payload
    assert "Example Street\\, Utopia" in code.payload


def test_a_code_without_room_is_a_finding_that_says_how_much_it_needs() -> None:
    some = page()
    assert some.qr("website", 5, "") == ""
    assert codes(some.findings) == ["qr-too-dense"]
    assert some.codes == []
    assert "mm" in some.findings[0].hint
