"""What readers of Word documents find wrong with a paper."""

import zipfile

from docx import Document
from lxml import etree
from openxml_audit import OpenXmlValidator

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"


def docx_faults(path):
    return schema(path) + structure(path) + package(path)


def schema(path):
    result = OpenXmlValidator().validate(str(path))
    return [f"schema: {error}" for error in result.errors]


def structure(path):
    faults = []
    document = Document(path)
    properties = document.core_properties
    if not properties.title or properties.language != "en-GB" or not properties.author:
        faults.append("title, language or author is missing")
    level = 0
    for paragraph in document.paragraphs:
        name = paragraph.style.name
        if name.startswith("Heading ") or name == "Appendix Heading":
            own = 1 if name == "Appendix Heading" else int(name.split()[1])
            if own > level + 1:
                faults.append(f"a level is skipped before {paragraph.text}")
            level = own
    for nth, table in enumerate(document.tables, 1):
        header = table.rows[0]._tr.trPr
        if header is None or header.find(f"{W}tblHeader") is None:
            faults.append(f"table {nth}: its header row does not repeat")
        for row in table.rows:
            if any(not cell.text.strip() for cell in row.cells):
                faults.append(f"table {nth}: a blank cell")
                break
        described = table._tbl.tblPr.find(f"{W}tblDescription")
        if described is None or not described.get(f"{W}val"):
            faults.append(f"table {nth}: it is not described")
    ids = [picture.get("id") for picture in document.element.body.iter(f"{WP}docPr")]
    if len(ids) != len(set(ids)):
        faults.append("a picture's id is there twice")
    for picture in document.element.body.iter(f"{WP}docPr"):
        told = picture.get("descr") or ""
        if not 0 < len(told) <= 150:
            faults.append(f"a text alternative of {len(told)} letters")
    return faults


def package(path):
    faults = []
    with zipfile.ZipFile(path) as archive:
        if archive.testzip() is not None:
            faults.append("the archive is damaged")
        times = {entry.date_time for entry in archive.infolist()}
        if len(times) != 1:
            faults.append(f"parts of {len(times)} times")
        for entry in archive.infolist():
            if entry.filename.endswith((".xml", ".rels", ".svg")):
                etree.fromstring(archive.read(entry))
    return faults
