"""PO files: as gettext would write them, and what is broken in one told with its line."""

from __future__ import annotations

import pytest

from brochure_build.translation.exchange import po

from .sheets import edited, read_po, sheet

WRITTEN = """\
# 日本語 (ja-JP). Give it back with: brochure l10n import FILE
msgid ""
msgstr ""
"Project-Id-Version: brochure-build\\n"
"Report-Msgid-Bugs-To: \\n"
"POT-Creation-Date: \\n"
"PO-Revision-Date: \\n"
"Last-Translator: \\n"
"Language-Team: \\n"
"Language: ja_JP\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=1; plural=0;\\n"
"X-Brochure-Revision: REVISION\\n"
"X-Generator: brochure-build\\n"
"X-Source-Language: en\\n"

#. the title
#. status: missing (e3b0c442)
#: translations/en.yaml:14
msgctxt "cover.title"
msgid "Paws across borders"
msgstr ""

#. where: flap, 66 mm
#. status: stale (22a2d4ce)
#: translations/en.yaml:60
#, fuzzy, python-brace-format
#| msgid "Founded {founded}: “a” & <b> \\\\"
msgctxt "about.history"
msgid "Founded in {founded} by {number} States, “by law” & < or > in {founded}"
msgstr "1993 年に設立: {founded}、{number}、{founded} & \\"x\\" \\\\ 'y'"

#. status: draft (DRAFT)
#: translations/en.yaml:3
#, fuzzy
msgctxt "a.draft"
msgid "Draft {{x}}"
msgstr "Entwurf {{x}}"
"""


def test_a_file_reads_as_gettext_would_write_it() -> None:
    text = po.write(sheet()).decode()
    expected = WRITTEN.replace("REVISION", sheet().revision)
    for unit in sheet().units:
        (status,) = (said for said in unit.remarks if said.startswith("status"))
        expected = expected.replace("DRAFT", status[-9:-1]) if "draft" in status else expected
        expected = expected.replace("22a2d4ce", status[-9:-1]) if "stale" in status else expected
    assert text.startswith(expected)
    assert text.endswith('msgid "Last"\nmsgstr "Schluss"\n')


QUOTES = "the quotes of this line do not match, or it has an unknown \\ sequence"


@pytest.mark.parametrize(
    ("old", "new", "excerpt", "message"),
    [
        ('msgstr "Fertig"', 'msgstr "Fertig', 'msgstr "Fertig', QUOTES),
        ('msgstr "Fertig"', "msgstr Fertig", "msgstr Fertig", QUOTES),
        ('msgstr "Fertig"', 'msgstr "Fer"tig"', 'msgstr "Fer"tig"', QUOTES),
        ('msgstr "Fertig"', 'msgstr "Fertig\\"', 'msgstr "Fertig\\"', QUOTES),
        ('msgstr "Fertig"', 'msgstr "Fer"\n"tig', '"tig', QUOTES),
        ('msgstr "Fertig"', 'msgstr "Fer\\qtig"', 'msgstr "Fer\\qtig"', QUOTES),
        ('msgctxt "a.final"', '=======\nmsgctxt "a.final"', "=======", "this line is not PO"),
        ("#, fuzzy, python-brace-format", "#| nonsense", "#| nonsense", "this line is not PO"),
        (
            'msgstr "Fertig"\n',
            "",
            'msgctxt "a.read"',
            "a msgctxt stands here, and the msgstr before it is missing",
        ),
        (
            'msgid "Last"\n',
            "",
            'msgstr "Schluss"',
            "a msgstr stands here, and the msgid before it is missing",
        ),
    ],
)
def test_what_is_broken_has_its_line(old: str, new: str, excerpt: str, message: str) -> None:
    text = edited(po.write(sheet()), {old: new})
    answers, findings = read_po(text)
    assert answers is None
    assert findings
    assert (findings[0].code.name, findings[0].message) == ("exchange-file", message)
    assert findings[0].place is not None
    assert findings[0].place.excerpt == excerpt
    assert text.splitlines()[findings[0].place.line - 1] == excerpt


@pytest.mark.parametrize(
    ("changes", "what"),
    [
        ({'msgctxt "a.done"\n': ""}, "no msgctxt"),
        ({'msgstr "Fertig"': 'msgid_plural "D"\nmsgstr[0] "F"'}, "plural forms"),
    ],
)
def test_what_is_no_entry_of_ours_is_told_and_the_rest_is_read(
    changes: dict[str, str], what: str
) -> None:
    answers, (finding,) = read_po(edited(po.write(sheet()), changes))
    assert what in finding.message
    assert answers is not None
    assert [unit.key for unit in answers.units] == [
        unit.key for unit in sheet().units if unit.key != "a.done"
    ]


def test_other_programs_wrap_and_comment_as_they_like() -> None:
    text = edited(
        po.write(sheet()),
        {
            'msgstr "Fertig"': '# said the reviewer\n\nmsgstr ""\n"Fer"\n"tig"',
            '"Language: ja_JP\\n"\n': '"Language: ja-JP\\n"\n"X-Poedit-Bookmarks: 1\\n"\n',
            "#. the title\n": "",
        },
    )
    answers, findings = read_po(f'{text}\n#~ msgctxt "old"\n#~ msgid "x"\n#~ msgstr "y"\n')
    assert findings == ()
    assert answers is not None
    assert answers.locale == "ja-JP"
    texts = {unit.key: unit.text for unit in answers.units}
    assert texts["a.done"] == "Fertig"
    assert "old" not in texts


def test_a_text_without_its_comments_has_forgotten_what_went_out() -> None:
    text = "\n".join(
        line for line in po.write(sheet()).decode().splitlines() if not line.startswith("#.")
    )
    answers, _ = read_po(text)
    assert answers is not None
    assert {unit.handed_out for unit in answers.units} == {""}
