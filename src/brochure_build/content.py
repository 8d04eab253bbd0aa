"""The content model: what the files of a brochure's `brochure/` folder may say.

Every figure, year, address, URL and Latin name is a fact and stands here; every printed word is a
unit of the catalogue and is named here by its key.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    model_validator,
)
from pydantic_core import PydanticCustomError

from brochure_build.fields import (
    DECIMAL,
    WHOLE,
    Count,
    Day,
    Entry,
    FileStem,
    Identifier,
    Key,
    LocaleOrDefault,
    Text,
    Url,
    Year,
    form,
)
from brochure_build.stages import Paper

DEFAULT = "default"  # the name of the form that every locale takes which has none of its own

PaperName = Literal["A4", "A3", "A4x3", "Letter", "Legal"]
PAPERS: Mapping[str, Paper] = {
    "A4": Paper("A4", 297.0, 210.0),
    "A3": Paper("A3", 420.0, 297.0),
    "A4x3": Paper("A4x3", 630.0, 297.0),  # three A4 pages side by side: the six-page A4 folder
    "Letter": Paper("Letter", 279.4, 215.9),
    "Legal": Paper("Legal", 355.6, 215.9),
}


class Block(BaseModel):
    """One block of a panel: its type, and the parameters that type's template declares."""

    model_config = ConfigDict(extra="allow", frozen=True)
    type: Identifier = Field(description="a template of the layout: blocks/TYPE.html.j2")

    @property
    def parameters(self) -> Mapping[str, Any]:
        return self.model_extra or {}


class Panel(Entry):
    """A panel: its title for bookmarks, and its blocks from top to bottom."""

    title: Key = Field(description="the text that names the panel in bookmarks")
    blocks: tuple[Block, ...] = Field(min_length=1)


class PrintCondition(Entry):
    """What the press edition is made for."""

    profile: FileStem = Field(
        default="fogra39-coated", description="an entry of assets/profiles/lock.yaml"
    )
    icc: Text | None = Field(
        default=None, description="the print shop's own profile, a file of the project"
    )
    condition: Text | None = Field(
        default=None, description="the registered name of that condition"
    )


class MapSetting(Entry):
    """Where the base of the map comes from."""

    source: Annotated[
        str,
        *form(r"^assets(/[A-Za-z0-9_][A-Za-z0-9._-]*)+$", "a folder in assets/"),
    ] = Field(default="assets/map", description="a folder with map.yaml and its drawing")


class Brochure(Entry):
    """brochure.yaml: what is printed where."""

    name: FileStem = Field(description="how the finished files are called")
    title: Key
    subject: Key
    author: Key
    keywords: tuple[Key, ...] = ()
    date: Day = Field(description="the date of this text, printed in the slug")
    layout: FileStem = Field(default="classic", description="a folder of layouts/")
    paper: PaperName = "A4"
    fold: Identifier = Field(default="c", description="`brochure list folds` names them")
    editions: tuple[Identifier, ...] = Field(default=("print", "screen", "desktop"), min_length=1)
    print: PrintCondition = PrintCondition()
    map: MapSetting = MapSetting()
    panels: Mapping[Identifier, Panel] = Field(min_length=1)

    @property
    def flat_paper(self) -> Paper:
        return PAPERS[self.paper]


def _in_the_calendar(value: str) -> str:
    """A year, month or day that there is; 2026-02-30 is none."""
    try:
        dt.date.fromisoformat(f"{value}-01-01"[:10])
    except ValueError:
        raise PydanticCustomError("form", "the calendar has no such day") from None
    return value


class Estimate(Entry):
    """How many animals live in the wild, as experts put it."""

    qualifier: Literal["approximately", "up_to", "at_least", "range"]
    amount: Count | None = Field(default=None, description="for every qualifier but range")
    min: Count | None = Field(default=None, description="for range")
    max: Count | None = Field(default=None, description="for range")
    as_of: Annotated[
        str,
        *form(r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$", "a year, a month or a day: 2026-11-22"),
        AfterValidator(_in_the_calendar),
    ] = Field(description="the year, month or day the figure stands for")
    source: Text
    note: Text | None = Field(default=None, description="the mark of the footnote, e.g. *")

    @model_validator(mode="after")
    def _fits_its_qualifier(self) -> Estimate:
        if self.qualifier != "range":
            _expect(self.amount is not None, f"“{self.qualifier}” needs an amount")
            _expect(self.min is None and self.max is None, "min and max go with “range” only")
            return self
        _expect(self.amount is None, "“range” takes min and max, not amount")
        _expect(self.min is not None and self.max is not None, "“range” needs min and max")
        _expect((self.min or 0) < (self.max or 0), "min has to be less than max")
        return self


def _expect(holds: object, sentence: str) -> None:
    if not holds:
        raise PydanticCustomError("value_error", sentence)


class Elevation(Entry):
    """Where a species lives, in metres above the sea."""

    min: Annotated[int, Field(ge=-500, le=9000), WHOLE]
    max: Annotated[int, Field(ge=-500, le=9000), WHOLE]

    @model_validator(mode="after")
    def _rises(self) -> Elevation:
        _expect(self.min < self.max, "min has to be less than max")
        return self


class Species(Entry):
    """What is the same about a species in every language."""

    binomial: Annotated[
        str, *form(r"^[A-Z][a-z]+( [a-z]+){1,2}$", "a Latin name such as Panthera uncia")
    ]
    red_list: Literal["critically_endangered", "endangered", "vulnerable", "near_threatened"]
    elevation: Elevation | None = None


class Telephone(Entry):
    """A number as printed, and as dialled (ITU-T E.164)."""

    print: Text
    e164: Annotated[str, *form(r"^\+[1-9][0-9]{6,14}$", "a number as dialled: + and digits")]


class SocialAccount(Entry):
    """An account on a network: its icon, what is printed and where it leads."""

    icon: FileStem
    print: Text
    url: Url


class Contact(Entry):
    """contact.yaml: how to reach the office."""

    address: Mapping[LocaleOrDefault, tuple[Text, ...]] = Field(
        description="lines by locale; “default” for all others; {country} is contact.country"
    )
    phone: Telephone
    fax: Telephone | None = None
    email: Annotated[str, *form(r"^[^@\s]+@[^@\s]+\.[^@\s]+$", "an e-mail address")]
    websites: tuple[Url, ...]
    social: tuple[SocialAccount, ...] = ()
    qr_website: Mapping[LocaleOrDefault, Url] = Field(
        description="where the QR code leads, by locale; “default” for all others"
    )

    @model_validator(mode="after")
    def _has_defaults(self) -> Contact:
        for name, forms in (("address", self.address), ("qr_website", self.qr_website)):
            _expect(DEFAULT in forms, f"{name} needs an entry “{DEFAULT}”")
        return self

    def address_lines(self, locale: str) -> tuple[str, ...]:
        """The postal address as written for a locale."""
        return self.address.get(locale, self.address[DEFAULT])

    def website_for(self, locale: str) -> str:
        """The site in the reader's language where there is one."""
        return self.qr_website.get(locale, self.qr_website[DEFAULT])


class Milestone(Entry):
    """A line of the timeline: a year or a period, and its text."""

    text: Key
    year: Year | None = None
    start: Year | None = None
    end: Year | None = None
    project: bool = Field(default=False, description="whether the text is a project's title")

    @model_validator(mode="after")
    def _has_a_period(self) -> Milestone:
        given = (self.year is not None, self.start is not None, self.end is not None)
        either = given in ((True, False, False), (False, True, True))
        _expect(either, "give either year, or start and end")
        if self.start is not None and self.end is not None:
            _expect(self.start < self.end, "start has to be before end")
        return self


class Timeline(Entry):
    """timeline.yaml."""

    milestones: tuple[Milestone, ...] = Field(min_length=1)


class MapPlace(Entry):
    """A numbered place on the map, WGS 84 degrees."""

    name: Key
    latitude: Annotated[float, Field(ge=-90, le=90), DECIMAL]
    longitude: Annotated[float, Field(ge=-180, le=180), DECIMAL]
    approximate: bool = True


class Focus(Entry):
    """The point of a photograph that must stay in sight, as shares of its width and height."""

    x: Annotated[float, Field(ge=0, le=1), DECIMAL] = 0.5
    y: Annotated[float, Field(ge=0, le=1), DECIMAL] = 0.5


class Sidecar(Entry):
    """NAME.yaml beside NAME.jpg in assets/photos: what belongs to the picture, not to its place."""

    credit: Text = Field(description="whose it is; captions quote {credit}")
    licence: Text = Field(description="what the holder allows, as it is to be printed")
    source: Text | None = Field(
        default=None, description="where the file came from and when; a record, not printed"
    )
    focus: Focus = Field(
        default=Focus(), description="the point that stays in sight when the picture is cropped"
    )


_PICTURE_FILE = r"^[\w.-]+\.(jpe?g|JPE?G|png|PNG|tiff?|TIFF?)$"


class PhotoSlot(Entry):
    """A place for a photograph; while it has no file, nothing of a credit is printed."""

    file: Annotated[str, *form(_PICTURE_FILE, "a .jpg, .png or .tif file name")] | None = Field(
        default=None, description="a file of assets/photos, with its sidecar beside it"
    )
    alt: Key = Field(description="the text a screen reader says instead of the picture")
    caption: Key | None = Field(
        default=None, description="quotes {credit}, or goes with credit_text"
    )
    credit_text: Key | None = Field(
        default=None, description="a credit that is a translated text, instead of the sidecar's"
    )


class Facts(Entry):
    """facts.yaml: years and numbers that texts quote as {name}."""

    years: Mapping[Identifier, Year] = Field(default_factory=dict)
    numbers: Mapping[Identifier, Count] = Field(default_factory=dict)


class SpeciesFile(Entry):
    """species.yaml."""

    species: Mapping[Identifier, Species]


class EstimatesFile(Entry):
    """estimates.yaml."""

    estimates: Mapping[Identifier, Estimate]


class PlacesFile(Entry):
    """places.yaml."""

    places: Mapping[Identifier, MapPlace]


class PhotosFile(Entry):
    """photos.yaml."""

    photos: Mapping[Identifier, PhotoSlot]


class Content(Entry):
    """Everything that `brochure/` says."""

    brochure: Brochure
    species: Mapping[str, Species] = Field(default_factory=dict)
    estimates: Mapping[str, Estimate] = Field(default_factory=dict)
    contact: Contact | None = None
    timeline: Timeline | None = None
    places: Mapping[str, MapPlace] = Field(default_factory=dict)
    photos: Mapping[str, PhotoSlot] = Field(default_factory=dict)
    facts: Facts = Facts()

    def newest_date(self) -> dt.date:
        """The newest day that the content names: what dates the files when nothing else does."""
        days = [self.brochure.date]
        days += [
            dt.date.fromisoformat(estimate.as_of)
            for estimate in self.estimates.values()
            if len(estimate.as_of) == len("2026-11-22")
        ]
        return max(days)


# Which model reads which file; all but brochure.yaml may be absent.
FILES: Mapping[str, type[Entry]] = {
    "brochure": Brochure,
    "species": SpeciesFile,
    "estimates": EstimatesFile,
    "contact": Contact,
    "timeline": Timeline,
    "places": PlacesFile,
    "photos": PhotosFile,
    "facts": Facts,
}
