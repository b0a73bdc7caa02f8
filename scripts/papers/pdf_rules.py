"""What validators and readers of PDF find wrong with a paper."""

import json
import subprocess
import sys
from pathlib import Path

import page

OUTLOUD = Path(sys.executable).with_name("outloud")


def pdf_faults(path):
    return conformance(path) + aloud(path) + syntax(path)


def conformance(path):
    report = page.validate_pdf(str(path), profile=page.ValidationProfile.PDF_UA_1)
    return [f"PDF/UA: {failure.rule_id}: {failure.message}" for failure in report.failures]


def aloud(path):
    done = subprocess.run([OUTLOUD, "--json", "-", "--quiet", path], capture_output=True, text=True)
    told = json.loads(done.stdout[done.stdout.index("{"):])
    found = [finding for result in told["results"] for finding in result["findings"]]
    return [
        f"outloud: {finding['severity']} {finding['rule']}: {finding['message']} (page {finding.get('page')})"
        for finding in found
        if finding["severity"] in ("error", "warning")
    ]


def syntax(path):
    done = subprocess.run(["qpdf", "--check", path], capture_output=True, text=True)
    faults = [] if done.returncode == 0 else [f"qpdf: {done.stderr}{done.stdout}"]
    told = subprocess.run(["pdfinfo", "-struct-text", path], capture_output=True, text=True)
    for kind in ("H1", "H2", "P", "L", "Figure"):
        if not any(line.strip().startswith(kind) for line in told.stdout.splitlines()):
            faults.append(f"pdfinfo sees no {kind}")
    return faults
