"""A locale file in line with the English: whatever it was before, nothing is lost in silence."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from brochure_build.translation.alignment import Aligned, Deed, Subject, aligned
from brochure_build.translation.catalogue import OBSOLETE, catalogue_of
from brochure_build.translation.state import State
from translation.editing.files import Pen, Tree, comments, flat, read, trees

FILE = "xx.yaml"


def in_line(english: str, text: str, state: State) -> Aligned:
    source = catalogue_of("en", "en.yaml", english)
    return aligned(Subject(source, "xx", FILE, text, state))


@given(trees(), trees(), trees(), st.data())
def test_nothing_is_lost_however_often_the_english_changes(
    english: Tree, changed: Tree, tree: Tree, data: st.DataObject
) -> None:
    text, state = Pen(data).file(tree), State()
    people = set(comments(text))
    for now in (english, changed, english):
        before, written = read(text), Pen(data).file(now)
        done = in_line(written, text, state)
        text, state = done.text, State(done.rows)
        after = read(text)
        assert {key for key in after if not key.startswith(OBSOLETE)} == set(flat(now))
        dropped = [one.text for one in done.done if one.deed is Deed.DROPPED]
        left = [words for words in (*after.values(), *dropped) if words.strip()]
        assert sorted(left) == sorted(words for words in before.values() if words.strip())
        again = in_line(written, text, state)
        assert (again.text, again.rows, again.done) == (done.text, done.rows, ())
        if not any(one.deed in (Deed.DROPPED, Deed.REMOVED) for one in done.done):
            assert people <= set(comments(text))
        people &= set(comments(text))


@given(trees(), st.data())
def test_a_file_in_order_stays_in_order(tree: Tree, data: st.DataObject) -> None:
    keys = data.draw(st.sets(st.sampled_from(tuple(flat(tree)))))
    text = Pen(data).file(_without(tree, keys))
    done = in_line(Pen(data).file(tree), text, State())
    assert list(read(done.text)) == list(flat(tree))
    assert {one.key for one in done.done} == keys


def _without(tree: Tree, keys: set[str], prefix: str = "") -> Tree:
    left: Tree = {}
    for name, whole in tree.items():
        inner = f"{prefix}{name}."
        value = _without(whole, keys, inner) if isinstance(whole, dict) else whole
        if value != {} and f"{prefix}{name}" not in keys:
            left[name] = value
    return left
