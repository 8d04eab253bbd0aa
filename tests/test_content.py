"""What the files of `brochure/` may say, and what they may not."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, TypeAdapter, ValidationError

from brochure_build import content
from brochure_build.content import (
    FILES,
    PAPERS,
    Block,
    Brochure,
    Contact,
    Content,
    Elevation,
    Estimate,
    Focus,
    MapPlace,
    Milestone,
    PhotoSlot,
    Sidecar,
    Species,
    Telephone,
)
from brochure_build.fields import Entry
from brochure_build.reader import read_model, read_tree

BROCHURE = Path(__file__).resolve().parents[1] / "brochure"

GOOD: Mapping[type[BaseModel], dict[str, Any]] = {
    Estimate: {"qualifier": "up_to", "amount": "800", "as_of": "2023", "source": "experts"},
    Elevation: {"min": "500", "max": "5000"},
    Species: {"binomial": "Panthera uncia", "red_list": "vulnerable"},
    Telephone: {"print": "+82-(0)32-458-6600", "e164": "+82324586600"},
    Contact: {
        "address": {"default": ["7th Floor", "{country}"], "ko-KR": ["인천"]},
        "phone": {"print": "1", "e164": "+82324586600"},
        "email": "secretariat@neaspec.org",
        "websites": ["https://www.neaspec.org/"],
        "qr_website": {"default": "https://www.neaspec.org/", "ru-RU": "https://neaspec.org/ru"},
    },
    Milestone: {"text": "timeline.entries.strategy", "year": "2007"},
    MapPlace: {"name": "map.place", "latitude": "50.3", "longitude": "-90.6"},
    Focus: {"x": "0.25"},
    PhotoSlot: {"alt": "species.name"},
    Sidecar: {"credit": "Someone", "licence": "with permission"},
    Brochure: {
        "name": "paws-across-borders",
        "title": "cover.title",
        "subject": "cover.subtitle",
        "author": "cover.organization",
        "date": "2026-11-22",
        "panels": {"cover": {"title": "cover.title", "blocks": [{"type": "cover"}]}},
    },
}


def codes(model: type[BaseModel], changes: Mapping[str, Any]) -> list[str]:
    """What reading finds after changes to what is good; None takes a name out."""
    values = {k: v for k, v in (GOOD[model] | dict(changes)).items() if v is not None}
    document, findings = read_tree("a.yaml", TypeAdapter(Any).dump_json(values).decode())
    assert findings == ()
    assert document is not None
    return [finding.code.name for finding in read_model(document, model)[1]]


def made(model: type[BaseModel], **changes: Any) -> Any:
    return model.model_validate(GOOD[model] | changes)


@pytest.mark.parametrize("model", GOOD, ids=lambda model: model.__name__)
def test_good_values_are_read_without_findings(model: type[BaseModel]) -> None:
    assert codes(model, {}) == []


@pytest.mark.parametrize("model", GOOD, ids=lambda model: model.__name__)
def test_an_unknown_name_is_found_in_every_part(model: type[BaseModel]) -> None:
    assert codes(model, {"qqq": "x"}) == ["unknown-name"]


@pytest.mark.parametrize(
    ("model", "changes"),
    [
        (Estimate, {"qualifier": "range", "amount": None, "min": "5", "max": "9"}),
        (Estimate, {"as_of": "2023-11"}),
        (Estimate, {"as_of": "2024-02-29"}),
        (Estimate, {"amount": "0"}),
        (Species, {"binomial": "Panthera tigris altaica"}),
        (Species, {"elevation": {"min": "-10", "max": "0"}}),
        (Milestone, {"year": None, "start": "2014", "end": "2016"}),
        (PhotoSlot, {"file": "amur-tiger_2.jpeg"}),
        (PhotoSlot, {"file": "DSC_0001.JPG"}),
        (PhotoSlot, {"file": "тигр.tiff"}),
        (PhotoSlot, {"caption": "map.caption", "credit_text": "map.credit"}),
        (Sidecar, {"source": "by e-mail, 3 May 2026", "focus": {"x": "0.3"}}),
        (Contact, {"fax": {"print": "1", "e164": "+8232458669"}}),
        (Brochure, {"paper": "Letter", "fold": "z", "editions": ["screen"]}),
        (Brochure, {"keywords": ["a.b", "a.b.c_1"], "print": {"icc": "a.icc", "condition": "x"}}),
        (Focus, {"x": "0", "y": "1"}),
    ],
)
def test_other_good_values(model: type[BaseModel], changes: Mapping[str, Any]) -> None:
    assert codes(model, changes) == []


@pytest.mark.parametrize(
    ("model", "changes"),
    [
        # an estimate
        (Estimate, {"qualifier": "about"}),
        (Estimate, {"amount": None}),
        (Estimate, {"amount": "-1"}),
        (Estimate, {"amount": "10000001"}),
        (Estimate, {"min": "5"}),
        (Estimate, {"qualifier": "range"}),
        (Estimate, {"qualifier": "range", "amount": None, "min": "5"}),
        (Estimate, {"qualifier": "range", "amount": None, "min": "9", "max": "5"}),
        (Estimate, {"qualifier": "range", "amount": None, "min": "5", "max": "5"}),
        (Estimate, {"source": ""}),
        (Estimate, {"as_of": "23"}),
        (Estimate, {"as_of": "２０２３"}),
        (Estimate, {"as_of": "2023-13"}),
        (Estimate, {"as_of": "2023-02-29"}),
        (Estimate, {"as_of": "0000"}),
        # where a species lives, and what it is called
        (Elevation, {"min": "5000", "max": "500"}),
        (Elevation, {"min": "5000"}),
        (Elevation, {"min": "-501"}),
        (Elevation, {"max": "9001"}),
        (Species, {"binomial": "panthera uncia"}),
        (Species, {"binomial": "Panthera"}),
        (Species, {"binomial": "Panthera uncia (Schreber, 1775)"}),
        (Species, {"binomial": "Panthera uncia\n"}),
        (Species, {"red_list": "extinct"}),
        # how to reach the office
        (Telephone, {"e164": "0324586600"}),
        (Telephone, {"e164": "+82-32-458"}),
        (Telephone, {"e164": "+８２３２４５８６６００"}),
        (Contact, {"address": {"ko-KR": ["인천"]}}),
        (Contact, {"qr_website": {"ko-KR": "https://neaspec.org"}}),
        (Contact, {"address": {"default": ["x"], "Korean": ["y"]}}),
        (Contact, {"email": "secretariat"}),
        (Contact, {"email": "a@b@c.org"}),
        (Contact, {"websites": ["http://neaspec.org"]}),
        (Contact, {"websites": ["https://neaspec.org/a b"]}),
        (Contact, {"websites": ["javascript:alert(1)//https://a.b"]}),
        (Contact, {"social": [{"icon": "Brand X", "print": "x", "url": "https://x.com"}]}),
        # a line of the timeline
        (Milestone, {"year": None}),
        (Milestone, {"start": "2014"}),  # beside a year
        (Milestone, {"end": "2014"}),
        (Milestone, {"start": "2014", "end": "2016"}),
        (Milestone, {"year": None, "start": "2014"}),
        (Milestone, {"year": None, "start": "2016", "end": "2014"}),
        (Milestone, {"year": None, "start": "2016", "end": "2016"}),
        (Milestone, {"year": "207"}),
        (Milestone, {"text": "timeline"}),
        # a place, a photograph
        (MapPlace, {"latitude": "90.1"}),
        (MapPlace, {"latitude": "-90.1"}),
        (MapPlace, {"longitude": "180.1"}),
        (MapPlace, {"longitude": "-180.1"}),
        (Focus, {"x": "1.01"}),
        (Focus, {"x": "-0.01"}),
        (Focus, {"y": "1.01"}),
        (Focus, {"y": "-0.01"}),
        (PhotoSlot, {"file": "tiger.Jpg"}),
        (Sidecar, {"credit": ""}),
        (Sidecar, {"licence": ""}),
        (PhotoSlot, {"file": "../secret.jpg"}),
        (PhotoSlot, {"file": "folder/tiger.jpg"}),
        (PhotoSlot, {"file": "tiger.gif"}),
        (PhotoSlot, {"file": "tiger.jpg\n"}),
        # the brochure
        (Brochure, {"name": "Paws across borders"}),
        (Brochure, {"name": "paws\n"}),
        (Brochure, {"name": "../paws"}),
        (Brochure, {"layout": "../classic"}),
        (Brochure, {"paper": "A5"}),
        (Brochure, {"editions": []}),
        (Brochure, {"panels": {}}),
        (Brochure, {"panels": {"cover": {"title": "a.b", "blocks": []}}}),
        (Brochure, {"panels": {"Cover": {"title": "a.b", "blocks": [{"type": "x"}]}}}),
        (Brochure, {"title": "Paws across borders"}),
    ],
)
def test_one_wrong_value_is_one_finding(model: type[BaseModel], changes: Mapping[str, Any]) -> None:
    assert codes(model, changes) == ["wrong-value"]


@pytest.mark.parametrize(
    ("model", "changes"),
    [
        *((Estimate, {"amount": number}) for number in ("8.0", "1_000", " 7 ", "+7", "0777", "٣")),
        (Estimate, {"amount": "about 800"}),
        (Estimate, {"amount": ""}),
        (Milestone, {"year": "2007.0"}),
        (MapPlace, {"latitude": "50°18'N"}),
        (MapPlace, {"latitude": "50,3"}),
        (MapPlace, {"approximate": "roughly"}),
        (Focus, {"x": "nan"}),
        (Sidecar, {"focus": {"x": "30 %"}}),
        (Brochure, {"date": "2026-02-30"}),
        (Brochure, {"date": "22 November 2026"}),
        (Brochure, {"date": "1763769600"}),
        (Brochure, {"panels": ["cover"]}),
    ],
)
def test_one_value_of_the_wrong_kind_is_one_finding(
    model: type[BaseModel], changes: Mapping[str, Any]
) -> None:
    assert codes(model, changes) == ["wrong-type"]


@pytest.mark.parametrize(
    ("model", "changes", "code"),
    [
        (Sidecar, {"credit": None}, "missing-name"),
        (Sidecar, {"licence": None}, "missing-name"),
        (Sidecar, {"file": "tiger.jpg"}, "unknown-name"),
        # what belongs to the picture stands beside it, not in its slot
        (PhotoSlot, {"credit": "Someone"}, "unknown-name"),
        (PhotoSlot, {"licence": "CC0"}, "unknown-name"),
        (PhotoSlot, {"focus": {"x": "0.3"}}, "unknown-name"),
    ],
)
def test_a_picture_and_its_slot_each_have_their_own(
    model: type[BaseModel], changes: Mapping[str, Any], code: str
) -> None:
    assert codes(model, changes) == [code]


def test_the_words_say_what_an_estimate_needs() -> None:
    document, _ = read_tree("a.yaml", "estimates:\n  a: {qualifier: range, as_of: 2023, source: s}")
    assert document is not None
    findings = read_model(document, FILES["estimates"])[1]
    assert [finding.message for finding in findings] == ["estimates.a: “range” needs min and max"]


def test_the_words_say_which_form_was_expected_and_what_was_found() -> None:
    document, _ = read_tree("a.yaml", "species:\n  a: {binomial: tiger, red_list: vulnerable}")
    assert document is not None
    (finding,) = read_model(document, FILES["species"])[1]
    expected = "expected a Latin name such as Panthera uncia, found “tiger”"
    assert finding.message == f"species.a.binomial: {expected}"


# What the values answer -------------------------------------------------------------------------


def test_an_address_and_a_website_fall_back_to_the_default() -> None:
    contact = made(Contact)
    assert contact.address_lines("ko-KR") == ("인천",)
    assert contact.address_lines("mn-MN") == ("7th Floor", "{country}")
    assert contact.website_for("ru-RU") == "https://neaspec.org/ru"
    assert contact.website_for("ko-KP") == "https://www.neaspec.org/"  # never that of ko-KR


def test_a_block_keeps_the_parameters_that_its_template_will_ask_for() -> None:
    block = Block.model_validate({"type": "figure", "photo": "tiger", "items": ["a", "b"]})
    assert block.type == "figure"
    assert block.parameters == {"photo": "tiger", "items": ["a", "b"]}
    assert Block.model_validate({"type": "qr"}).parameters == {}


def test_the_paper_of_a_brochure_has_its_size() -> None:
    paper = made(Brochure, paper="Letter").flat_paper
    assert (paper.name, paper.width_mm, paper.height_mm) == ("Letter", 279.4, 215.9)


def test_papers_lie_on_their_long_side_and_bear_their_names() -> None:
    assert all(paper.width_mm > paper.height_mm for paper in PAPERS.values())
    assert {name: paper.name for name, paper in PAPERS.items()} == {name: name for name in PAPERS}
    for name in PAPERS:
        assert codes(Brochure, {"paper": name}) == []


@pytest.mark.parametrize(
    ("dates", "newest"),
    [
        ([], dt.date(2026, 11, 22)),
        (["2027", "2027-01"], dt.date(2026, 11, 22)),  # no days
        (["2027-01-02", "2025-01-01"], dt.date(2027, 1, 2)),
        (["2024-02-29"], dt.date(2026, 11, 22)),
    ],
)
def test_the_newest_day_dates_the_files(dates: list[str], newest: dt.date) -> None:
    estimates = {f"s{n}": made(Estimate, as_of=date) for n, date in enumerate(dates)}
    assert Content(brochure=made(Brochure), estimates=estimates).newest_date() == newest


@given(st.from_regex(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?", fullmatch=True))
def test_a_day_that_is_accepted_can_always_be_compared(date: str) -> None:
    try:
        estimate = made(Estimate, as_of=date)
    except ValidationError:
        return
    assert Content(brochure=made(Brochure), estimates={"s": estimate}).newest_date().year >= 2026


@given(st.integers())
def test_whole_numbers_are_read_as_written(number: int) -> None:
    accepted = codes(Estimate, {"amount": str(number)}) == []
    assert accepted == (0 <= number <= 10_000_000)


def test_values_do_not_change() -> None:
    estimate = made(Estimate)
    with pytest.raises(ValidationError):
        estimate.amount = 900


# The files --------------------------------------------------------------------------------------


def test_every_file_of_the_brochure_has_a_model_and_the_other_way_round() -> None:
    assert {path.stem for path in BROCHURE.glob("*.yaml")} == set(FILES)


def test_every_part_refuses_unknown_names_and_does_not_change() -> None:
    parts = [part for part in vars(content).values() if _is_part(part)]
    assert len(parts) > 15
    for part in parts:
        assert part.model_config.get("frozen") is True
        assert part.model_config.get("extra") == ("allow" if part is Block else "forbid")


def _is_part(thing: object) -> bool:
    return isinstance(thing, type) and issubclass(thing, BaseModel) and thing is not BaseModel


@pytest.mark.parametrize("stem", FILES)
def test_every_file_has_a_schema_for_editors(stem: str) -> None:
    schema = FILES[stem].model_json_schema()
    assert schema["type"] == "object"
    assert schema["additionalProperties"] is False
    assert issubclass(FILES[stem], Entry)


def test_limits_are_named_in_schemas_as_editors_know_them() -> None:
    # pydantic writes “ge” where a limit stands behind a validator, which no editor understands
    schemas = json.dumps([model.model_json_schema() for model in FILES.values()])
    assert not re.findall(r'"(?:ge|le|gt|lt)": ', schemas)
    assert len(re.findall(r'"maximum": ', schemas)) >= 10


def test_forms_are_patterns_in_schemas() -> None:
    schemas = {stem: json.dumps(model.model_json_schema()) for stem, model in FILES.items()}
    binomial = FILES["species"].model_json_schema()["$defs"]["Species"]["properties"]["binomial"]
    assert re.search(binomial["pattern"], "Panthera uncia")
    assert not re.search(binomial["pattern"], "panthera")
    assert [stem for stem, schema in schemas.items() if '"pattern' not in schema] == []
