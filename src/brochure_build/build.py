"""The order of the stages: read, localise, lay out, render, bind, preflight, publish.

This module holds what happens to one locale or one file; `jobs` does it for many at once.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from brochure_build import __version__, registry
from brochure_build.bind import bind, slug_room
from brochure_build.codes import BAD_IMAGE
from brochure_build.coherence import check_coherence
from brochure_build.content import Content
from brochure_build.editions import Binding, Edition
from brochure_build.findings import BrochureError, Finding, Place, errors, in_order
from brochure_build.folds import lay_flat
from brochure_build.fonts import stylesheet
from brochure_build.images import BadImageError, digest, prepare
from brochure_build.layout import (
    ArtJob,
    Filled,
    Job,
    LayoutFolder,
    check_art,
    check_blocks,
    draft_mark,
    fill_panels,
    fill_slugs,
    side_art,
)
from brochure_build.layout.page import Localised, Page, Photo
from brochure_build.preflight import Finished
from brochure_build.project.digest import text_digest
from brochure_build.project.languages import check_language
from brochure_build.project.sources import Sources
from brochure_build.stages import (
    DRAFT,
    FlatSheet,
    Furniture,
    Imprint,
    Ink,
    PanelPage,
    PanelSource,
    QrPayload,
    Rendering,
    Setting,
    Side,
)
from brochure_build.translation.catalogue import SOURCE_LOCALE

PROJECT_URL = "brochure://project/"
PRODUCER = f"brochure-build {__version__}"
_KEY = re.compile(r' data-key="[^"]*"')


# --- check ------------------------------------------------------------------------------------


def check_sources(sources: Sources, locales: tuple[str, ...]) -> tuple[Finding, ...]:
    """Everything that can be known to be wrong before a panel is laid out."""
    findings = [*sources.findings, *check_coherence(sources)]
    catalogue = sources.source_catalogue
    if sources.content and sources.layout and catalogue and "brochure" in sources.documents:
        document = sources.documents["brochure"]
        findings += check_blocks(
            sources.content, document, catalogue, sources.types, sources.unusable
        )
    if sources.layout:
        findings += check_art(sources.layout)
    for locale in locales:
        findings += check_language(sources.languages, sources.glossary, sources.library, locale)
    return in_order(findings)


def check_wholly(sources: Sources, locales: tuple[str, ...]) -> tuple[Finding, ...]:
    """The same, and what the templates say of it, once nothing stands in their way."""
    findings = check_sources(sources, locales)
    if errors(findings) or sources.content is None:
        return findings
    names = sources.content.brochure.editions
    wanted = {registry.editions()[name].rendering for name in names}
    found = [
        finding
        for locale in locales
        for rendering in sorted(wanted, key=repr)
        for finding in lay_out(sources, locale, rendering).findings
    ]
    return in_order((*findings, *found))


# --- localise, lay out ------------------------------------------------------------------------


def flat_sheet(content: Content) -> FlatSheet:
    """The brochure's fold on its paper."""
    return lay_flat(registry.folds()[content.brochure.fold], content.brochure.flat_paper)


def lay_out(sources: Sources, locale: str, rendering: Rendering) -> Filled:
    """All panels of a locale as HTML, in one rendering."""
    content, layout = usable(sources)
    photos, findings = _photos(sources, rendering.ink)
    filled = fill_panels(_job(sources, content, layout, locale, rendering, photos))
    return Filled(filled.panels, (*findings, *filled.findings))


def lay_out_slugs(sources: Sources, locale: str, edition: Edition, imprint: Imprint) -> Filled:
    """The slug line of each side of an edition that has room for one."""
    if not edition.slug_mm:
        return Filled((), ())
    content, layout = usable(sources)
    sheet = flat_sheet(content)
    rendering = Rendering(edition.rendering.ink, bleed_mm=0.0, links=False, tagged=False)
    job = _job(sources, content, layout, locale, rendering, {})
    words = {side: _slug_line(imprint, side) for side in Side}
    return fill_slugs(job, words, {side: _room(sheet, side, edition) for side in Side})


def lay_out_art(sources: Sources, edition: Edition) -> Mapping[Side, PanelSource]:
    """The page of art of each side that has one, the same for every locale."""
    content, layout = usable(sources)
    job = ArtJob(
        layout,
        flat_sheet(content),
        edition.rendering.ink,
        edition.bleed_mm,
        pages=edition.binding is Binding.PAGES,
    )
    made = {side: side_art(job, side) for side in Side}
    return {side: art for side, art in made.items() if art is not None}


def lay_out_marks(sources: Sources, edition: Edition) -> Mapping[str, PanelSource]:
    """The page that marks each panel as a draft's, the same for every locale."""
    content, layout = usable(sources)
    sheet = flat_sheet(content)
    fonts = _font_styles(sources, SOURCE_LOCALE)
    return {
        place.panel: draft_mark(place, sheet.paper.height_mm, edition.rendering, fonts, layout.path)
        for place in sheet.places
    }


def settings_of(sources: Sources, locale: str) -> tuple[Setting, ...]:
    """The settings that copyfitting may choose from for a locale, the tightest first."""
    _, layout = usable(sources)
    return layout.file.settings(locale)


def _room(sheet: FlatSheet, side: Side, edition: Edition) -> tuple[float, float]:
    room = slug_room(sheet, side, edition)
    return room.width_mm, room.height_mm


def _slug_line(imprint: Imprint, side: Side) -> str:
    day = imprint.date.date().isoformat()
    mark = (DRAFT,) if imprint.draft else ()
    parts = (*mark, imprint.title, imprint.locale, imprint.edition, side.value)
    return "  ·  ".join((*parts, f"revision {imprint.revision}", day))


def usable(sources: Sources) -> tuple[Content, LayoutFolder]:
    """The content and the layout of sources without errors."""
    if sources.content is None or sources.layout is None:
        raise ValueError("sources with errors cannot be laid out")
    return sources.content, sources.layout


def _job(
    sources: Sources,
    content: Content,
    layout: LayoutFolder,
    locale: str,
    rendering: Rendering,
    photos: Mapping[str, Photo],
) -> Job:
    return Job(
        localised=_localised(sources, content, locale),
        layout=layout,
        types=sources.types,
        sheet=flat_sheet(content),
        rendering=rendering,
        font_styles=_font_styles(sources, locale),
        photos=photos,
    )


def _font_styles(sources: Sources, locale: str) -> str:
    fonts = sources.languages[locale].settings.fonts
    return stylesheet(sources.library, fonts, f"{PROJECT_URL}assets/fonts/")


def _localised(sources: Sources, content: Content, locale: str) -> Localised:
    language = sources.languages[locale]
    return Localised(
        locale=locale,
        settings=language.settings,
        catalogue=language.catalogue,
        source=sources.languages[SOURCE_LOCALE].catalogue,
        content=content,
        icons=sources.icons,
        base_map=sources.base_map,
    )


def _photos(sources: Sources, ink: Ink) -> tuple[Mapping[str, Photo], tuple[Finding, ...]]:
    """The photographs of the filled slots in one ink, by slot, and what is remarkable in them."""
    made: dict[str, Photo] = {}
    findings: list[Finding] = []
    profile = sources.intent.profile if sources.intent else b""
    for slot, photo in sources.photos.items():
        place = Place(f"assets/photos/{photo.file}")
        try:
            picture = prepare(photo.data, ink, profile)
        except BadImageError as problem:
            findings.append(Finding(BAD_IMAGE, f"photo {slot}: {problem}", place))
            continue
        findings += (
            replace(remark, message=f"photo {slot}: {remark.message}", place=place)
            for remark in picture.remarks
        )
        name = f"{slot}-{digest(picture.data)}.{picture.suffix}"
        made[slot] = Photo(name, picture.data, photo.sidecar)
    return made, tuple(findings)


# --- bind, preflight --------------------------------------------------------------------------


def imprint_for(
    sources: Sources,
    locale: str,
    edition: Edition,
    revision: str,
    date: dt.datetime,
    *,
    draft: bool = False,
) -> Imprint:
    """What the finished file of a locale and edition says about itself."""
    content, layout = usable(sources)
    brochure = content.brochure
    words = Page(_localised(sources, content, locale), layout, edition.rendering, {})
    return Imprint(
        title=words.plain(brochure.title),
        subject=words.plain(brochure.subject),
        author=words.plain(brochure.author),
        keywords=tuple(words.plain(key) for key in brochure.keywords),
        language=sources.languages[locale].settings.lang,
        locale=locale,
        edition=edition.name,
        revision=revision,
        date=date,
        producer=PRODUCER,
        draft=draft,
    )


@dataclass(frozen=True)
class FileJob:
    """All that one finished file is made of and judged by; sent whole to a worker."""

    pages: Mapping[str, PanelPage] = field(repr=False)
    codes: tuple[QrPayload, ...]
    sheet: FlatSheet
    edition: Edition
    imprint: Imprint
    furniture: Furniture
    families: frozenset[str]


def finish(job: FileJob) -> tuple[bytes, tuple[Finding, ...]]:
    """The finished file, and what preflight finds in it; no bytes where it cannot be bound."""
    try:
        pdf = bind(job.pages, job.sheet, job.edition, job.imprint, job.furniture)
    except BrochureError as error:
        return b"", _of_file(error.findings, job.imprint)
    finished = Finished(pdf, job.edition, job.sheet, job.imprint, job.codes, job.families)
    return pdf, inspect(finished)


def inspect(finished: Finished) -> tuple[Finding, ...]:
    """What every preflight check finds in a finished file."""
    found = (f for check in registry.preflight_checks().values() for f in check.run(finished))
    return _of_file(found, finished.imprint)


def _of_file(findings: Iterable[Finding], imprint: Imprint) -> tuple[Finding, ...]:
    return tuple(
        replace(finding, locale=imprint.locale, edition=imprint.edition) for finding in findings
    )


def revision_of(panels: tuple[PanelSource, ...], looks: Mapping[str, str]) -> str:
    """Eight hex digits that change with any word, figure or look of a locale's panels."""
    parts = [
        part for panel in panels for part in (panel.panel, _unnamed(panel.html), *panel.styles)
    ]
    looked_at = [f"{path} {digest}" for path, digest in sorted(looks.items())]
    return text_digest("\n".join((*parts, *looked_at)))[:8]


def _unnamed(html: str) -> str:
    """Without the keys of texts: one that is renamed says the same."""
    return _KEY.sub("", html)
