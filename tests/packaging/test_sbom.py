"""The bill of materials names everything that is locked, and what the libraries carry without saying so."""

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def bill(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    path = tmp_path_factory.mktemp("bill") / "bill.json"
    subprocess.run([sys.executable, ROOT / "packaging" / "sbom.py", path], check=True, capture_output=True)
    made: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return made


def carried(bill: dict[str, Any]) -> dict[str, dict[str, str]]:
    """Return what is inside of each library, with its version or ""."""
    return {
        component["name"]: {part["name"]: part.get("version", "") for part in component.get("components", ())}
        for component in bill["components"]
        if component.get("scope") == "required"
    }


def test_everything_locked_is_named_with_all_its_hashes(bill: dict[str, Any]) -> None:
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    named = {(one["name"], one.get("version")): one for one in bill["components"]}
    locked = re.findall(r"^([\w.-]+)==([^ ;\\]+)", lock, re.MULTILINE)
    assert len(locked) > 40
    assert set(locked) <= set(named)
    hashes = [
        held["content"]
        for one in named.values()
        for place in one.get("externalReferences", ())
        for held in place["hashes"]
    ]
    assert sorted(hashes) == sorted(re.findall(r"sha256:(\w{64})", lock))


def test_what_the_libraries_hide_is_named_with_the_version_that_they_tell(bill: dict[str, Any]) -> None:
    inside = carried(bill)
    for name in ("SQLite", "SQLCipher", "OpenSSL"):
        assert re.fullmatch(r"\d+\.\d+\.\d+", inside["sqlcipher3"][name])
    assert re.fullmatch(r"6\.\d+\.\d+", inside["pyside6-essentials"]["Qt"])
    assert {"FreeType", "HarfBuzz"} <= set(inside["pyside6-essentials"])
    assert "PDFium" in inside["pyside6-pdf"]
    assert inside["matplotlib"]["FreeType"].startswith("2.")
    assert any("openblas" in name for name in inside["numpy"])
    assert "typst-pdf" in inside["typst"]


def test_every_reference_leads_somewhere_and_is_used_once(bill: dict[str, Any]) -> None:
    assert (bill["bomFormat"], bill["specVersion"]) == ("CycloneDX", "1.6")
    refs = [one["bom-ref"] for one in bill["components"] if "bom-ref" in one] + ["tidebook"]
    assert len(set(refs)) == len(refs)
    sources = [one["ref"] for one in bill["dependencies"]]
    assert len(set(sources)) == len(sources)
    for one in bill["dependencies"]:
        assert {one["ref"], *one["dependsOn"]} <= set(refs)
    needs = {one["ref"]: one["dependsOn"] for one in bill["dependencies"]}
    assert {"sqlcipher3", "pyside6-essentials", "typst"} <= set(needs["tidebook"])
    assert "numpy" in needs["matplotlib"]


def test_it_holds_nothing_of_this_computer(bill: dict[str, Any]) -> None:
    words = json.dumps(bill)
    assert str(Path.home()) not in words
    assert str(ROOT) not in words
