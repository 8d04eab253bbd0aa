"""Walks structure elements (ISO 32000-1, 14.7.2)."""

from __future__ import annotations

from collections.abc import Iterator

from pikepdf import Array, Dictionary, Name, Object


def kids(element: Object) -> tuple[Object | int, ...]:
    """The children of an element or a tree root, of which a lone one needs no array."""
    children = element.get(Name.K, Array())
    return tuple(children) if isinstance(children, Array) else (children,)


def child_elements(element: Object) -> tuple[Object, ...]:
    """The children that are elements, and neither content nor annotations."""
    return tuple(kid for kid in kids(element) if isinstance(kid, Dictionary) and Name.S in kid)


def elements(element: Object) -> Iterator[Object]:
    """The element and all elements below it, in reading order."""
    waiting = [element]
    while waiting:
        current = waiting.pop()
        yield current
        waiting.extend(reversed(child_elements(current)))
