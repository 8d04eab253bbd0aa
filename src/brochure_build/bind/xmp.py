"""The XMP packet of a file (ISO 16684-1), written out so that equal facts give equal bytes."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID
from xml.sax.saxutils import escape, quoteattr

from brochure_build.bind.standards import Claim
from brochure_build.stages import Imprint

NAMESPACES = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "xmpMM": "http://ns.adobe.com/xap/1.0/mm/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfxid": "http://www.npes.org/pdfx/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "pdfaExtension": "http://www.aiim.org/pdfa/ns/extension/",
    "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
    "pdfaProperty": "http://www.aiim.org/pdfa/ns/property#",
}
HEADER = '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
FOOTER = '<?xpacket end="r"?>'  # read-only: an editor that wants to change it makes a new one

# Properties that XMP does not know by itself; archives ask for a description of each
# (ISO 19005-2, 6.6.2.3.3), and PDF/X does not mind.
EXTENSIONS = (
    ("PDF/X identification", "pdfxid", "GTS_PDFXVersion", "The PDF/X standard the file claims"),
    ("PDF", "pdf", "Trapped", "Whether the file has been trapped"),
)


def packet(imprint: Imprint, claim: Claim, document: UUID) -> bytes:
    """The packet in UTF-8."""
    spaces = "".join(f"\n  xmlns:{name}={quoteattr(uri)}" for name, uri in NAMESPACES.items())
    lines = (*_description(imprint), *_history(imprint, document), *_claims(claim))
    body = "\n".join(f"  {line}" for line in lines)
    return "\n".join(
        (
            HEADER,
            '<x:xmpmeta xmlns:x="adobe:ns:meta/">',
            f"<rdf:RDF{spaces}>",
            '<rdf:Description rdf:about="">',
            body,
            "</rdf:Description>",
            "</rdf:RDF>",
            "</x:xmpmeta>",
            FOOTER,
        )
    ).encode("utf-8")


def _description(imprint: Imprint) -> Iterator[str]:
    yield _simple("dc:format", "application/pdf")
    yield _alternatives("dc:title", imprint.full_title, imprint.language)
    if imprint.subject:
        yield _alternatives("dc:description", imprint.subject, imprint.language)
    if imprint.author:
        yield _list("dc:creator", "Seq", (imprint.author,))
    if imprint.keywords:
        yield _list("dc:subject", "Bag", imprint.keywords)
        yield _simple("pdf:Keywords", ", ".join(imprint.keywords))
    yield _list("dc:language", "Bag", (imprint.language,))


def _history(imprint: Imprint, document: UUID) -> Iterator[str]:
    moment = imprint.date.strftime("%Y-%m-%dT%H:%M:%SZ")
    for name in ("xmp:CreateDate", "xmp:ModifyDate", "xmp:MetadataDate"):
        yield _simple(name, moment)
    yield _simple("xmp:CreatorTool", imprint.producer)
    yield _simple("pdf:Producer", imprint.producer)
    yield _simple("xmpMM:DocumentID", document.urn)
    yield _simple("xmpMM:VersionID", "1")
    yield _simple("xmpMM:RenditionClass", "default")


def _claims(claim: Claim) -> Iterator[str]:
    if claim.pdfua_part is not None:
        yield _simple("pdfuaid:part", str(claim.pdfua_part))
    if claim.pdfx is not None:
        yield _simple("pdfxid:GTS_PDFXVersion", claim.pdfx)
        yield _simple("pdf:Trapped", "False")
        schemas = "".join(_schema(*extension) for extension in EXTENSIONS)
        yield f"<pdfaExtension:schemas><rdf:Bag>{schemas}</rdf:Bag></pdfaExtension:schemas>"


def _simple(name: str, value: str) -> str:
    return f"<{name}>{escape(value)}</{name}>"


def _list(name: str, kind: str, values: tuple[str, ...]) -> str:
    items = "".join(_simple("rdf:li", value) for value in values)
    return f"<{name}><rdf:{kind}>{items}</rdf:{kind}></{name}>"


def _alternatives(name: str, value: str, language: str) -> str:
    items = "".join(
        f"<rdf:li xml:lang={quoteattr(tag)}>{escape(value)}</rdf:li>"
        for tag in ("x-default", language)
    )
    return f"<{name}><rdf:Alt>{items}</rdf:Alt></{name}>"


def _schema(title: str, prefix: str, name: str, meaning: str) -> str:
    fields = (("name", name), ("valueType", "Text"), ("category", "internal"))
    about = "".join(_simple(f"pdfaProperty:{field}", value) for field, value in fields)
    about += _simple("pdfaProperty:description", meaning)
    resource = 'rdf:parseType="Resource"'
    return (
        f"<rdf:li {resource}>"
        + _simple("pdfaSchema:schema", title)
        + _simple("pdfaSchema:namespaceURI", NAMESPACES[prefix])
        + _simple("pdfaSchema:prefix", prefix)
        + f"<pdfaSchema:property><rdf:Seq><rdf:li {resource}>{about}</rdf:li></rdf:Seq>"
        + "</pdfaSchema:property></rdf:li>"
    )
