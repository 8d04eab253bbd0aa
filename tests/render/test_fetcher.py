"""What a page may read: files of the project's layouts and assets, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brochure_build.render.fetcher import MADE, PROJECT, ProjectFetcher, RefusedError
from brochure_build.render.panel import render_panel
from render.samples import lines, panel

SECRET = b"root:x:0:0"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project, and things beside it that are none of its business."""
    project = tmp_path / "project"
    for name in ("layouts/classic/ground.svg", "assets/photos/a.jpg", "brochure/contact.yaml"):
        (project / name).parent.mkdir(parents=True, exist_ok=True)
        (project / name).write_bytes(name.encode())
    (tmp_path / "secret").write_bytes(SECRET)
    (tmp_path / "project-other").mkdir()
    (tmp_path / "project-other" / "secret").write_bytes(SECRET)
    (project / "assets" / "link").symlink_to(tmp_path / "secret")
    (project / "assets" / "way").symlink_to(tmp_path)
    return project


@pytest.fixture
def fetcher(root: Path) -> ProjectFetcher:
    return ProjectFetcher(root, {"a.svg": b"<svg/>"})


def fetched(fetcher: ProjectFetcher, url: str) -> bytes:
    data: bytes = fetcher.fetch(url).read()
    return data


# --- allowed ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "name", ["layouts/classic/ground.svg", "assets/photos/a.jpg", "layouts/../assets/photos/a.jpg"]
)
def test_layouts_and_assets_are_read(name: str, fetcher: ProjectFetcher) -> None:
    data = fetched(fetcher, f"{PROJECT}{name}")
    assert fetcher.read == [data.decode()], "what was read is told by its real name"


def test_what_is_read_twice_is_told_once(fetcher: ProjectFetcher) -> None:
    for _ in range(2):
        fetched(fetcher, f"{PROJECT}assets/photos/a.jpg")
    assert fetcher.read == ["assets/photos/a.jpg"]


def test_a_name_may_be_written_with_escapes(fetcher: ProjectFetcher, root: Path) -> None:
    (root / "assets" / "a b.jpg").write_bytes(b"x")
    assert fetched(fetcher, f"{PROJECT}assets/a%20b.jpg") == b"x"


def test_pictures_made_for_the_panel_are_read(fetcher: ProjectFetcher) -> None:
    assert fetched(fetcher, f"{MADE}a.svg") == b"<svg/>"
    assert fetcher.read == []


def test_data_in_a_url_is_read(fetcher: ProjectFetcher) -> None:
    assert fetched(fetcher, "data:text/plain;base64,YWJj") == b"abc"


@pytest.mark.parametrize("url", [f"{PROJECT}assets/no-such.jpg", f"{MADE}no-such.svg"])
def test_what_is_not_there_is_no_refusal(url: str, fetcher: ProjectFetcher) -> None:
    with pytest.raises(FileNotFoundError):
        fetcher.fetch(url)
    assert fetcher.refused == []


# --- refused ------------------------------------------------------------------------------------

REFUSED = [
    "file:///etc/passwd",
    "file://localhost/etc/passwd",
    "/etc/passwd",
    "http://example.org/x.png",
    "https://example.org/x.png",
    "ftp://example.org/x.png",
    "gopher://example.org/",
    "brochure://elsewhere/assets/a.jpg",
    "brochure:assets/a.jpg",
    "BROCHURE://project/assets/photos/a.jpg",
    "javascript:alert(1)",
    "",
    f"{PROJECT}brochure/contact.yaml",
    f"{PROJECT}../secret",
    f"{PROJECT}assets/../../secret",
    f"{PROJECT}assets/..%2f..%2fsecret",
    f"{PROJECT}assets/%2e%2e/%2e%2e/secret",
    f"{PROJECT}assets/../../project-other/secret",
    f"{PROJECT}assets/link",
    f"{PROJECT}assets/way/secret",
    f"{PROJECT}/etc/passwd",
    f"{PROJECT}//etc/passwd",
    PROJECT,
]


@pytest.mark.parametrize("url", REFUSED)
def test_everything_else_is_refused(url: str, fetcher: ProjectFetcher) -> None:
    with pytest.raises(RefusedError):
        fetcher.fetch(url)
    assert fetcher.refused == [url]
    assert fetcher.read == []


steps = st.lists(
    st.sampled_from(["..", ".", "assets", "layouts", "way", "link", "secret", "%2e%2e", "etc", ""])
)


@given(steps, st.sampled_from([PROJECT, "file://", "brochure://", ""]))
def test_no_way_leads_out(
    tmp_path_factory: pytest.TempPathFactory, names: list[str], start: str
) -> None:
    outside = tmp_path_factory.mktemp("outside")
    (outside / "secret").write_bytes(SECRET)
    project = outside / "project"
    (project / "assets").mkdir(parents=True)
    (project / "assets" / "way").symlink_to(outside)
    (project / "assets" / "link").symlink_to(outside / "secret")
    try:
        data = fetched(ProjectFetcher(project, {}), start + "/".join(names))
    except (RefusedError, OSError):
        return
    assert data != SECRET


# --- by every way that a page has -----------------------------------------------------------------

URL = "file:///etc/passwd"
WAYS = {
    "a picture": (f"<img alt='x' src='{URL}'>", "", ""),
    "a ground": ("<p>x</p>", f"p{{background:url({URL})}}", ""),
    "a list mark": ("<ul><li>x</ul>", f"li{{list-style-image:url({URL})}}", ""),
    "an imported style": ("", f"@import '{URL}';", ""),
    "a linked style": ("", "", f"<link rel='stylesheet' href='{URL}'>"),
    "a font": ("<p>x</p>", f"@font-face{{font-family:X;src:url({URL})}} p{{font-family:X}}", ""),
    "an attachment": ("", "", f"<link rel='attachment' href='{URL}'>"),
    "an attached link": (f"<a rel='attachment' href='{URL}'>x</a>", "", ""),
    "an object": (f"<object data='{URL}'></object>", "", ""),
    "an embedded file": (f"<embed src='{URL}'>", "", ""),
    "an SVG picture": (
        f"<svg viewBox='0 0 9 9'><image href='{URL}' width='9' height='9'/></svg>",
        "",
        "",
    ),
    "content": ("<p>x</p>", f"p::before{{content:url({URL})}}", ""),
    "a border": ("<p>x</p>", f"p{{border:1mm solid;border-image:url({URL}) 1}}", ""),
}


@pytest.mark.parametrize("name", WAYS)
def test_a_page_reaches_no_file_of_the_system(name: str, checkout: Path) -> None:
    body, style, head = WAYS[name]
    rendered, findings = render_panel(panel(lines(1) + body, style, head=head), checkout)
    assert rendered is None
    assert "outside-project" in {finding.code.name for finding in findings}, findings
    assert any(URL in finding.message for finding in findings)
