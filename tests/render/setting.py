"""Paragraphs set at any width, in the faces and with the typography of the real languages."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from xml.etree.ElementTree import tostring

from markupsafe import Markup
from weasyprint import CSS, HTML
from weasyprint.document import Document
from weasyprint.text.fonts import FontConfiguration

from brochure_build.render.fetcher import PROJECT, ProjectFetcher
from brochure_build.render.paragraphs import Paragraph, paragraphs
from brochure_build.render.rebreak import well_broken
from brochure_build.translation.locales import Locale
from brochure_build.translation.typography import runs, typeset

FACES = ("PawsSans", "PawsSansSC", "PawsSansJP", "PawsSansKR")
CHECKOUT = Path(__file__).parents[2]
TEXTS = {
    "en": "The Programme was set up in 1993 as the comprehensive intergovernmental framework for "
    "environmental cooperation in North-East Asia, and it works for big cats across borders.",
    "ru-RU": "Разрушение и фрагментация местообитаний, нехватка добычи, усиление конкуренции "
    "с амурским тигром и риск инбридинга угрожают леопарду на Дальнем Востоке России.",
    "mn-MN": "Зүүн хойд Азийн дэд бүсийн байгаль орчны хамтын ажиллагааны хөтөлбөр нь байгаль "
    "орчны асуудлыг шийдвэрлэх засгийн газар хоорондын цогц механизм юм.",
    "ko-KR": "중국과 러시아 전문가들이 무인 센서 카메라 데이터를 공유하고 같은 방법으로 분자유전학 "
    "분석을 실시하여 데이터의 신뢰성을 크게 높였습니다.",
    "ko-KP": "조선민주주의인민공화국과 중국의 전문가들은 자동사진기자료를 공유하고 《범》에 대한 "
    "연구사업을 진행하여 믿음성을 크게 높이였습니다.",
    "zh-CN": "中国东北和俄罗斯远东地区的5000只东北虎与东北豹，由NEASPEC框架下的六个成员国"
    "通过《保护战略》共同保护，以应对栖息地破坏。",
    "ja-JP": "北東アジア地域には、アムールトラなど800頭の大型ネコ科動物が生息しており、NEASPECは"
    "『戦略』の下で越境保護区の形成を促しています。",
}


def markup(text: str, settings: Locale) -> Markup:
    """A text as the layout has it."""
    pieces = (
        Markup('<span class="gap">{}</span>').format(piece) if gap else Markup("{}").format(piece)
        for piece, gap in runs(typeset(text, settings), settings)
    )
    return Markup("").join(pieces)


def sheet(body: str, style: str, lang: str) -> tuple[HTML, Callable[[], Document]]:
    """A page with a body on it, and what lays it out as the engine does by itself."""
    fonts, rules = _faces()
    html = HTML(
        string=f'<html lang="{lang}"><title>T</title><style>{style}</style><body>{body}',
        url_fetcher=ProjectFetcher(CHECKOUT, {}),
    )
    return html, lambda: html.render(stylesheets=[rules], font_config=fonts)


def rebroken(html: HTML) -> Document:
    """The page with its lines broken again."""
    fonts, rules = _faces()
    return well_broken(lambda: html.render(stylesheets=[rules], font_config=fonts))


def lines(document: Document) -> list[list[str]]:
    """What stands on the lines of each paragraph of several lines."""
    return [_words(paragraph) for paragraph in paragraphs(document.pages[0])]


def _words(paragraph: Paragraph) -> list[str]:
    hyphen = {True: "-", False: ""}
    return [paragraph.words(line) + hyphen[line.hyphenated] for line in paragraph.lines]


def tree(html: HTML) -> bytes:
    """The tree as it stands."""
    return bytes(tostring(html.etree_element))


@cache
def _faces() -> tuple[FontConfiguration, CSS]:
    fonts = FontConfiguration()
    rules = "".join(
        f'@font-face{{font-family:"{face}";src:url("{PROJECT}assets/fonts/{face}-Regular.ttf")}}'
        for face in FACES
    )
    look = (
        "@page{size:400mm 1000mm;margin:0}body,p,h2{margin:0}.gap{letter-spacing:.12em}"
        "html{font:9pt 'PawsSans','PawsSansSC','PawsSansJP','PawsSansKR'}"
        "p,td{hyphens:auto;hyphenate-character:'-';hyphenate-limit-chars:7 3 3}"
    )
    fetcher = ProjectFetcher(CHECKOUT, {})
    return fonts, CSS(string=rules + look, url_fetcher=fetcher, font_config=fonts)
