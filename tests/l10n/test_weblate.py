"""What Weblate does to a locale file, and that our reader and `sync` cope with it.

Weblate writes YAML with translate-toolkit and sets nothing of it but indentation, line ends and the
width at which lines are wrapped: 80 unless told otherwise (docs/weblate.md).
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from translate.storage.yaml import YAMLFile

from brochure_build.project import Project
from brochure_build.translation.placeholders import names
from cli.running import Brochure
from project.copies import ROOT

from .real_words import LOCALES, copied, texts

WRAPPED, WHOLE = 80, 65535
NEW = "Novum: \"x\" 'y' {z} # – 老虎 слово, " + "longum verbum " * 12 + "finis"

PAGE = (ROOT / "docs/weblate.md").read_text("utf-8")

each = pytest.mark.parametrize("locale", LOCALES)
widths = pytest.mark.parametrize("width", [WRAPPED, WHOLE])


def weblate(data: bytes, width: int, changes: dict[str, str] | None = None) -> str:
    """A file as Weblate writes it, with some texts changed or added."""
    file = YAMLFile()
    file.dump_args["width"] = width  # type: ignore[assignment]  # as Weblate does
    file.parse(data)
    units = {unit.getid().replace("->", "."): unit for unit in file.units}
    for key, text in (changes or {}).items():
        if key in units:
            units[key].target = text
        else:
            unit = file.UnitClass(text)
            unit.setid(key.replace(".", "->"))
            file.addunit(unit)
    return bytes(file).decode()


@pytest.fixture
def words(tmp_path: Path) -> Project:
    return copied(tmp_path / "project")


def saved(made: Project, locale: str, width: int, changes: dict[str, str]) -> str:
    """One text is changed in Weblate, and the file committed."""
    path = made.translations / f"{locale}.yaml"
    text = weblate(path.read_bytes(), width, changes)
    path.write_text(text, "utf-8")
    return text


@each
def test_without_wrapping_an_untouched_file_keeps_its_bytes(locale: str, words: Project) -> None:
    data = (words.translations / f"{locale}.yaml").read_bytes()
    assert weblate(data, WHOLE).encode() == data


@each
def test_without_wrapping_one_line_changes(locale: str, words: Project) -> None:
    before = (words.translations / f"{locale}.yaml").read_text("utf-8").splitlines()
    after = saved(words, locale, WHOLE, {"cover.subtitle": NEW}).splitlines()
    assert len(after) == len(before)
    changed = [new for old, new in zip(before, after, strict=True) if old != new]
    assert len(changed) == 1
    assert changed[0].startswith('  subtitle: "Novum: \\"x\\"')


@each
@widths
def test_every_other_text_reads_the_same(locale: str, width: int, words: Project) -> None:
    before = texts(words, locale)
    assert NEW not in before.values()
    saved(words, locale, width, {"cover.subtitle": NEW})
    assert texts(words, locale) == {**before, "cover.subtitle": NEW}


def test_wrapping_does_reach_our_files(words: Project) -> None:
    """Else the tests above would show nothing of texts that go on in the next line."""
    for locale in ("ru-RU", "mn-MN", "ko-KR", "ko-KP"):
        data = (words.translations / f"{locale}.yaml").read_bytes()
        assert weblate(data, WRAPPED).count("\n") > data.count(b"\n")


@each
@widths
def test_comments_of_people_and_quotes_stay(locale: str, width: int, words: Project) -> None:
    path = words.translations / f"{locale}.yaml"
    text = path.read_text("utf-8")
    assert text.count("\n  subtitle: ") == 1
    mine = "\n  # ignore length: as agreed\n  # and mine\n  subtitle: "
    path.write_text(text.replace("\n  subtitle: ", mine) + "\n# the end\n", "utf-8")
    saved(words, locale, width, {"cover.theme": "Novum"})
    after = path.read_text("utf-8")
    assert mine + '"' in after
    assert after.endswith("\n# the end\n")
    comments = [line for line in text.splitlines() if line.lstrip().startswith("#")]
    assert len(comments) > 80
    assert [c for c in comments if c not in after] == []


@each
@widths
def test_sync_goes_on_from_there(
    locale: str, width: int, words: Project, brochure: Brochure
) -> None:
    before = texts(words, locale)
    saved(words, locale, width, {"cover.subtitle": NEW})
    ran = brochure("l10n", "sync", locale, project=words)
    assert ran.code == 0, ran.said
    assert texts(words, locale) == {**before, "cover.subtitle": NEW}
    state = (words.states / f"{locale}.yaml").read_text("utf-8")
    assert state.count("status: translated") == 1
    row = state[state.index("cover.subtitle:") :].split("\n")
    assert row[4] == "  status: translated"
    assert brochure("l10n", "sync", "--check", locale, project=words).code == 0


def test_an_import_goes_on_from_there(words: Project, brochure: Brochure, tmp_path: Path) -> None:
    before = texts(words, "ru-RU")
    wrapped = saved(words, "ru-RU", WRAPPED, {})
    assert brochure("l10n", "export", "ru-RU", "--to", tmp_path, project=words).code == 0
    path = tmp_path / "ru-RU.po"
    old = before["about.framework"]
    assert f'framework: "{old[:20]}' in wrapped
    assert f'framework: "{old}' not in wrapped  # it goes on in the next line
    text = path.read_text("utf-8").replace("#, fuzzy\n", "")
    assert text.count(f'msgstr "{old}"') == 1
    path.write_text(text.replace(f'msgstr "{old}"', 'msgstr "Новое"'), "utf-8")
    ran = brochure("l10n", "import", path, project=words)
    assert ran.code == 0, ran.said
    assert texts(words, "ru-RU") == {**before, "about.framework": "Новое"}


def test_a_text_that_weblate_adds_is_read(words: Project, brochure: Brochure) -> None:
    """It writes without quotes, at the end of the section: `sync` beforehand is better."""
    path = words.translations / "ja-JP.yaml"
    lines = path.read_text("utf-8").splitlines(keepends=True)
    path.write_text("".join(line for line in lines if "  subtitle: " not in line), "utf-8")
    after = saved(words, "ja-JP", WHOLE, {"cover.subtitle": "新しい: 文"})
    assert "  subtitle: '新しい: 文'\n" in after
    assert texts(words, "ja-JP")["cover.subtitle"] == "新しい: 文"
    assert brochure("l10n", "sync", "ja-JP", project=words).code == 0


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a:\n    b: 'x'\n", "a:\n  b: 'New'\n"),  # indented by two
        ('a.b: "x"\r\n', 'a.b: "New"\n'),
        ("a: {b: x}\n", "a: {b: New}\n"),
        ('a:\n  b: ""\n', 'a:\n  b: "New"\n'),
        ("a:\n  b: 'x' # why\n", "a:\n  b: 'New' # why\n"),
        ("a:\n  b: x\n\n\n# later\nc: y\n", "a:\n  b: New\n\n\n# later\nc: y\n"),
    ],
)
def test_what_it_does_to_other_ways_of_writing(before: str, after: str) -> None:
    assert weblate(before.encode(), WHOLE, {"a.b": "New"}) == after


def test_no_space_comes_between_han_characters() -> None:
    """Lines are broken at spaces only, and such text has none."""
    text = f'a: "{"老虎" * 100}"\n'
    assert weblate(text.encode(), WRAPPED) == text


# --- the page that tells how to set it up -----------------------------------------------------


def setting(name: str) -> str:
    """The value that the page names for a setting."""
    match = re.search(rf"^\| {name} \| `(.+?)` \|", PAGE, re.MULTILINE)
    assert match, f"docs/weblate.md has no setting {name}"
    return match[1].replace("\\|", "|")


def test_the_language_filter_chooses_the_translations_and_nothing_else() -> None:
    """Weblate matches it with what stands for the star of the file mask."""
    folder, _, mask = setting("File mask").partition("/")
    found = {path.stem for path in (ROOT / folder).glob(mask)}
    assert "locales" in found
    chosen = {name for name in found if re.match(setting("Language filter"), name)}
    assert chosen == {"en", *LOCALES}
    assert (ROOT / setting("Monolingual base language file")).is_file()


def test_the_flag_finds_our_placeholders() -> None:
    flag = re.fullmatch(r'placeholders:r"(.+)"', setting("Translation flags"))
    assert flag
    known = [text for text in texts(Project(ROOT), "en").values() if names(text)]
    assert len(known) > 10
    for text in known:
        assert sorted(re.findall(flag[1], text)) == [f"{{{name}}}" for name in names(text)]
