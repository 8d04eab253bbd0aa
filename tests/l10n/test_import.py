"""`brochure l10n import`: what is new is written, what would break or lose something is refused."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from brochure_build.project import Project
from brochure_build.reader import read_tree
from brochure_build.translation.state import State, Status, read_state
from cli.running import Brochure, Ran

from .german import ENGLISH, GERMAN, HISTORY, WHO, project, read, vouch, write


class Desk:
    """A project whose German was exported, and the file that comes back."""

    def __init__(self, made: Project, brochure: Brochure, folder: Path) -> None:
        self.project = made
        self.brochure = brochure
        self.file = folder / "de-DE.po"
        ran = brochure("l10n", "export", "--to", folder, project=made)
        assert ran.code == 0, ran.said

    def edit(self, old: str, new: str) -> None:
        text = self.file.read_text("utf-8")
        assert text.count(old) == 1, f"{old} stands there {text.count(old)} times"
        self.file.write_text(text.replace(old, new), "utf-8")

    def translate(self, english: str, text: str, *, was: str = "") -> None:
        self.edit(f'msgid "{english}"\nmsgstr "{was}"', f'msgid "{english}"\nmsgstr "{text}"')

    def give_back(self, *options: str) -> Ran:
        return self.brochure("l10n", "import", self.file, *options, project=self.project)

    def told(self, *options: str) -> dict[str, tuple[str, str]]:
        """Outcome and reason of each text."""
        ran = self.brochure(
            "--format", "json", "l10n", "import", self.file, *options, project=self.project
        )
        (file,) = ran.json()["files"]
        return {text["key"]: (text["outcome"], text.get("reason", "")) for text in file["texts"]}

    @property
    def state(self) -> State:
        path = self.project.states / "de-DE.yaml"
        document, findings = read_tree("state.yaml", path.read_text("utf-8"))
        assert document is not None
        assert findings == ()
        return read_state(document)[0]


@pytest.fixture
def desk(tmp_path: Path, brochure: Brochure) -> Desk:
    made = project(tmp_path / "project")
    vouch(made, {"about.history": HISTORY, "about.who": WHO})
    return Desk(made, brochure, tmp_path)


# --- written ----------------------------------------------------------------------------------


def test_a_new_text_is_written_and_nothing_else_changes(desk: Desk) -> None:
    desk.translate("Enhancing cooperation", 'Mehr \\"Zusammenarbeit\\"')
    ran = desk.give_back()
    assert ran.code == 0, ran.said
    written = 'subtitle: "Mehr \\"Zusammenarbeit\\""'
    assert read(desk.project, "de-DE") == GERMAN.replace('subtitle: ""', written)
    assert "de-DE cover.subtitle: written\n" in ran.out
    assert ran.out.endswith("de-DE.po: 1 written, 1 unchanged, 3 skipped\n")
    row = desk.state.rows["cover.subtitle"]
    assert (row.english, row.status) == ("Enhancing cooperation", Status.TRANSLATED)
    assert set(desk.state.rows) == {"cover.subtitle", "about.history", "about.who"}


def test_a_text_that_the_file_lacked_is_added(desk: Desk) -> None:
    desk.translate("The end", "Ende")
    assert desk.give_back().code == 0
    assert read(desk.project, "de-DE") == f'{GERMAN}  last: "Ende"\n'


def test_a_changed_text_is_no_longer_approved(desk: Desk) -> None:
    desk.translate("An office", "Ein Amt", was="Ein Büro")
    assert desk.give_back().code == 0
    row = desk.state.rows["about.who"]
    assert (row.status, row.by) == (Status.TRANSLATED, "")
    assert 'who: "Ein Amt" # behind it' in read(desk.project, "de-DE")


@pytest.mark.parametrize(
    ("key", "flags"),
    [("cover.title", "#, fuzzy\n"), ("about.history", "#, fuzzy, python-brace-format\n")],
)
def test_a_draft_or_a_stale_text_is_confirmed_as_it_is(key: str, flags: str, desk: Desk) -> None:
    desk.edit(flags, "")
    ran = desk.give_back()
    assert f"de-DE {key}: confirmed\n" in ran.out
    assert read(desk.project, "de-DE") == GERMAN
    assert desk.state.rows[key].status is Status.TRANSLATED
    assert desk.told()[key] == ("unchanged", "")


def test_a_second_import_finds_nothing_new(desk: Desk) -> None:
    desk.translate("The end", "Ende")
    assert desk.told()["about.last"] == ("written", "")
    assert desk.told()["about.last"] == ("unchanged", "")


def test_check_writes_nothing(desk: Desk) -> None:
    desk.translate("The end", "Ende")
    before = {
        path: path.read_bytes() for path in desk.project.translations.rglob("*") if path.is_file()
    }
    ran = desk.give_back("--check")
    assert ran.code == 0
    assert "would be: 1 written" in ran.out
    after = {
        path: path.read_bytes() for path in desk.project.translations.rglob("*") if path.is_file()
    }
    assert after == before


@pytest.mark.parametrize(
    ("given", "kept"),
    [("  Ende\\t ", "Ende"), ("Ende\\n", "Ende"), ("Schlu\u0308sse", "Schlüsse")],
)
def test_a_text_is_tidied(given: str, kept: str, desk: Desk) -> None:
    desk.translate("The end", given)
    assert desk.give_back().code == 0
    assert f'last: "{kept}"' in read(desk.project, "de-DE")


# --- left -------------------------------------------------------------------------------------


def test_what_is_empty_or_unfinished_is_left(desk: Desk) -> None:
    assert desk.told() == {
        "cover.title": ("skipped", "unfinished"),
        "cover.subtitle": ("skipped", "empty"),
        "about.history": ("skipped", "unfinished"),
        "about.who": ("unchanged", ""),
        "about.last": ("skipped", "empty"),
    }


def test_a_changed_text_that_is_still_fuzzy_is_told(desk: Desk) -> None:
    desk.translate("Paws across borders", "Tatzen", was="Pfoten ohne Grenzen")
    ran = desk.give_back()
    assert ran.code == 0
    assert "warning unfinished: cover.title" in ran.out
    assert read(desk.project, "de-DE") == GERMAN


def test_what_was_changed_here_since_is_not_undone(desk: Desk) -> None:
    write(desk.project, "de-DE", GERMAN.replace("Ein Büro", "Ein Amt"))
    outcome, reason = desk.told()["about.who"]
    assert outcome == "skipped"
    assert "changed here since" in reason
    assert "Ein Amt" in read(desk.project, "de-DE")


def test_english_that_has_changed_is_no_matter_where_nothing_new_came_back(desk: Desk) -> None:
    write(desk.project, "en", ENGLISH.replace("An office", "The office"))
    ran = desk.give_back()
    assert ran.code == 0
    assert "the English has changed since" in ran.err
    assert desk.told()["about.who"] == ("skipped", "its English has changed since the export")


# --- refused ----------------------------------------------------------------------------------


def refused(desk: Desk, code: str) -> str:
    """What is said of the one text that is refused; the others go in."""
    desk.translate("Enhancing cooperation", "Zusammen")
    ran = desk.give_back()
    assert ran.code == 1
    assert ran.out.count(": error ") == 1
    assert f": error {code}: " in ran.out
    assert 'subtitle: "Zusammen"' in read(desk.project, "de-DE")
    return ran.out


def test_an_answer_to_another_english_is_refused_with_both_texts(desk: Desk) -> None:
    desk.translate("The end", "Ende")
    write(desk.project, "en", ENGLISH.replace("The end", "The very end"))
    said = refused(desk, "outdated")
    assert "about.last" in said
    assert "“The end”" in said
    assert "“The very end”" in said
    assert "Ende" not in read(desk.project, "de-DE")


def test_a_text_that_was_changed_on_both_sides_is_refused_with_both(desk: Desk) -> None:
    desk.translate("An office", "Eine Stelle", was="Ein Büro")
    write(desk.project, "de-DE", GERMAN.replace("Ein Büro", "Ein Amt"))
    said = refused(desk, "changed-twice")
    assert "“Eine Stelle”" in said
    assert "“Ein Amt”" in said
    assert "Ein Amt" in read(desk.project, "de-DE")


@pytest.mark.parametrize(
    ("text", "code", "said"),
    [
        ("Seit {foundet}", "placeholder", "lacks {founded} and has {foundet}"),
        ("Seit", "placeholder", "lacks {founded}"),
        ("{founded} {founded}", "placeholder", "has {founded} beyond"),
        ("{founded", "bad-placeholder", "a brace that belongs to no placeholder"),
        ("{founded} }", "bad-placeholder", "a brace that belongs to no placeholder"),
        ("{founded}\\nzwei", "broken-text", "a line break"),
        ("{founded}\\r\\nzwei", "broken-text", "a line break"),
        ("{founded}\\b", "broken-text", "U+0008"),
        ("{founded}\u2028", "exchange-file", ""),
    ],
)
def test_what_would_break_the_file_or_the_figures_is_refused(
    text: str, code: str, said: str, desk: Desk
) -> None:
    desk.edit("#, fuzzy, python-brace-format\n", "")
    desk.translate("Founded in {founded} by six States", text, was="Gegründet {founded}")
    if code == "exchange-file":  # it breaks lines in PO too: the whole file is refused
        assert desk.give_back().code == 1
    else:
        assert said in refused(desk, code)
    assert "'Gegründet {founded}'" in read(desk.project, "de-DE")


def test_a_key_that_is_gone_is_refused_with_the_nearest(desk: Desk) -> None:
    desk.translate("The end", "Ende")
    desk.edit('msgctxt "about.last"', 'msgctxt "about.lost"')
    said = refused(desk, "unknown-unit")
    assert "“about.last”" in said


def test_a_key_that_is_gone_is_no_matter_where_nothing_new_came_back(desk: Desk) -> None:
    write(desk.project, "en", ENGLISH.replace("who:", "whom:"))
    assert desk.told()["about.who"] == ("skipped", "not a text of the brochure any more")


def test_a_text_that_comes_twice_is_taken_once(desk: Desk) -> None:
    desk.translate("The end", "Ende")
    more = '\nmsgctxt "about.last"\nmsgid "The end"\nmsgstr "Schluss"\n'
    desk.file.write_text(desk.file.read_text("utf-8") + more, "utf-8")
    assert "about.last stands here a second time" in refused(desk, "exchange-file")
    assert 'last: "Ende"' in read(desk.project, "de-DE")


def test_ordinary_checks_tell_of_what_was_written(desk: Desk) -> None:
    """What is no danger to file or figures goes in, and is told as an edit by hand would be."""
    write(desk.project, "de-DE", GERMAN + '  extra: "x"\n')  # not new, so not told
    desk.translate("The end", "Ende")
    ran = desk.give_back()
    assert ran.code == 0, ran.said
    assert "extra" not in ran.out


def test_a_slip_that_was_imported_is_told_at_its_place(desk: Desk) -> None:
    desk.translate("The end", "Das  Ende von 1993")
    ran = desk.give_back()
    assert 'last: "Das  Ende von 1993"' in read(desk.project, "de-DE")
    assert re.search(r"de-DE\.yaml:\d+:\d+: error number: about\.last", ran.out)
    assert re.search(r"de-DE\.yaml:\d+:\d+: warning spacing: about\.last", ran.out)


# --- whole files ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("header", "said"),
    [
        ("Language: \\n", "names no language"),
        ("Language: fr_FR\\n", "is in fr-FR, which is no language of this brochure"),
        ("Language: en\\n", "is in en, which is no language of this brochure"),
    ],
)
def test_a_file_in_no_language_of_ours_is_refused(header: str, said: str, desk: Desk) -> None:
    desk.translate("The end", "Ende")
    desk.edit("Language: de_DE\\n", header)
    ran = desk.give_back()
    assert ran.code == 1
    assert "error wrong-language: " in ran.out
    assert said in ran.out
    assert read(desk.project, "de-DE") == GERMAN


@pytest.mark.parametrize("named", ["de", "de-de", "DE_DE"])
def test_a_language_may_be_named_in_other_ways(named: str, desk: Desk) -> None:
    desk.translate("The end", "Ende")
    desk.edit("Language: de_DE\\n", f"Language: {named}\\n")
    assert desk.give_back().code == 0
    assert 'last: "Ende"' in read(desk.project, "de-DE")


def test_a_language_that_may_be_one_of_two_is_refused(desk: Desk) -> None:
    write(desk.project, "de-AT", 'cover:\n  title: "Pfoten"\n')
    desk.edit("Language: de_DE\\n", "Language: de\\n")
    ran = desk.give_back()
    assert ran.code == 1
    assert "is in de, which is no language of this brochure" in ran.out
    assert "de-AT, de-DE" in ran.out


def test_a_file_whose_name_says_otherwise_is_refused(desk: Desk, brochure: Brochure) -> None:
    write(desk.project, "fr-FR", 'cover:\n  title: "Pattes"\n')
    other = desk.file.rename(desk.file.with_name("fr-FR.po"))
    ran = brochure("l10n", "import", other, project=desk.project)
    assert ran.code == 1
    assert "named after fr-FR and says that it is in de-DE" in ran.out


def test_two_files_of_a_language_are_not_mixed(desk: Desk, brochure: Brochure) -> None:
    again = desk.file.with_name("again.po")
    again.write_bytes(desk.file.read_bytes())
    ran = brochure("l10n", "import", desk.file, again, project=desk.project)
    assert ran.code == 1
    assert "a second file in de-DE" in ran.out


def test_syntax_has_file_and_line(desk: Desk) -> None:
    desk.edit('msgstr "Ein Büro"', 'msgstr "Ein Büro')
    ran = desk.give_back()
    assert ran.code == 1
    line = desk.file.read_text("utf-8").splitlines().index('msgstr "Ein Büro') + 1
    assert f"{desk.file}:{line}:7: error exchange-file: " in ran.out
    assert ran.out.rstrip().endswith("not taken in")


@pytest.mark.parametrize(
    ("name", "data", "code", "said"),
    [
        ("a.po", None, 1, "no such file"),
        ("a.po", b'msgid "\xff"\n', 1, "0xFF is not UTF-8"),
        ("a.po", b"", 1, "names no language"),
        ("a.txt", b"", 2, "name its --format"),
        ("a.xlf", b"<x/>", 1, "not XLIFF"),
        ("a.xlf", b"", 1, "not XML"),
    ],
)
def test_what_cannot_be_read_is_told(
    name: str, data: bytes | None, code: int, said: str, desk: Desk, brochure: Brochure
) -> None:
    path = desk.file.with_name(name)
    if data is not None:
        path.write_bytes(data)
    ran = brochure("l10n", "import", path, project=desk.project)
    assert ran.code == code
    assert said in ran.said


def test_a_folder_is_told(desk: Desk, brochure: Brochure) -> None:
    ran = brochure("l10n", "import", desk.file.parent, "--format", "po", project=desk.project)
    assert ran.code == 1
    assert "it is not a file" in ran.out


def test_xliff_of_the_other_version_is_told(desk: Desk, brochure: Brochure) -> None:
    folder = desk.file.parent
    assert (
        brochure("l10n", "export", "--format", "xliff2", "--to", folder, project=desk.project).code
        == 0
    )
    ran = brochure(
        "l10n", "import", folder / "de-DE.xlf", "--format", "xliff", project=desk.project
    )
    assert ran.code == 1
    assert "this is XLIFF 2.0" in ran.out


def test_xliff_in_utf_16_is_read(desk: Desk, brochure: Brochure) -> None:
    folder = desk.file.parent
    brochure("l10n", "export", "--format", "xliff", "--to", folder, project=desk.project)
    path = folder / "de-DE.xlf"
    text = path.read_text("utf-8").replace("UTF-8", "UTF-16")
    assert text.count('<target state="needs-translation"/>') == 2
    new = '<target state="needs-translation">Neu</target>'  # OmegaT leaves the state alone
    path.write_text(text.replace('<target state="needs-translation"/>', new, 1), "utf-16")
    ran = brochure("l10n", "import", path, project=desk.project)
    assert ran.code == 0, ran.said
    assert 'subtitle: "Neu"' in read(desk.project, "de-DE")


def test_english_that_a_program_put_where_nothing_is_translated_is_left(
    desk: Desk, brochure: Brochure
) -> None:
    folder = desk.file.parent
    brochure("l10n", "export", "--format", "xliff", "--to", folder, project=desk.project)
    path = folder / "de-DE.xlf"
    text = path.read_text("utf-8")
    source = '<source>The end</source>\n        <target state="needs-translation"/>'
    assert text.count(source) == 1
    copied = source.replace("/>", ">The end</target>")
    path.write_text(text.replace(source, copied), "utf-8")
    ran = brochure("-v", "l10n", "import", path, project=desk.project)
    assert "about.last: skipped: still the English" in ran.out
    assert read(desk.project, "de-DE") == GERMAN


def test_the_state_file_may_be_missing(desk: Desk) -> None:
    (desk.project.states / "de-DE.yaml").unlink()
    desk.translate("The end", "Ende")
    assert desk.give_back().code == 0
    assert desk.state.rows["about.last"].status is Status.TRANSLATED


def test_a_file_that_is_far_too_large_is_told(desk: Desk) -> None:
    desk.file.write_bytes(b"#" * 4_194_305)
    ran = desk.give_back()
    assert ran.code == 1
    assert "error too-large: " in ran.out
