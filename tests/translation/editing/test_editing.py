"""Edits of locale files: what was asked for is there, and nothing else has changed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brochure_build.findings import BrochureError
from brochure_build.reader import read_tree
from brochure_build.translation.editing import (
    renamed,
    set_aside,
    with_comments,
    with_texts,
    without,
)
from translation.catalogues import TRANSLATIONS
from translation.editing.files import (
    TEXTS,
    Pen,
    Tree,
    comments,
    flat,
    is_left_of,
    read,
    trees,
)

FILE = "xx.yaml"
TOOL = ("en: The English", "note: for whom", "where: panel back")


@given(trees(), st.data())
def test_an_untouched_file_keeps_every_byte(tree: Tree, data: st.DataObject) -> None:
    text = Pen(data, several_lines=True).file(tree)
    order = tuple(flat(tree))
    assert read(text) == flat(tree)
    assert with_texts(text, FILE, {}, order) == text
    assert with_texts(text, FILE, flat(tree), order) == text
    assert without(text, FILE, ()) == text
    assert renamed(text, FILE, "not_there", "nor_there") == text
    assert set_aside(text, FILE, (), "_obsolete") == text
    assert with_comments(text, FILE, {}) == text
    assert with_comments(text, FILE, dict.fromkeys(order, ())) == text


@given(trees(), TEXTS, st.data())
def test_another_text_changes_that_text_alone(tree: Tree, new: str, data: st.DataObject) -> None:
    text = Pen(data, several_lines=True).file(tree)
    key = data.draw(st.sampled_from(tuple(flat(tree))))
    done = with_texts(text, FILE, {key: new}, tuple(flat(tree)))
    assert read(done) == {**flat(tree), key: new}
    before, behind = _round(text, key)
    assert done.startswith(before)
    assert done.endswith(behind)


def _round(text: str, key: str) -> tuple[str, str]:
    """What stands before a text, and the lines behind it."""
    bom = "\ufeff" if text.startswith("\ufeff") else ""
    document, _ = read_tree(FILE, text)
    assert document is not None
    node = document.root
    for name in key.split("."):
        node = node.get(name)  # type: ignore[assignment]
    lines = text.removeprefix(bom).splitlines(keepends=True)
    before = bom + "".join(lines[: node.line - 1]) + lines[node.line - 1][: node.column - 1]
    return before.rstrip(), "".join(lines[node.line - 1 + node.lines :])  # type: ignore[attr-defined]


@given(trees(), st.data())
def test_all_texts_may_change_at_once(tree: Tree, data: st.DataObject) -> None:
    text = Pen(data, several_lines=True).file(tree)
    changes = {key: data.draw(TEXTS) for key in flat(tree)}
    done = with_texts(text, FILE, changes, tuple(changes))
    assert read(done) == changes
    assert comments(done) == comments(text)


@given(trees(), st.data())
def test_missing_texts_are_added_in_order(tree: Tree, data: st.DataObject) -> None:
    missing = data.draw(st.sets(st.sampled_from(tuple(flat(tree)))))
    order = tuple(flat(tree))
    text = Pen(data).file(_pruned(tree, missing))
    done = with_texts(text, FILE, dict.fromkeys(missing, "a: new"), order)
    assert list(read(done)) == list(order)
    assert read(done) == flat(tree) | dict.fromkeys(missing, "a: new")
    assert is_left_of(text, done)


def _pruned(tree: Tree, keys: set[str], prefix: str = "") -> Tree:
    """A tree without some texts, nor sections that would be empty."""
    left: Tree = {}
    for name, whole in tree.items():
        inner = f"{prefix}{name}."
        value = _pruned(whole, keys, inner) if isinstance(whole, dict) else whole
        if value != {} and f"{prefix}{name}" not in keys:
            left[name] = value
    return left


@given(trees(), st.data())
def test_texts_are_taken_out(tree: Tree, data: st.DataObject) -> None:
    text = Pen(data, several_lines=True).file(tree)
    keys = data.draw(st.sets(st.sampled_from(tuple(flat(tree)))))
    done = without(text, FILE, keys)
    assert read(done) == {key: words for key, words in flat(tree).items() if key not in keys}
    assert is_left_of(done, text)


@given(trees(), st.data())
def test_a_text_or_section_goes_elsewhere_with_its_comments(
    tree: Tree, data: st.DataObject
) -> None:
    text = Pen(data, several_lines=True).file(tree)
    key = data.draw(st.sampled_from(tuple(flat(tree))))
    old = data.draw(st.sampled_from([key, *_sections(key)]))
    new = data.draw(
        st.sampled_from(["fresh", "fresh.one", f"{old.rpartition('.')[0]}.fresh".strip(".")])
    )
    done = renamed(text, FILE, old, new)
    wanted = {_under(k, old, new): words for k, words in flat(tree).items()}
    assert read(done) == wanted
    assert sorted(comments(done)) == sorted(comments(text))
    assert read(renamed(done, FILE, new, old, tuple(flat(tree)))) == flat(tree)


def _sections(key: str) -> list[str]:
    parts = key.split(".")
    return [".".join(parts[:n]) for n in range(1, len(parts))]


def _under(key: str, old: str, new: str) -> str:
    return new + key[len(old) :] if key == old or key.startswith(f"{old}.") else key


@given(trees(), st.data())
def test_texts_are_set_aside_with_their_comments(tree: Tree, data: st.DataObject) -> None:
    text = Pen(data, several_lines=True).file(tree)
    keys = data.draw(st.sets(st.sampled_from(tuple(flat(tree)))))
    done = set_aside(text, FILE, keys, "_obsolete")
    aside = {f"_obsolete.{key}": words for key, words in flat(tree).items() if key in keys}
    left = {key: words for key, words in flat(tree).items() if key not in keys}
    assert read(done) == left | aside
    assert list(read(done))[: len(left)] == list(left)
    assert sorted(comments(done)) == sorted(comments(text))


@given(trees(), st.data())
def test_the_tools_lines_come_and_go(tree: Tree, data: st.DataObject) -> None:
    text = Pen(data).file(tree)
    lines = dict.fromkeys(flat(tree), TOOL)
    done = with_comments(text, FILE, lines)
    assert read(done) == flat(tree)
    assert with_comments(done, FILE, lines) == done
    assert [line for line in comments(done) if line[2:] not in TOOL] == comments(text)
    assert with_comments(done, FILE, dict.fromkeys(flat(tree), ())) == text


# --- the ways of writing, one by one ----------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "new", "expected"),
    [
        ('a: "old"', "new", 'a: "new"'),
        ("a: 'old'", "it's", "a: 'it''s'"),
        ("a: 'old'", 'say "so"', "a: 'say \"so\"'"),
        ('a: "old"', 'say "so" \\', 'a: "say \\"so\\" \\\\"'),
        ("a: old", "new words", "a: new words"),
        ("a: old", "new: words", 'a: "new: words"'),
        ("a: old", "no", 'a: "no"'),
        ("a: old", "- new", 'a: "- new"'),
        ("a: old # why", "new", "a: new # why"),
        ("a:", "new", 'a: "new"'),
        ("a:  # empty", "new", 'a: "new"  # empty'),
        ("{a: , b: x}", "new", '{a: "new", b: x}'),
        ("{a}", "new", '{a: "new"}'),
        ("{a: old}", "new, newer", '{a: "new, newer"}'),
        ("? a\n: old", "new", "? a\n: new"),
        ('a: "one\n  two" # why', "new", 'a: "new" # why'),
        ("a: one\n  two\n\n  three\nb: x", "new", "a: new\nb: x"),
        ("a: 'one\n\n  it''s'\n", "new", "a: 'new'\n"),
        ('a: "\\u00e9 \\"x\\""', "é", 'a: "é"'),
    ],
)
def test_quotes_stay_where_they_can(written: str, new: str, expected: str) -> None:
    assert with_texts(written, FILE, {"a": new}, ("a", "b")) == expected


@pytest.mark.parametrize(
    ("written", "key", "expected"),
    [
        ("", "a.b", 'a:\n  b: ""\n'),
        ("# head\n", "a.b", '# head\n\na:\n  b: ""\n'),
        ("# head", "a.b", '# head\n\na:\n  b: ""'),
        ("a.a: x\n", "a.b", 'a.a: x\na.b: ""\n'),
        ("a:\n    a: x\n", "a.b", 'a:\n    a: x\n    b: ""\n'),
        ("a: {a: x}\n", "a.b", 'a: {a: x, b: ""}\n'),
        ("a: {c: x}\n", "a.b", 'a: {b: "", c: x}\n'),
        ("a: {}\n", "a.b", 'a: {b: ""}\n'),
        ("{}", "a.b", '{a: {b: ""}}'),
        ("a:\n  c: x", "a.b", 'a:\n  b: ""\n  c: x'),
        ("a:\n  # of c\n  c: x", "a.b", 'a:\n  b: ""\n  # of c\n  c: x'),
        ("a:\n  a: x # why\n\nc: y\n", "a.b", 'a:\n  a: x # why\n  b: ""\n\nc: y\n'),
        ("# head\n\nc: y\n", "a.b", '# head\n\na:\n  b: ""\n\nc: y\n'),
        ("# head\nc: y\n", "a.b", '# head\na:\n  b: ""\n\nc: y\n'),
        ("a:\r\n  a: x\r\n", "a.b", 'a:\r\n  a: x\r\n  b: ""\r\n'),
        ("\ufeffa:\n  a: x\n", "a.b", '\ufeffa:\n  a: x\n  b: ""\n'),
        (
            "a:\n  a: {x: y,\n    z: w # }\n  }\n",
            "a.b",
            'a:\n  a: {x: y,\n    z: w # }\n  }\n  b: ""\n',
        ),
    ],
)
def test_a_new_text_stands_where_it_belongs(written: str, key: str, expected: str) -> None:
    order = ("a.a", "a.a.x", "a.a.z", "a.b", "a.c", "c")
    assert with_texts(written, FILE, {key: ""}, order) == expected


def test_sections_go_when_their_last_text_goes() -> None:
    text = "# head\n\na:\n  # of b\n  b: x\n\nc:\n  d: y\n"
    assert without(text, FILE, {"a.b"}) == "# head\n\nc:\n  d: y\n"
    assert without(text, FILE, {"c.d"}) == "# head\n\na:\n  # of b\n  b: x\n"
    assert without(text, FILE, {"a.b", "c.d"}) == "# head\n"


def test_a_section_is_renamed_in_its_place() -> None:
    text = "a:\n  # of b\n  b: x\n\n# of c\nc: y\n"
    assert renamed(text, FILE, "a", "z") == "z:\n  # of b\n  b: x\n\n# of c\nc: y\n"


def test_a_text_moves_behind_what_precedes_it() -> None:
    text = "a:\n  b: x\n  # of c\n  c: 'y' # why\n\nd:\n  e: z\n"
    done = "a:\n  b: x\n\nd:\n  # of c\n  f: 'y' # why\n  e: z\n"
    assert renamed(text, FILE, "a.c", "d.f", ("a.b", "d.f", "d.e")) == done


def test_comments_of_people_stand_above_the_tools() -> None:
    text = "a:\n  # en: old\n  # by hand\n  # where: there\n  # ignore x: y\n  b: x\n"
    done = with_comments(text, FILE, {"a.b": ("en: new",)})
    assert done == "a:\n  # by hand\n  # ignore x: y\n  # en: new\n  b: x\n"


@pytest.mark.parametrize("text", ["a: [x]\n", "a: |\n  x\n", "a: *b\n", 'a: "x\n', "a: x\na: y\n"])
def test_a_file_that_is_not_texts_alone_is_refused(text: str) -> None:
    with pytest.raises(BrochureError) as refused:
        with_texts(text, FILE, {"b": "y"}, ("a", "b"))
    assert refused.value.findings[0].place is not None
    assert refused.value.findings[0].place.line


@pytest.mark.parametrize(
    ("text", "key"), [("a:\n  b: x\n", "a"), ("a: x\n", "a.b"), ("---\n...\n", "b")]
)
def test_what_cannot_be_done_without_damage_is_refused(text: str, key: str) -> None:
    with pytest.raises(BrochureError) as refused:
        with_texts(text, FILE, {key: "y"}, ("a", "a.b", "b"))
    assert [finding.code.name for finding in refused.value.findings] == ["cannot-edit"]


def test_real_files_take_every_edit() -> None:
    files = sorted(TRANSLATIONS.glob("*-*.yaml"))
    assert len(files) == 6
    for path in files:
        text = path.read_bytes().decode()
        texts = read(text)
        assert with_texts(text, path.name, texts, tuple(texts)) == text
        new = {key: f"{words}." for key, words in texts.items()}
        changed = with_texts(text, path.name, new, tuple(texts))
        assert read(changed) == new
        assert with_texts(changed, path.name, texts, tuple(texts)) == text
