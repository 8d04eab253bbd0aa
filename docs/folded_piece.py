"""The leaflet as an object: its panels folded in space, seen by one camera, shaded by one light.

Lengths are millimetres on a table: x to the right, y away from who looks, z up.
"""  # noqa: INP001  # beside a script, not a package

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from PIL import Image, ImageChops, ImageDraw, ImageFilter

Vector = tuple[float, float, float]
GROUND = (156, 166, 162)
LIGHT: Vector = (-0.20, -0.52, 0.83)  # where it comes from; its length is 1
BORDER = 6  # pixels of a face drawn over again round it, or its edge would be ragged
OVERSAMPLING = 2


def plus(a: Vector, b: Vector, times: float = 1.0) -> Vector:
    """A point, moved some times along another."""
    return a[0] + times * b[0], a[1] + times * b[1], a[2] + times * b[2]


def dot(a: Vector, b: Vector) -> float:
    """How far two vectors point the same way."""
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]


def cross(a: Vector, b: Vector) -> Vector:
    """A vector square to two others."""
    return a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]


def unit(a: Vector) -> Vector:
    """A vector's direction."""
    length = math.sqrt(dot(a, a))
    return a[0] / length, a[1] / length, a[2] / length


@dataclass(frozen=True)
class Camera:
    """Where one looks from and at, how far one zooms in, and the picture's size in pixels."""

    eye: Vector
    target: Vector
    zoom: float
    width: int
    height: int

    def seen(self, point: Vector) -> Vector:
        """A direction or point less the eye, as it lies before the camera: right, down, away."""
        away = unit(plus(self.target, self.eye, -1))
        right = unit(cross(away, (0, 0, 1)))
        return dot(point, right), dot(point, cross(away, right)), dot(point, away)

    def projected(self, vector: Vector) -> Vector:
        """The same as homogeneous pixels."""
        right, down, away = self.seen(vector)
        return (
            self.zoom * right + self.width / 2 * away,
            self.zoom * down + self.height / 2 * away,
            away,
        )

    def pixel(self, point: Vector) -> tuple[float, float]:
        """Where a point of the table is in the picture."""
        x, y, away = self.projected(plus(point, self.eye, -1))
        return x / away, y / away


@dataclass(frozen=True)
class Leaflet:
    """A folded sheet before it is folded: panels from left to right as the inside shows them."""

    inside: tuple[Image.Image, ...] = field(repr=False)
    outside: tuple[Image.Image, ...] = field(repr=False)
    widths: tuple[float, ...]
    height: float

    def turned(self) -> Leaflet:
        """The same from behind: what was the outside is the inside."""
        return Leaflet(self.outside[::-1], self.inside[::-1], self.widths[::-1], self.height)


@dataclass(frozen=True)
class Panel:
    """One panel in space: the feet of its edges as the inside shows them, and the way up."""

    left_foot: Vector
    right_foot: Vector
    up: Vector
    inside: Image.Image = field(repr=False)
    outside: Image.Image = field(repr=False)

    @property
    def normal(self) -> Vector:
        """Which way the inside looks."""
        return unit(cross(plus(self.right_foot, self.left_foot, -1), self.up))

    def shows_inside(self, camera: Camera) -> bool:
        """Whether the camera sees the inside of it."""
        return dot(self.normal, plus(camera.eye, self.left_foot, -1)) > 0

    def corners(self) -> tuple[Vector, ...]:
        """Round the panel from the left foot."""
        heads = plus(self.right_foot, self.up), plus(self.left_foot, self.up)
        return self.left_foot, self.right_foot, *heads


def lying(
    place: Vector, turn: float, fold: tuple[float, float], leaflet: Leaflet
) -> tuple[Panel, ...]:
    """A leaflet of three panels on its back, its sides lifted by so many degrees: 180 is shut.

    In the order of painting: the middle, then the right side, then the left one over it.
    """
    left, middle, right = leaflet.widths
    inside, outside = leaflet.inside, leaflet.outside
    across = _level(turn)
    up = plus((0, 0, 0), _level(turn + 90), leaflet.height)
    hinge = plus(place, across, middle)

    def lifted(way: float, degrees: float) -> Vector:
        angle = math.radians(degrees)
        flat = (way * math.cos(angle) * across[0], way * math.cos(angle) * across[1])
        return flat[0], flat[1], math.sin(angle)

    far_left = plus(place, lifted(-1, fold[0]), left)
    far_right = plus(hinge, lifted(1, fold[1]), right)
    return (
        Panel(place, hinge, up, inside[1], outside[1]),
        Panel(hinge, far_right, up, inside[2], outside[2]),
        Panel(far_left, place, up, inside[0], outside[0]),
    )


def standing(place: Vector, turns: Sequence[float], leaflet: Leaflet) -> tuple[Panel, ...]:
    """A leaflet on its foot, each panel turned by so many degrees; its inside looks ahead."""
    panels = []
    faces = zip(turns, leaflet.inside, leaflet.outside, leaflet.widths, strict=True)
    for turn, front, back, width in faces:
        end = plus(place, _level(turn), width)
        panels.append(Panel(place, end, (0.0, 0.0, leaflet.height), front, back))
        place = end
    return tuple(panels)


def _level(degrees: float) -> Vector:
    return math.cos(math.radians(degrees)), math.sin(math.radians(degrees)), 0.0


# --- painting ---------------------------------------------------------------------------------


def painted(camera: Camera, pieces: Iterable[Sequence[Panel]]) -> Image.Image:
    """The table with leaflets on it, from the furthest to the nearest."""
    canvas = Image.new("RGB", (camera.width, camera.height), GROUND)
    for piece in pieces:
        canvas = _with_shadow(canvas, camera, piece)
        for panel in piece:
            _paint(canvas, camera, panel)
    size = camera.width // OVERSAMPLING, camera.height // OVERSAMPLING
    return canvas.resize(size, Image.Resampling.LANCZOS)


def _with_shadow(canvas: Image.Image, camera: Camera, piece: Sequence[Panel]) -> Image.Image:
    """The ground darker where the light does not reach it: soft, and darkest close by."""
    for blur, strength in ((camera.width / 60, 0.34), (camera.width / 300, 0.24)):
        mask = Image.new("L", canvas.size, 0)
        for panel in piece:
            cast = [plus(c, LIGHT, -(c[2] + 1.5) / LIGHT[2]) for c in panel.corners()]
            ImageDraw.Draw(mask).polygon([camera.pixel(point) for point in cast], fill=255)
        mask = mask.filter(ImageFilter.GaussianBlur(blur)).point(lambda v, s=strength: v * s)
        canvas = Image.composite(Image.new("RGB", canvas.size, (20, 30, 28)), canvas, mask)
    return canvas


def _paint(canvas: Image.Image, camera: Camera, panel: Panel) -> None:
    is_inside = panel.shows_inside(camera)
    face = _as_large_as_seen(panel.inside if is_inside else panel.outside, camera, panel)
    left, right = panel.left_foot, panel.right_foot
    if not is_inside:
        left, right = right, left
    normal = panel.normal if is_inside else plus((0, 0, 0), panel.normal, -1)
    lit = _shaded(face, 0.76 + 0.24 * min(max(dot(normal, LIGHT), 0.0) / 0.83, 1.0))
    across = plus((0, 0, 0), plus(right, left, -1), 1 / face.width)  # a pixel of the face
    down = plus((0, 0, 0), panel.up, -1 / face.height)
    corner = plus(plus(plus(left, panel.up), across, -BORDER), down, -BORDER)
    coefficients = _from_picture(
        camera.projected(across),
        camera.projected(down),
        camera.projected(plus(corner, camera.eye, -1)),
    )
    warped = _bordered(lit).transform(
        canvas.size, Image.Transform.PERSPECTIVE, coefficients, Image.Resampling.BICUBIC
    )
    mask = Image.new("L", canvas.size, 0)
    outline = [camera.pixel(corner) for corner in panel.corners()]
    ImageDraw.Draw(mask).polygon(outline, fill=255)
    canvas.paste(warped, mask=mask)


def _as_large_as_seen(face: Image.Image, camera: Camera, panel: Panel) -> Image.Image:
    """A face made as small as it will be: small print turns ragged when it is warped smaller."""
    foot, head = camera.pixel(panel.left_foot), camera.pixel(plus(panel.left_foot, panel.up))
    share = min(1.15 * math.dist(foot, head) / face.height, 1.0)
    size = round(face.width * share), round(face.height * share)
    return face.resize(size, Image.Resampling.LANCZOS)


def _bordered(face: Image.Image) -> Image.Image:
    """A face with its own edge round it."""
    width, height = face.size
    wide = face.resize((width + 2 * BORDER, height + 2 * BORDER))
    wide.paste(face, (BORDER, BORDER))
    return wide


def _shaded(face: Image.Image, light: float) -> Image.Image:
    """A face as bright as its light, a little darker towards both of its edges."""
    ramp = Image.new("L", (64, 1))
    for x in range(64):
        near = max(1 - min(x, 63 - x) / 10, 0.0)
        ramp.putpixel((x, 0), round(255 * light * (1 - 0.10 * near**2)))
    shade = ramp.resize(face.size, Image.Resampling.BICUBIC)
    return ImageChops.multiply(face, Image.merge("RGB", (shade, shade, shade)))


def _from_picture(across: Vector, down: Vector, corner: Vector) -> tuple[float, ...]:
    """What Pillow wants: from a pixel of the picture back to one of the face."""
    first, second, third = cross(down, corner), cross(corner, across), cross(across, down)
    scale = third[2]
    rows = (*first, *second, *third)
    return tuple(part / scale for part in rows)[:8]
