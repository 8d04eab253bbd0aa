"""XLIFF 1.2 and 2.0: valid by the standard, and read as translation programs leave it."""

from __future__ import annotations

import pytest
from hypothesis import given

from brochure_build.translation.exchange import Exchanged, xliff12, xliff20
from brochure_build.translation.state import Standing

from .schemas import faults
from .sheets import FORMATS, edited, read_xliff12, read_xliff20, sheet, texts

xliffs = pytest.mark.parametrize("kind", ["xliff", "xliff2"])

UNIT_12 = """\
      <trans-unit id="about.history" resname="about.history">
        <source>By <ph id="1" ctype="x-placeholder">{who}</ph> &amp; &lt;co&gt; \
<ph id="2" ctype="x-placeholder">{who}</ph></source>
        <target state="needs-translation"><ph id="1" ctype="x-placeholder">{who}</ph>の</target>
        <note from="developer">a note</note>
        <note from="developer">where: flap</note>
        <note from="developer">status: stale (STATUS)</note>
        <alt-trans alttranstype="previous-version">
          <source>Of <ph id="1" ctype="x-placeholder">{who}</ph></source>
          <target><ph id="1" ctype="x-placeholder">{who}</ph>の</target>
        </alt-trans>
      </trans-unit>
"""
UNIT_20 = """\
    <unit id="about.history" name="about.history">
      <notes>
        <note category="remark">a note</note>
        <note category="remark">where: flap</note>
        <note category="remark">status: stale (STATUS)</note>
        <note category="previous-english">Of {who}</note>
      </notes>
      <originalData><data id="d1">{who}</data><data id="d2">{who}</data></originalData>
      <segment state="initial" subState="brochure:stale">
        <source>By <ph id="1" dataRef="d1" equiv="{who}" disp="{who}" canCopy="no" \
canDelete="no"/> &amp; &lt;co&gt; <ph id="2" dataRef="d2" equiv="{who}" disp="{who}" \
canCopy="no" canDelete="no"/></source>
        <target><ph id="1" dataRef="d1" equiv="{who}" disp="{who}" canCopy="no" \
canDelete="no"/>の</target>
      </segment>
    </unit>
"""
STALE = Exchanged(
    "about.history",
    "By {who} & <co> {who}",
    "{who}の",
    Standing.STALE,
    1,
    previous="Of {who}",
    note="a note",
    where="where: flap",
)


@pytest.mark.parametrize(("kind", "expected"), [("xliff", UNIT_12), ("xliff2", UNIT_20)])
def test_a_unit_says_all_that_is_known_of_it(kind: str, expected: str) -> None:
    written = FORMATS[kind][0](sheet([STALE])).decode()
    status = STALE.remarks[-1]
    assert expected.replace("status: stale (STATUS)", status) in written


@pytest.mark.parametrize(
    ("kind", "states"),
    [
        (
            "xliff",
            [
                '<target state="needs-translation"/>',
                '<target state="needs-translation">',
                '<target state="needs-review-translation">',
                '<target state="translated">',
                '<target state="signed-off">',
                '<target state="final">',
            ],
        ),
        (
            "xliff2",
            [
                '<segment state="initial">',
                '<segment state="initial" subState="brochure:stale">',
                '<segment state="initial" subState="brochure:draft">',
                '<segment state="translated">',
                '<segment state="reviewed">',
                '<segment state="final">',
            ],
        ),
    ],
)
def test_each_standing_has_its_state(kind: str, states: list[str]) -> None:
    written = FORMATS[kind][0](sheet()).decode()
    found = [written.find(state) for state in states]
    assert -1 not in found
    assert found == sorted(found)
    assert (' approved="yes"' in written) == (kind == "xliff")


# --- by the standard --------------------------------------------------------------------------


@xliffs
def test_a_file_is_valid(kind: str) -> None:
    assert faults(kind, FORMATS[kind][0](sheet())) == []


@pytest.mark.parametrize(
    ("kind", "old", "new"),
    [
        ("xliff", 'state="signed-off"', 'state="reviewed"'),
        ("xliff", 'id="a.done"', 'id="a.draft"'),
        ("xliff", ' datatype="plaintext"', ""),
        ("xliff2", 'state="reviewed"', 'state="signed-off"'),
        ("xliff2", 'id="a.done"', 'id="a done"'),
        ("xliff2", ' id="texts"', ""),
    ],
)
def test_a_file_that_is_not_valid_would_be_seen(kind: str, old: str, new: str) -> None:
    broken = edited(FORMATS[kind][0](sheet()), {old: new}).encode()
    assert len(faults(kind, broken)) >= 1


@xliffs
@given(english=texts, text=texts, previous=texts)
def test_odd_characters_keep_a_file_valid(
    kind: str, english: str, text: str, previous: str
) -> None:
    unit = Exchanged("a.b", english, text, Standing.STALE, 1, previous, "a & b < c")
    assert faults(kind, FORMATS[kind][0](sheet([unit]))) == []


# --- as it comes back -------------------------------------------------------------------------


@pytest.mark.parametrize(
    "target",
    [
        '<ph id="1" ctype="x-placeholder">{who}</ph>の',
        "{who}の",  # the program showed it as text
        '<x id="1"/>の',  # told by its number in the source
        '<x id="7" equiv-text="{who}"/>の',
        '<ph id="1"/>の',
        '<g id="9"><ph id="1">{who}</ph></g>の',
        '<mrk mtype="seg" mid="0"><ph id="1">{who}</ph></mrk><mrk mtype="seg" mid="1">の</mrk>',
        "<![CDATA[{who}]]>の",
        "&#123;who}&#x306E;",
    ],
)
def test_placeholders_of_1_2_come_back_in_many_ways(target: str) -> None:
    before = '<target state="needs-translation"><ph id="1" ctype="x-placeholder">{who}</ph>の<'
    text = edited(xliff12.write(sheet([STALE])), {before: f'<target state="translated">{target}<'})
    answers, _ = read_xliff12(text)
    assert answers is not None
    (answer,) = answers.units
    assert (answer.text, answer.english, answer.done) == ("{who}の", STALE.english, True)


@pytest.mark.parametrize(
    "target",
    [
        '<ph id="1" dataRef="d1"/>の',
        '<ph id="1"/>の',
        '<ph id="8" equiv="{who}"/>の',
        '<ph id="8" disp="{who}"/>の',
        "{who}の",
        '<pc id="4"><ph id="1"/></pc>の',
        '<mrk id="m1" type="term"><ph id="1"/></mrk>の',
    ],
)
def test_placeholders_of_2_0_come_back_in_many_ways(target: str) -> None:
    written = xliff20.write(sheet([STALE])).decode()
    before = written[written.index("<target>") : written.index("</target>")]
    answers, _ = read_xliff20(edited(written.encode(), {before: f"<target>{target}"}))
    assert answers is not None
    assert answers.units[0].text == "{who}の"


def test_sentences_that_were_parted_are_joined() -> None:
    text = edited(
        xliff20.write(sheet([Exchanged("a", "One. Two.", "", Standing.MISSING, 1)])),
        {
            """      <segment state="initial">
        <source>One. Two.</source>
      </segment>
""": """<segment state="final"><source>One.</source><target>Eins.</target></segment>
<ignorable><source> </source></ignorable>
<segment state="STATE"><source>Two.</source><target>Zwei.</target></segment>"""
        },
    )
    for state, done in (("translated", True), ("initial", None)):
        answers, _ = read_xliff20(text.replace("STATE", state))
        assert answers is not None
        (answer,) = answers.units
        assert (answer.english, answer.text, answer.done) == ("One. Two.", "Eins. Zwei.", done)


@pytest.mark.parametrize(
    ("state", "done"),
    [
        ("translated", True),
        ("signed-off", True),
        ("final", True),
        ("new", False),
        ("needs-l10n", False),
        ("needs-review-adaptation", False),
        ("x-own", False),
        ("needs-translation", None),
        ("needs-review-translation", None),
    ],
)
def test_a_state_says_whether_a_text_is_done(state: str, *, done: bool | None) -> None:
    text = edited(xliff12.write(sheet([STALE])), {'state="needs-translation"': f'state="{state}"'})
    answers, _ = read_xliff12(text)
    assert answers is not None
    assert answers.units[0].done is done


# --- what is refused --------------------------------------------------------------------------

BOMB = '<!DOCTYPE x [<!ENTITY a "aaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>\n'
OUTSIDE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>\n'


@xliffs
@pytest.mark.parametrize(
    ("changes", "message", "line"),
    [
        ({"<xliff ": f"{BOMB}<xliff "}, "a document type", 2),
        ({"<xliff ": f"{OUTSIDE}<xliff "}, "a document type", 2),
        ({"<xliff ": '<!DOCTYPE xliff SYSTEM "x.dtd">\n<xliff '}, "a document type", 2),
        ({"</xliff>": ""}, "this is not XML: no element found", 0),
        ({"<xliff ": "<xliff <"}, "this is not XML: not well-formed", 2),
        ({"<xliff ": "&nbsp;<xliff "}, "this is not XML", 2),
        ({"の": "&unknown;"}, "this is not XML: undefined entity", 0),
        ({"の": "<a>" * 200 + "</a>" * 200}, "nested more than 100 levels deep", 0),
    ],
)
def test_what_is_no_plain_xml_is_refused(
    kind: str, changes: dict[str, str], message: str, line: int
) -> None:
    write, read = FORMATS[kind]
    unit = Exchanged("a", "Of", "の", Standing.DRAFT, 1)
    answers, (finding,) = read(edited(write(sheet([unit])), changes))
    assert answers is None
    assert message in finding.message
    assert finding.place is not None
    assert finding.place.line == line or not line


@xliffs
def test_what_is_far_too_large_is_refused(kind: str) -> None:
    answers, (finding,) = FORMATS[kind][1](" " * 4_194_305)
    assert answers is None
    assert finding.code.name == "too-large"
