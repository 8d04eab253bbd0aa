"""Broken content: each mistake is found and placed, nothing is published, and nothing is lost."""

from __future__ import annotations

import io
import shutil
import struct
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import pytest
from PIL import Image

from brochure_build.project import Project
from cli.running import Brochure, Ran
from conftest import Built
from project.copies import copy_sources, edit, files_under, leftovers, place_of, write

ENGLISH = "translations/en.yaml"
GERMAN = "translations/de-DE.yaml"
CONTENT = "brochure/brochure.yaml"
FACTS = "brochure/facts.yaml"
PROSE = "layouts/classic/blocks/prose.html.j2"
PANEL = "layouts/classic/panel.html.j2"
STYLE = "layouts/classic/20-blocks.css"
PHOTO, SIDECAR = "assets/photos/tiger.png", "assets/photos/tiger.yaml"


@dataclass(frozen=True)
class Expected:
    """The codes of all errors, and where the first of them is: a place in a file, or a panel."""

    codes: Sequence[str]
    place: str = ""
    panel: str = ""
    key: str = ""
    by_check: bool = True  # whether `brochure check` finds it, which renders nothing


Breaking = Callable[[Project], Expected]
CASES: dict[str, Breaking] = {}


def case(breaking: Breaking) -> Breaking:
    """A way to break a project."""
    CASES[breaking.__name__] = breaking
    return breaking


# --- brochure/ ----------------------------------------------------------------------------------


@case
def misspelt_key(project: Project) -> Expected:
    edit(project, CONTENT, "paper:", "papper:")
    return Expected(["unknown-name"], place_of(project, CONTENT, "papper"))


@case
def wrong_type(project: Project) -> Expected:
    edit(project, FACTS, "1993", '"long ago"')
    return Expected(["wrong-type"], place_of(project, FACTS, '"long ago"'))


@case
def mistakes_in_two_files_at_once(project: Project) -> Expected:
    edit(project, FACTS, "1993", "19x3")
    edit(project, CONTENT, "fold:", "folds:")
    place = place_of(project, CONTENT, "folds:")
    return Expected(["unknown-name", "wrong-type"], place)


@case
def unknown_block(project: Project) -> Expected:
    edit(project, CONTENT, '"bullet_list"', '"bullet_lost"')
    return Expected(["unknown-block"], place_of(project, CONTENT, '"bullet_lost"'))


@case
def unknown_parameter(project: Project) -> Expected:
    edit(project, CONTENT, "subtitle:", "subtittle:")
    place = place_of(project, CONTENT, "subtittle:")
    return Expected(["unknown-name", "missing-name"], place)


@case
def unknown_panel(project: Project) -> Expected:
    edit(project, CONTENT, "  inside_left:", "  inside_middle:")
    # the half fold has no such panel, and now lacks one of its own
    return Expected(["unknown-reference"], place_of(project, CONTENT, "inside_middle:"))


@case
def unknown_text(project: Project) -> Expected:
    edit(project, CONTENT, '"about.who"', '"about.whom"')
    return Expected(["unknown-reference"], place_of(project, CONTENT, '"about.whom"'))


@case
def syntax_error(project: Project) -> Expected:
    edit(project, FACTS, "founded: 1993", 'founded: "1993')
    return Expected(["yaml-syntax"], place_of(project, FACTS, '"1993'))


@case
def alias_bomb(project: Project) -> Expected:
    levels = [f"l{n}: &l{n} [{', '.join([f'*l{n - 1}'] * 9)}]" for n in range(1, 9)]
    write(project.root / FACTS, "\n".join(["l0: &l0 [lol]", *levels]) + "\n")
    return Expected(["not-plain-yaml"], f"{FACTS}:1:5")


@case
def merge_bomb(project: Project) -> Expected:
    levels = [f"m{n}: &m{n} {{<<: [{', '.join([f'*m{n - 1}'] * 9)}]}}" for n in range(1, 9)]
    write(project.root / FACTS, "\n".join(["m0: &m0 {a: 1}", *levels]) + "\n")
    return Expected(["not-plain-yaml"], f"{FACTS}:1:5")


@case
def merge_key(project: Project) -> Expected:
    write(project.root / FACTS, 'years:\n  <<: "founded"\n')
    return Expected(["not-plain-yaml"], f"{FACTS}:2:3")


@case
def unreadable_file(project: Project) -> Expected:
    # a folder: root, too, cannot read it as a file
    (project.root / FACTS).unlink()
    (project.root / FACTS).mkdir()
    return Expected(["unreadable"], FACTS)


@case
def not_utf_8(project: Project) -> Expected:
    path = project.root / FACTS
    write(path, path.read_bytes() + '# für "später"\n'.encode("latin-1"))
    line = path.read_bytes().count(b"\n")
    return Expected(["unreadable"], f"{FACTS}:{line}:4")


@case
def unknown_fold(project: Project) -> Expected:
    edit(project, CONTENT, '"half"', '"halv"')
    return Expected(["unknown-reference"], place_of(project, CONTENT, '"halv"'))


@case
def unknown_profile(project: Project) -> Expected:
    edit(project, CONTENT, "panels:", 'print:\n  profile: "fogra38-coated"\npanels:')
    return Expected(["unknown-reference"], place_of(project, CONTENT, "profile:"))


@case
def profile_of_the_print_shop_that_is_none(project: Project) -> Expected:
    write(project.assets / "profiles" / "shop.icc", b"not a profile")
    edit(project, CONTENT, "panels:", 'print:\n  icc: "assets/profiles/shop.icc"\npanels:')
    return Expected(["output-intent"], by_check=False)


@case
def profile_outside_the_project(project: Project) -> Expected:
    edit(project, CONTENT, "panels:", 'print:\n  icc: "../shop.icc"\npanels:')
    write(project.root.parent / "shop.icc", (project.assets / "profiles/sRGB.icc").read_bytes())
    return Expected(["unreadable"], "../shop.icc")


# --- translations/ ------------------------------------------------------------------------------


def translated(project: Project) -> None:
    """Adds German, word for word the English."""
    write(project.root / GERMAN, (project.root / ENGLISH).read_bytes())
    locales = (project.translations / "locales.yaml").read_text("utf-8")
    german = '  de-DE:\n    name: "Deutsch"\n    lang: "de-DE"\n    babel: "de_DE"\n'
    write(project.translations / "locales.yaml", locales + german)


@case
def missing_translation(project: Project) -> Expected:
    translated(project)
    edit(project, GERMAN, '  since: "We have been at work since {founded}."\n', "")
    before = place_of(project, GERMAN, '"Say here who you are').rpartition(":")[0]
    return Expected(["missing"], f"{before}:3", key="about.since")


@case
def empty_translation(project: Project) -> Expected:
    translated(project)
    edit(project, GERMAN, '"We have been at work since {founded}."', '" "')
    return Expected(["missing"], place_of(project, GERMAN, '" "'), key="about.since")


@case
def translation_too_many(project: Project) -> Expected:
    translated(project)
    edit(project, GERMAN, "  who:", '  whom: "Wen"\n  who:')
    return Expected(["extra"], place_of(project, GERMAN, "whom:"), key="about.whom")


@case
def renamed_placeholder(project: Project) -> Expected:
    translated(project)
    edit(project, GERMAN, "{founded}", "{gegruendet}")
    place = place_of(project, GERMAN, "{gegruendet}")
    return Expected(["placeholder"], place, key="about.since")


@case
def placeholder_without_a_value(project: Project) -> Expected:
    edit(project, ENGLISH, "{founded}", "{foundet}")
    place = place_of(project, ENGLISH, "{foundet}")
    return Expected(["unknown-placeholder"], place, key="about.since")


@case
def stray_brace(project: Project) -> Expected:
    edit(project, ENGLISH, "{founded}", "{founded} {")
    line = place_of(project, ENGLISH, "{founded} {").split(":")
    place = f"{line[0]}:{line[1]}:{int(line[2]) + len('{founded} ')}"
    return Expected(["bad-placeholder"], place, key="about.since")


@case
def list_for_a_text(project: Project) -> Expected:
    edit(project, ENGLISH, '"Our office"', '["Our", "office"]')
    # the text is then not there
    place = place_of(project, ENGLISH, '["Our"')
    return Expected(["not-text", "unknown-reference"], place, key="contact.office")


@case
def character_without_glyph(project: Project) -> Expected:
    edit(project, ENGLISH, "The first thing", "The first ᚠ thing")
    return Expected(["no-glyph"], place_of(project, ENGLISH, "ᚠ"), key="work.items.first")


@case
def unknown_setting_of_a_locale(project: Project) -> Expected:
    locales = "translations/locales.yaml"
    edit(project, locales, "hyphenation:", "hyfenation:")
    return Expected(["unknown-name"], place_of(project, locales, "hyfenation"))


# --- pictures and fonts -------------------------------------------------------------------------


def pictured(project: Project, data: bytes | None) -> None:
    """Fills a slot, and prints it on the back."""
    slot = f'photos:\n  tiger:\n    file: "{PHOTO.rpartition("/")[2]}"\n'
    write(project.brochure / "photos.yaml", slot + '    alt: "cover.title"\n')
    write(project.root / SIDECAR, 'credit: "Me"\nlicence: "CC0"\n')
    figure = '    blocks:\n      - type: "figure"\n        photo: "tiger"\n      - type: "contact"'
    edit(project, CONTENT, '    blocks:\n      - type: "contact"', figure)
    if data is not None:
        write(project.root / PHOTO, data)


def png() -> bytes:
    """A picture that is whole."""
    file = io.BytesIO()
    Image.radial_gradient("L").save(file, "PNG")
    return file.getvalue()


def claiming_to_be(width: int, height: int) -> bytes:
    """A small PNG whose head claims another size (ISO/IEC 15948, 11.2.2)."""
    head = struct.pack(">II", width, height) + png()[24:29]
    chunk = b"IHDR" + head
    return png()[:12] + chunk + struct.pack(">I", zlib.crc32(chunk)) + png()[33:]


@case
def picture_too_large(project: Project) -> Expected:
    pictured(project, claiming_to_be(20_000, 20_000))
    return Expected(["bad-image"], PHOTO)


@case
def picture_of_41_megapixels(project: Project) -> Expected:
    pictured(project, claiming_to_be(41_000, 1_000))
    return Expected(["bad-image"], PHOTO)


@case
def missing_picture(project: Project) -> Expected:
    pictured(project, None)
    return Expected(["unreadable"], PHOTO)


@case
def damaged_picture(project: Project) -> Expected:
    pictured(project, png()[:-400])
    return Expected(["bad-image"], PHOTO)


@case
def picture_that_is_none(project: Project) -> Expected:
    pictured(project, b"<svg xmlns='http://www.w3.org/2000/svg'/>")
    return Expected(["bad-image"], PHOTO)


@case
def picture_that_never_ends(project: Project) -> Expected:
    pictured(project, None)
    (project.root / PHOTO).symlink_to("/dev/zero")
    return Expected(["unreadable"], PHOTO)


@case
def picture_outside_the_project(project: Project) -> Expected:
    pictured(project, None)
    outside = project.root.parent / "private.png"
    outside.write_bytes(png())
    (project.root / PHOTO).symlink_to(outside)
    return Expected(["unreadable"], PHOTO)


@case
def picture_without_a_sidecar(project: Project) -> Expected:
    pictured(project, png())
    (project.root / SIDECAR).unlink()
    return Expected(["uncredited-photo"], "brochure/photos.yaml:3:11")


@case
def sidecar_without_a_credit(project: Project) -> Expected:
    pictured(project, png())
    write(project.root / SIDECAR, '# of mine\nlicence: "CC0"\n')
    return Expected(["uncredited-photo"], f"{SIDECAR}:2:1")


@case
def sidecar_without_a_licence(project: Project) -> Expected:
    pictured(project, png())
    write(project.root / SIDECAR, 'credit: "Me"\n')
    return Expected(["uncredited-photo"], f"{SIDECAR}:1:1")


@case
def sidecar_with_a_slip(project: Project) -> Expected:
    pictured(project, png())
    write(project.root / SIDECAR, 'credit: "Me"\nlicense: "CC0"\n')
    return Expected(["uncredited-photo", "unknown-name"], f"{SIDECAR}:1:1")


@case
def focus_beside_the_picture(project: Project) -> Expected:
    pictured(project, png())
    write(project.root / SIDECAR, 'credit: "Me"\nlicence: "CC0"\nfocus:\n  x: 1.2\n')
    return Expected(["wrong-value"], f"{SIDECAR}:4:6")


@case
def caption_without_the_credit(project: Project) -> Expected:
    pictured(project, png())
    slots = project.brochure / "photos.yaml"
    write(slots, slots.read_text("utf-8") + '    caption: "cover.title"\n')
    return Expected(["uncredited-photo"], "brochure/photos.yaml:5:14")


@case
def two_pictures_of_one_name(project: Project) -> Expected:
    pictured(project, png())
    write((project.root / PHOTO).with_suffix(".tif"), png())
    slots = project.brochure / "photos.yaml"
    other = '  lynx:\n    file: "tiger.tif"\n    alt: "cover.title"\n'
    write(slots, slots.read_text("utf-8") + other)
    return Expected(["wrong-value"], "brochure/photos.yaml:6:11")


@case
def missing_font(project: Project) -> Expected:
    (project.fonts / "PawsSans-Regular.ttf").unlink()
    return Expected(["unreadable"], "assets/fonts/PawsSans-Regular.ttf")


@case
def damaged_font(project: Project) -> Expected:
    write(project.fonts / "PawsSans-Regular.ttf", b"\x00\x01\x00\x00 no font")
    return Expected(["unreadable"], "assets/fonts/PawsSans-Regular.ttf")


@case
def unknown_font(project: Project) -> Expected:
    fonts = '    babel: "en_GB"\n    fonts:\n      text:\n        - "Paws Sanz"\n'
    edit(project, "translations/locales.yaml", '    babel: "en_GB"\n', fonts)
    return Expected(["unknown-reference"], "translations/locales.yaml")


@case
def missing_icon(project: Project) -> Expected:
    (project.assets / "icons" / "phone.svg").unlink()
    return Expected(["unknown-reference"], panel="back")


@case
def damaged_icon(project: Project) -> Expected:
    write(project.assets / "icons" / "phone.svg", "no drawing")
    return Expected(["bad-image"], "assets/icons/phone.svg")


# --- layouts/ -----------------------------------------------------------------------------------


@case
def layout_that_is_not_there(project: Project) -> Expected:
    edit(project, CONTENT, '"classic"', '"clasic"')
    return Expected(["unreadable"], place_of(project, CONTENT, '"clasic"'))


@case
def template_syntax_error(project: Project) -> Expected:
    edit(project, PROSE, "{% endfor %}", "{% endfro %}")
    line = place_of(project, PROSE, "{% endfro %}")
    return Expected(["template-error"], line)


@case
def undefined_variable(project: Project) -> Expected:
    edit(project, PROSE, "{{ text(paragraph) }}", "{{ text(pargraph) }}")
    place = place_of(project, PROSE, "<p>{{ text(pargraph)")
    return Expected(["template-error"], place)


@case
def text_that_a_template_makes_up(project: Project) -> Expected:
    edit(project, PROSE, "{{ text(paragraph) }}", '{{ text("no.such") }}')
    return Expected(["unknown-key"], panel="inside_left", key="no.such")


@case
def way_out_of_the_sandbox(project: Project) -> Expected:
    edit(project, PROSE, "{{ text(paragraph) }}", "{{ cycler.__init__.__globals__.os }}")
    place = place_of(project, PROSE, "<p>{{ cycler")
    return Expected(["template-error"], place)


@case
def template_that_would_change_the_content(project: Project) -> Expected:
    edit(project, PROSE, "{{ text(paragraph) }}", "{{ paragraphs.append('x') }}")
    return Expected(["template-error"], place_of(project, PROSE, "<p>{{ paragraphs"))


@case
def template_that_counts_for_ever(project: Project) -> Expected:
    edit(project, PROSE, "{{ text(paragraph) }}", "{{ range(10 ** 9)|list }}")
    return Expected(["template-error"], place_of(project, PROSE, "<p>{{ range"))


@case
def missing_panel_template(project: Project) -> Expected:
    (project.root / PANEL).unlink()
    return Expected(["template-error"], "layouts/classic")


@case
def template_without_a_head(project: Project) -> Expected:
    edit(project, PROSE, "{#---", "{#-")
    # the type is then not known
    return Expected(["template-error", "unknown-block"], f"{PROSE}:1:1")


@case
def mistake_in_the_head_of_a_template(project: Project) -> Expected:
    edit(project, PROSE, "kind: keys", "kind: kees")
    return Expected(["wrong-value", "unknown-block"], place_of(project, PROSE, "kees"))


@case
def template_without_a_frame(project: Project) -> Expected:
    edit(project, PANEL, "<main data-frame>", "<main>")
    return Expected(["template-error"], by_check=False)


@case
def unknown_ink(project: Project) -> Expected:
    edit(project, PROSE, "<section", "<section data-ink=\"{{ ink('tiger-ambre') }}\"")
    return Expected(["unknown-reference"], panel="inside_left")


@case
def ink_that_is_none(project: Project) -> Expected:
    inks = "layouts/classic/inks.yaml"
    edit(project, inks, '"0 0 0 100"', '"0 0 0 101"')
    return Expected(["wrong-value"], place_of(project, inks, '"0 0 0 101"'))


def styled(project: Project, rule: str) -> None:
    """Adds a rule at the end of the layout's last stylesheet."""
    path = project.root / STYLE
    write(path, path.read_text("utf-8") + rule + "\n")


@case
def unknown_property(project: Project) -> Expected:
    styled(project, "p { colr: red }")
    return Expected(["render-warning"], place_of(project, STYLE, "colr"), by_check=False)


@case
def style_with_a_file_that_is_not_there(project: Project) -> Expected:
    styled(project, "p { background: url(no-such.png) }")
    return Expected(["render-warning"], panel="inside_left", by_check=False)


@case
def style_with_a_file_outside_the_project(project: Project) -> Expected:
    styled(project, "p { background: url(../../../private.png) }")
    (project.root.parent / "private.png").write_bytes(png())
    return Expected(["outside-project"], panel="inside_left", by_check=False)


@case
def style_with_a_file_of_the_system(project: Project) -> Expected:
    styled(project, "p { background: url(file:///etc/passwd) }")
    return Expected(["outside-project"], panel="inside_left", by_check=False)


@case
def style_with_a_link_out_of_the_project(project: Project) -> Expected:
    (project.root.parent / "private.png").write_bytes(png())
    (project.assets / "shown.png").symlink_to(project.root.parent / "private.png")
    styled(project, "p { background: url(../../assets/shown.png) }")
    return Expected(["outside-project"], panel="inside_left", by_check=False)


@case
def style_from_the_network(project: Project) -> Expected:
    styled(project, "p { background: url(http://example.org/x.png) }")
    return Expected(["outside-project"], panel="inside_left", by_check=False)


@case
def imported_style_from_the_network(project: Project) -> Expected:
    path = project.root / STYLE
    write(path, '@import "https://example.org/x.css";\n' + path.read_text("utf-8"))
    return Expected(["outside-project"], by_check=False)


@case
def font_from_the_network(project: Project) -> Expected:
    styled(project, '@font-face { font-family: "X"; src: url(https://example.org/x.ttf) }')
    # the renderer adds that it goes without
    return Expected(["outside-project", "render-warning"], by_check=False)


@case
def attached_file_of_the_system(project: Project) -> Expected:
    edit(project, PANEL, "</head>", '<link rel="attachment" href="file:///etc/passwd"></head>')
    return Expected(["outside-project"], panel="cover", by_check=False)


@case
def size_of_the_page_in_a_style(project: Project) -> Expected:
    styled(project, "@page { size: A5 }")
    return Expected(["panel-size"], by_check=False)


@case
def elements_nested_too_deeply(project: Project) -> Expected:
    edit(project, PANEL, "<main data-frame>", "<main data-frame>" + "<div>" * 400)
    return Expected(["render-failed"], panel="cover", by_check=False)


@case
def page_break(project: Project) -> Expected:
    edit(project, PANEL, "</main>", '</main><p>on</p><p style="break-before: page">and on</p>')
    return Expected(["render-failed"], panel="cover", by_check=False)


# --- panels -------------------------------------------------------------------------------------


@case
def text_far_too_long(project: Project) -> Expected:
    sentence = "Say here who you are, in two or three sentences."
    edit(project, ENGLISH, sentence, " ".join([sentence] * 200))
    return Expected(["overflow"], panel="inside_left", key="about.who", by_check=False)


@case
def one_endless_word(project: Project) -> Expected:
    edit(project, ENGLISH, "A brochure of our own", "B" + "r" * 99)
    return Expected(["too-wide"], panel="cover", key="cover.title", by_check=False)


@case
def code_with_too_much_in_it(project: Project) -> Expected:
    edit(project, ENGLISH, '"Our organization"', f'"{"Our organization and " * 20}"')
    return Expected(["qr-too-dense"], panel="back")


@case
def code_in_too_little_room(project: Project) -> Expected:
    edit(project, CONTENT, '- type: "qr"', '- type: "qr"\n        website_mm: 3')
    return Expected(["qr-too-dense"], panel="back")


# --- what has to hold for each ------------------------------------------------------------------


@pytest.mark.parametrize("name", CASES)
def test_a_mistake_is_found_placed_and_harmless(
    name: str, small: Project, starter: Built, brochure: Brochure
) -> None:
    before = files_under(small.build)
    expected = CASES[name](small)
    ran = brochure("build", "--format", "json", project=small)
    _assert_found(ran, expected)
    after = files_under(small.build)
    if expected.place.startswith(GERMAN):  # which holds back no other language
        held = ran.json()["held"]
        assert held == ["de-DE"]
        after["manifest.json"] = before["manifest.json"]
    assert after == before
    assert not leftovers(small)
    if expected.by_check:
        _assert_found(brochure("check", "--format", "json", project=small), expected)
    mended = _mended(small, starter.project)
    assert brochure("build", project=mended).code == 0
    assert files_under(small.build) == before
    assert not leftovers(small)


def _assert_found(ran: Ran, expected: Expected) -> None:
    assert "Traceback" not in ran.said
    assert ran.code == 1, ran.said
    found = [finding for finding in ran.findings() if finding["severity"] == "error"]
    assert {finding["code"] for finding in found} == set(expected.codes), found
    named = [finding for finding in found if finding["code"] == expected.codes[0]]
    for name in ("panel", "key"):
        if wanted := getattr(expected, name):
            assert wanted in {finding.get(name) for finding in named}, named
    if expected.place:
        assert expected.place in {_place(finding) for finding in named}, named


def _place(finding: dict[str, Any]) -> str:
    place = str(finding.get("file", ""))
    return f"{place}:{finding['line']}:{finding['column']}" if "line" in finding else place


def _mended(broken: Project, whole: Project) -> Project:
    """The project with its sources as they were; what was built stays."""
    for folder in ("brochure", "translations", "layouts", "assets"):
        shutil.rmtree(broken.root / folder)
    return copy_sources(whole.root, broken.root)
