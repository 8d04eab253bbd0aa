"""Templates filled in: the panels in their order, and a finding for whatever one does wrong."""

from __future__ import annotations

import pytest

from brochure_build.folds import lay_flat
from brochure_build.folds.half_fold import FOLD
from brochure_build.layout import Job, fill_slugs, read_inks
from brochure_build.stages import Ink, Paper, Rendering, Side
from layout.samples import (
    BROCHURE,
    ENGLISH,
    HEAD,
    INKS,
    PRINT,
    SCREEN,
    SLUG,
    catalogue,
    codes,
    document,
    filled,
    folder,
    localised,
)

FILE = "layouts/plain/blocks/words.html.j2"
FIRST_LINE = HEAD.count("\n") + 1
TWO_PANELS = BROCHURE + (
    '  back:\n    title: "contact.heading"\n    blocks:\n      - type: "words"\n'
    '        words: "contact.heading"\n'
)


# --- good ---------------------------------------------------------------------------------------


def test_a_panel_is_its_blocks_in_the_frame_of_the_layout() -> None:
    made = filled("<p>{{ text(words) }}</p>")
    assert made.findings == ()
    (panel,) = made.panels
    assert panel.html == (
        "<html><body><main data-frame>"
        '<p><span data-key="cover.title">A title</span></p>'
        "</main></body></html>"
    )
    assert (panel.panel, panel.title, panel.locale) == ("cover", "A title", "en")
    assert (panel.width_mm, panel.height_mm) == (50.0, 60.0)
    assert panel.base == "layouts/plain"


def test_panels_come_in_the_order_of_the_brochure() -> None:
    made = filled("{{ text(words) }}", brochure=TWO_PANELS)
    assert [panel.panel for panel in made.panels] == ["cover", "back"]
    # the title of the panel, what the block prints, and the author of the file
    assert [panel.keys for panel in made.panels] == [
        ("cover.title",),
        ("contact.heading", "cover.title"),
    ]


def test_what_the_fold_does_not_have_is_not_filled() -> None:
    made = filled("{{ text(words) }}", brochure=TWO_PANELS.replace("  back:", "  flap:"))
    assert [panel.panel for panel in made.panels] == ["cover"]


def test_parameters_come_as_what_they_are() -> None:
    head = (
        '{#---\ndescription: "all"\nparameters:\n'
        '  words:\n    kind: key\n    description: "w"\n'
        '  wide:\n    kind: flag\n    description: "f"\n    optional: true\n'
        '  size:\n    kind: number\n    description: "n"\n    default: "2"\n'
        '  side:\n    kind: choice\n    description: "s"\n    optional: true\n'
        "    choices:\n      - left\n---#}\n"
    )
    block = head + "{{ wide }} {{ size + 0.5 }} {{ side is none }}"
    (panel,) = filled(block).panels
    assert "False 2.5 True" in panel.html
    given = BROCHURE + "        wide: true\n        size: 7\n        side: left\n"
    (panel,) = filled(block, brochure=given).panels
    assert "True 7.5 False" in panel.html


def test_a_text_is_escaped_wherever_a_template_puts_it() -> None:
    words = 'cover:\n  title: "<script>alert(1)</script>\\""\ncontact:\n  heading: "x"\n'
    block = '<p title="{{ plain(words) }}">{{ text(words) }} {{ plain(words) }}</p>'
    (panel,) = filled(block, words).panels
    assert "<script" not in panel.html
    assert panel.html.count("&lt;script&gt;") == 3


def test_a_panel_brings_the_pictures_and_codes_it_asked_for() -> None:
    block = "{{ qr('website', 24, 'x') }}<img src='{{ art(\"mail\", \"ink\") }}'>"
    (panel,) = filled(block).panels
    assert set(panel.files) == {"mail-ink.svg"}
    assert [code.payload for code in panel.codes] == ["https://example.org/"]


@pytest.mark.parametrize("rendering", [PRINT, SCREEN])
def test_inks_are_variables_of_the_rendering(rendering: Rendering) -> None:
    (panel,) = filled("x", rendering=rendering).panels
    (_, inks) = panel.styles
    expected = "device-cmyk(0 0.58 0.95 0.05)" if rendering is PRINT else "#e07f1f"
    assert f"--tiger-amber:{expected}" in inks


# --- mistakes -----------------------------------------------------------------------------------

FAILING = {
    "an unknown variable": "{{ wrods }}",
    "an unknown function": "{{ txet(words) }}",
    "an attribute that is not there": "{{ content.brochrue }}",
    "a species that is not there": "{{ population('lion') }}",
    "a division by zero": "{{ 1 / 0 }}",
    "a wrong number of arguments": "{{ text() }}",
    "an unknown filter": "{{ words|shout }}",
    "a template that is not there": "{% include 'other.html.j2' %}",
    "a tag that is not closed": "{% if words %}",
    "an unknown tag": "{% unless words %}",
    "endless inclusion": "{% include 'blocks/words.html.j2' %}",
}


@pytest.mark.parametrize("name", FAILING)
def test_a_mistake_in_a_template_is_a_finding_in_its_line(name: str) -> None:
    made = filled(f"<p>\n{FAILING[name]}\n</p>")
    assert set(codes(made.findings)) == {"template-error"}
    finding = made.findings[0]
    assert finding.place is not None
    assert finding.place.file in (FILE, "layouts/plain")
    if finding.place.line:
        assert finding.place.line in (FIRST_LINE + 1, FIRST_LINE + 2)
    # a mistake of the layout is the same in every language and panel
    assert (finding.locale, finding.panel) == ("", "")


@pytest.mark.parametrize("name", ["an unknown variable", "a tag that is not closed"])
def test_the_line_is_shown(name: str) -> None:
    (finding,) = filled(f"<p>\n  {FAILING[name]}\n</p>").findings
    assert finding.place is not None
    assert FAILING[name] in finding.place.excerpt or "</p>" in finding.place.excerpt
    assert finding.place.column >= 1


def test_one_failing_block_hides_no_other_mistake() -> None:
    twice = BROCHURE + '      - type: "words"\n        words: "cover.title"\n'
    made = filled("{{ ink('no-such') }}{{ wrods }}", brochure=twice)
    assert sorted(set(codes(made.findings))) == ["template-error", "unknown-reference"]
    assert codes(made.findings).count("unknown-reference") == 2


def test_a_finding_of_a_panel_names_it() -> None:
    made = filled("{{ ink('no-such') }}", brochure=TWO_PANELS)
    assert {finding.panel for finding in made.findings} == {"cover", "back"}


WAYS_OUT = [
    "{{ cycler.__init__.__globals__ }}",
    "{{ text.__self__ }}",
    "{{ ''.__class__.__mro__ }}",
    "{{ ''|attr('__class__') }}",
    "{{ content.__class__ }}",
    "{{ content.model_copy.__func__ }}",
    "{{ '{0.__class__}'.format(words) }}",
    "{{ [].append(1) }}",
    "{% set x = {} %}{{ x.update(a=1) }}",
    "{{ range(10 ** 9)|list }}",
    "{% import 'os' as os %}",
    "{% include '/etc/passwd' %}",
    "{% include '../../../etc/passwd' %}",
]


@pytest.mark.parametrize("way", WAYS_OUT)
def test_a_template_gets_at_nothing_but_what_it_is_given(way: str) -> None:
    made = filled(way)
    assert codes(made.findings) == ["template-error"]
    assert not [panel for panel in made.panels if "root:" in panel.html]


# --- the slug -----------------------------------------------------------------------------------


def slug_job(template: str) -> Job:
    layout = folder({}, slug__html__j2=template)
    sheet = lay_flat(FOLD, Paper("card", 100.0, 60.0))
    return Job(localised(catalogue(), ENGLISH), layout, {}, sheet, PRINT, "", {})


WORDS_OF = {Side.OUTSIDE: "outside <1>", Side.INSIDE: "inside"}
SIZES = {Side.OUTSIDE: (80.0, 3.0), Side.INSIDE: (70.0, 3.0)}


def test_each_side_has_a_strip_of_its_own_words_and_size() -> None:
    made = fill_slugs(slug_job(SLUG), WORDS_OF, SIZES)
    assert made.findings == ()
    assert [(s.panel, s.width_mm, s.height_mm) for s in made.panels] == [
        ("slug-outside", 80.0, 3.0),
        ("slug-inside", 70.0, 3.0),
    ]
    assert "outside &lt;1&gt;" in made.panels[0].html


def test_a_mistake_in_the_slug_is_a_finding() -> None:
    made = fill_slugs(slug_job("{{ tilte }}"), WORDS_OF, SIZES)
    assert codes(made.findings) == ["template-error"] * 2
    assert made.panels == ()


# --- inks ---------------------------------------------------------------------------------------


def inks(cmyk: str, srgb: str = "#000000") -> list[str]:
    text = f'inks:\n  ink:\n    cmyk: "{cmyk}"\n    srgb: "{srgb}"\n'
    _, findings = read_inks(document(text, "layouts/plain/inks.yaml"))
    return codes(findings)


@pytest.mark.parametrize("cmyk", ["0 0 0 100", "100 100 80 0", "1 2 3 4"])
def test_an_ink_of_four_shares_is_good(cmyk: str) -> None:
    assert inks(cmyk) == []


@pytest.mark.parametrize(
    "cmyk", ["0 0 0", "0 0 0 101", "0 0 0 0 0", "0.5 0 0 0", "-1 0 0 0", "a b c d", "100 100 81 0"]
)
def test_an_ink_that_cannot_be_printed_is_refused(cmyk: str) -> None:
    assert inks(cmyk) == ["wrong-value"]


@pytest.mark.parametrize("srgb", ["black", "#fff", "#GGGGGG", "#000000;} *{display:none", ""])
def test_a_screen_colour_is_six_digits(srgb: str) -> None:
    assert inks("0 0 0 0", srgb) == ["wrong-value"]


def test_the_shares_of_an_ink_are_told_to_css() -> None:
    assert INKS["tiger-amber"].css(Ink.CMYK) == "device-cmyk(0 0.58 0.95 0.05)"
    assert INKS["tiger-amber"].css(Ink.SRGB) == "#e07f1f"
