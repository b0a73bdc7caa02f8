"""Board papers of several maps, read by programs that had no part in writing them.

    check.py SWEETSPOT-CLI FOLDER

Each reader is first shown a file with a fault planted in it: one that sees nothing would pass everything.
"""

import json
import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

from docx_rules import docx_faults
from pdf_rules import pdf_faults

CLI, FOLDER = sys.argv[1], Path(sys.argv[2])
LOCAL = {**os.environ, "SWEETSPOT_HOME": str(FOLDER / "local")}


def cli(*words):
    done = subprocess.run([CLI, *map(str, words)], capture_output=True, text=True, env=LOCAL)
    if done.returncode != 0:
        sys.exit(f"{words}: {done.stderr}")
    return done.stdout


def maps():
    """Each map with its name and the options of its paper."""
    sample = FOLDER / "sample.sweetspot"
    cli("new", sample, "--sample")
    cli("version", sample, "March board")
    for title in first_titles(sample, 13):
        cli("place", sample, title, "AB")
    empty, one = FOLDER / "empty.sweetspot", FOLDER / "one.sweetspot"
    cli("new", empty, "--title", "Nothing yet", "--area", "Fenmoor")
    cli("new", one, "--title", "One alone", "--area", "")
    odd = FOLDER / "odd.csv"
    long = "An initiative whose title goes on and on " * 7
    odd.write_text(
        "Title,Challenges\n"
        f"مبادرة الصحة العامة في القرية,A B\nשלום עולם ירוק,B C\nEmoji 🚲🌳👩‍👧‍👦👍🏽 day,D\n漢字のタイトル,A B C D\n{long},A\n{'x' * 299},B\n",
        encoding="utf-8",
    )
    hostile = FOLDER / "hostile.sweetspot"
    cli("new", hostile, "--title", "<Fenmoor> & \"together\"", "--area", "Fenmoor / <Fens>")
    cli("import", hostile, odd)
    single = FOLDER / "one.csv"
    single.write_text("Title,Challenges\nWalk in the park,A C\n")
    cli("import", one, single)
    many = FOLDER / "many.csv"
    rows = "".join(
        f"Project {nth} of very many,{''.join(letter for bit, letter in enumerate('ABCD') if (nth % 15 + 1) >> bit & 1)},"
        f"Organisation {nth % 23},Place {nth % 11},Theme {nth % 31}\n"
        for nth in range(2000)
    )
    many.write_text("Title,Challenges,Lead,Place,Theme\n" + rows)
    large = FOLDER / "large.sweetspot"
    cli("new", large, "--title", "Two thousand", "--area", "Fenmoor")
    cli("import", large, many)
    yield "sample", sample, ["--since", "March board"]
    yield "sample, some parts", sample, ["--parts", "1,2,4"]
    yield "one place", sample, ["--place", place(sample)]
    yield "two challenges", sample, ["--challenges", "AB"]
    yield "empty", empty, []
    yield "one", one, []
    yield "hostile", hostile, []
    yield "large", large, []


def first_titles(sample, count):
    regions = json.loads(cli("regions", sample, "--json"))["regions"]
    return [title for region in regions for title in region["initiatives"]][:count]


def place(sample):
    spots = json.loads(cli("spots", sample, "--json"))["spots"]
    return next(name for spot in spots for name in spot["shared"]["places"])


def recounted(docx, path):
    """What the paper says differently from the command line, of the whole map."""
    from docx import Document

    faults = []
    document = Document(docx)
    regions = json.loads(cli("regions", path, "--json"))
    shown = json.loads(cli("show", path, "--json"))
    listed = [
        row.cells[0].text.removesuffix(" (bright spot)")
        for table in document.tables
        if table.rows[0].cells[0].text == "Initiative" and table.rows[0].cells[1].text == "Status"
        for row in table.rows[1:]
    ]
    if len(listed) != shown["initiatives"]:
        faults.append(f"{len(listed)} initiatives listed, {shown['initiatives']} on the map")
    for region in regions["regions"]:
        for title in region["initiatives"]:
            if title not in listed:
                faults.append(f"{title} is not listed")
    overlaps = [t for t in document.tables if t.rows[0].cells[0].text == "Challenges"]
    if overlaps:
        told = [int(row.cells[1].text) for row in overlaps[0].rows[1:]]
        counted = [region["count"] for region in regions["regions"] if len(region["challenges"]) > 1]
        if told != counted:
            faults.append(f"overlaps: {told}, counted {counted}")
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    spots = len(json.loads(cli("spots", path, "--json"))["spots"])
    if spots > 1 and f"{spots} sweet spots" not in text:
        faults.append(f"{spots} sweet spots are not told")
    return faults


def pictures(name, document, folder):
    """Each page as a picture, from Word by LibreOffice, from PDF by poppler; what is wrong with them."""
    faults = []
    folder.mkdir(parents=True, exist_ok=True)
    if document.suffix == ".docx":
        profile = f"-env:UserInstallation=file://{FOLDER / 'office'}"
        done = subprocess.run(
            ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder, document],
            capture_output=True, text=True, timeout=600,
        )
        document = folder / f"{document.stem}.pdf"
        if done.returncode != 0 or not document.exists():
            return [f"LibreOffice does not open it: {done.stderr}"]
    subprocess.run(["pdftoppm", "-r", "50", "-png", "-l", "40", document, folder / "page"], check=True)
    text = subprocess.run(["pdftotext", "-layout", document, "-"], capture_output=True, text=True).stdout
    for nth, page in enumerate(text.split("\f")[:-1], 1):
        if len(page.split()) < 12:
            faults.append(f"page {nth} is nearly blank")
    if re.search(r"Error!|Reference source", text):
        faults.append("a reference that is not found")
    return faults


def planted(sample):
    """Faults that each reader must see."""
    whole = FOLDER / "planted.docx"
    cli("paper", sample, whole)
    missed = []
    plants = {
        "header row": ("word/document.xml", b"<w:tblHeader/>", b""),
        "text alternative": ("word/document.xml", b' descr="', b' title="'),
        "unreadable": ("word/document.xml", b"<w:tblGrid>", b"<w:tblGird>"),
        "picture id": ("word/document.xml", b'<pic:cNvPr id="1"', b'<pic:cNvPr id="x"'),
        "title": ("docProps/core.xml", b"dc:title", b"dc:source"),
        "blank cell": ("word/document.xml", b"<w:t>none</w:t>", b"<w:t></w:t>"),
        "heading": ("word/document.xml", b'w:val="Heading1"', b'w:val="Heading3"'),
    }
    for what, (part, old, new) in plants.items():
        bad = FOLDER / "planted-bad.docx"
        with zipfile.ZipFile(whole) as source, zipfile.ZipFile(bad, "w", zipfile.ZIP_DEFLATED) as target:
            for entry in source.infolist():
                data = source.read(entry)
                if entry.filename == part:
                    assert old in data, what
                    data = data.replace(old, new) if what == "unreadable" else data.replace(old, new, 1)
                    if what == "title":
                        data = data.replace(b"/dc:title", b"/dc:source")
                target.writestr(entry, data)
        try:
            seen = docx_faults(bad)
        except Exception as why:  # A reader that can't read it has seen it.
            seen = [str(why)]
        if not seen:
            missed.append(f"Word: {what}")
    import pikepdf

    whole = FOLDER / "planted.pdf"
    cli("paper", sample, whole)
    for what, spoil in {
        "no title": lambda pdf: pdf.Root.__delitem__("/Metadata"),
        "no language": lambda pdf: pdf.Root.__delitem__("/Lang"),
        "no structure": lambda pdf: pdf.Root.__delitem__("/StructTreeRoot"),
        "not marked": lambda pdf: pdf.Root.__delitem__("/MarkInfo"),
        "no alternative": without_alternative,
    }.items():
        bad = FOLDER / "planted-bad.pdf"
        with pikepdf.open(whole) as pdf:
            spoil(pdf)
            pdf.save(bad)
        if not pdf_faults(bad):
            missed.append(f"PDF: {what}")
    return missed


def without_alternative(pdf):
    for thing in pdf.objects:
        if hasattr(thing, "keys") and thing.get("/S") == "/Figure" and "/Alt" in thing:
            del thing["/Alt"]


def main():
    failed = False
    for name, path, options in maps():
        for ending, rules in (("docx", docx_faults), ("pdf", pdf_faults)):
            paper = FOLDER / f"{name}.{ending}"
            cli("paper", path, paper, *options)
            faults = rules(paper) + pictures(name, paper, FOLDER / f"{name} {ending}")
            if ending == "docx" and options in ([], ["--since", "March board"]):
                faults += recounted(paper, path)
            print(f"{name}.{ending}: {len(faults)} faults, {paper.stat().st_size // 1024} KB")
            for fault in faults:
                print(f"   {fault}")
            failed |= bool(faults)
    missed = planted(FOLDER / "sample.sweetspot")
    print(f"planted faults missed: {len(missed)}")
    for fault in missed:
        print(f"   {fault}")
    sys.exit(1 if failed or missed else 0)


main()
