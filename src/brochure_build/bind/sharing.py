"""Stores equal streams once: panels bring the same pictures and glyph maps again and again."""

from __future__ import annotations

from hashlib import sha256

from pikepdf import Array, Dictionary, Object, Pdf, Stream

Id = tuple[int, int]  # object and generation number


def share_streams(pdf: Pdf) -> None:
    """Points every reference to a stream at the first one of equal dictionary and bytes.

    A picture becomes equal to another only when their soft masks have become one, so it looks again
    until there is nothing more to share.
    """
    shared: dict[Id, Object] = {}
    while twins := _twins(pdf, shared):
        shared.update(twins)
        for holder in pdf.objects:
            _redirect(holder, twins)


def _twins(pdf: Pdf, shared: dict[Id, Object]) -> dict[Id, Object]:
    """Each stream that has an equal one before it, with that one."""
    first: dict[bytes, Object] = {}
    twins: dict[Id, Object] = {}
    for stream in pdf.objects:
        if not isinstance(stream, Stream) or stream.objgen in shared:
            continue
        original = first.setdefault(_digest(stream), stream)
        if original.objgen != stream.objgen:
            twins[stream.objgen] = original
    return twins


def _digest(stream: Object) -> bytes:
    digest = sha256(stream.stream_dict.unparse())
    digest.update(stream.read_raw_bytes())
    return digest.digest()


def _redirect(holder: Object, twins: dict[Id, Object]) -> None:
    """Follows direct objects only: `pdf.objects` brings the indirect ones by itself."""
    for key in _keys(holder):
        value = holder[key]
        if not isinstance(value, Object):
            continue
        if not value.is_indirect:
            _redirect(value, twins)
        elif value.objgen in twins:
            holder[key] = twins[value.objgen]


def _keys(holder: Object) -> list[str] | range:
    if isinstance(holder, Array):
        return range(len(holder))
    if isinstance(holder, Dictionary | Stream):
        return list(holder.keys())
    return range(0)
