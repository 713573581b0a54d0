"""Writes what Tidebook is made of as a CycloneDX 1.6 bill of materials, for those who look for known weaknesses.

    python packaging/sbom.py [FILE]          (default: dist/tidebook-VERSION.cdx.json)

Named are: every locked library with the hashes that its installation is held to; what the libraries carry inside
and do not say in their metadata (SQLite, SQLCipher, OpenSSL, Qt, FreeType, every shared library of a wheel), with the
versions asked from the libraries themselves as far as they tell; and who needs whom. The same input gives the same
file.
"""

import json
import platform
import re
import sys
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from tidebook import parts
from tidebook.storage import made_of

ROOT = Path(__file__).parents[1]
_LOCKED = re.compile(r"^([A-Za-z0-9._-]+)==([^ ;\\]+)", re.MULTILINE)
_HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")
_SHARED = re.compile(
    r"(?:\.libs|/Qt/lib|/Qt/bin)/(?:lib)?([A-Za-z0-9_+-]+?)(?:-[0-9a-f]{8,})*\.(?:so|dylib|dll)([0-9.]*)"
)
# Licence ids that the format knows; anything else is given as a name.
_IDS = frozenset(
    {
        "Apache-2.0",
        "BSD-2-Clause",
        "BSD-3-Clause",
        "LGPL-3.0-only",
        "MIT",
        "MIT-0",
        "MIT-CMU",
        "MPL-2.0",
        "OFL-1.1",
        "PSF-2.0",
    }
    | {"blessing"}
)
Component = dict[str, Any]


def bill() -> dict[str, Any]:
    """Return the whole bill, ready to be written as JSON."""
    program = metadata.version("tidebook")
    needed = {parts.canonical(one.name) for one in parts.needed("tidebook")}
    libraries = [_locked(name, version, hashes, needed) for name, version, hashes in locked()]
    body = {
        "metadata": {
            "component": {"type": "application", "bom-ref": "tidebook", "name": "tidebook", "version": program}
            | {"licenses": [{"license": {"id": "MIT"}}]},
            "tools": {"components": [{"type": "application", "name": "packaging/sbom.py", "version": program}]},
            "properties": [{"name": "tidebook:looked-at-on", "value": f"{platform.system()} {platform.machine()}"}],
        },
        "components": [*libraries, *_by_themselves()],
        "dependencies": _dependencies([component["bom-ref"] for component in libraries]),
    }
    number = uuid5(NAMESPACE_URL, json.dumps(body, sort_keys=True))
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{number}",
        "version": 1,
        **body,
    }


def locked() -> Iterator[tuple[str, str, list[str]]]:
    """Return name, version and hashes of everything in the lock, for all systems."""
    text = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    found = list(_LOCKED.finditer(text))
    for one, following in zip(found, [*found[1:], None], strict=True):
        block = text[one.end() : following.start() if following else len(text)]
        yield one[1], one[2], _HASH.findall(block)


def inside(library: metadata.Distribution) -> Iterator[Component]:
    """Return what a library carries: what it tells when it is asked, its shared libraries, and its own bills."""
    name = parts.canonical(library.name)
    told = _told(name)
    yield from told
    known = {component["name"].casefold() for component in told}
    for file in library.files or ():
        path = str(file)
        shared = _SHARED.search(path)
        if shared is not None and not shared[1].casefold().startswith("qt6") and shared[1].casefold() not in known:
            known.add(shared[1].casefold())
            yield _part(shared[1], shared[2].strip("."))
        elif "/sboms/" in path and path.endswith(".json"):
            for component in json.loads(file.read_text()).get("components", []):
                plain = _part(component["name"], component.get("version", ""))
                own = plain["name"].startswith(("PIL.", "tests"))
                if not own and plain["name"].casefold() not in known | {name}:
                    known.add(plain["name"].casefold())
                    yield plain


def _told(name: str) -> list[Component]:
    if name == "sqlcipher3":
        return [_part(part, version) for part, version in made_of.versions().items()]
    if name == "pyside6-essentials":
        from PySide6.QtCore import qVersion

        return [
            _part("Qt", qVersion(), "LGPL-3.0-only"),
            # Nobody tells their versions: they are built into Qt's own libraries.
            *(_part(part, "") for part in ("FreeType", "HarfBuzz", "libpng", "libjpeg-turbo", "PCRE2", "zlib")),
        ]
    if name == "pyside6-pdf":
        return [_part("PDFium", "")]
    if name == "matplotlib":
        from matplotlib import ft2font

        told = [_part("FreeType", ft2font.__freetype_version__)]
        raqm = getattr(ft2font, "__libraqm_version__", "")
        return [*told, *([_part("libraqm", raqm), _part("HarfBuzz", ""), _part("SheenBidi", "")] if raqm else [])]
    return []


def _part(name: str, version: str, licence: str = "") -> Component:
    component: Component = {"type": "library", "name": name}
    if version:
        component |= {"version": version, "purl": f"pkg:generic/{name.lower()}@{version}"}
    if licence:
        component["licenses"] = _licences(licence)
    return component


def _locked(name: str, version: str, hashes: list[str], needed: set[str]) -> Component:
    component = _part(name, version) | {"purl": f"pkg:pypi/{parts.canonical(name)}@{version}"}
    component |= {"bom-ref": parts.canonical(name)}
    component["scope"] = "required" if parts.canonical(name) in needed else "excluded"
    held = [{"alg": "SHA-256", "content": one} for one in hashes]
    component["externalReferences"] = [{"type": "distribution", "url": component["purl"], "hashes": held}]
    library = _installed(name)
    if library is None or library.version != version:
        # Locked for another system or for a newer Python.
        return component | {"scope": "optional", "bom-ref": f"{parts.canonical(name)}@{version}"}
    licence = parts.licence_of(library)
    carried = list(inside(library)) if component["scope"] == "required" else []
    return (
        component
        | ({"licenses": _licences(licence)} if licence else {})
        | ({"components": carried} if carried else {})
    )


def _installed(name: str) -> metadata.Distribution | None:
    try:
        return metadata.distribution(name)
    except metadata.PackageNotFoundError:
        return None


def _licences(words: str) -> list[Component]:
    if words in _IDS:
        return [{"license": {"id": words}}]
    if re.search(r" (OR|AND) ", words):
        return [{"expression": words}]
    return [{"license": {"name": words}}]


def _by_themselves() -> Iterator[Component]:
    """Return what no library of the lock brings."""
    yield _part("Python", platform.python_version(), "PSF-2.0")
    yield _part("Atkinson Hyperlegible Next", "", "OFL-1.1")


def _dependencies(named: list[str]) -> list[dict[str, Any]]:
    found = []
    for name in ["tidebook", *named]:
        library = _installed(name)
        wanted = {parts.canonical(one.name) for one in parts.wants(library)} if library is not None else set()
        found.append({"ref": name, "dependsOn": sorted(wanted.intersection(named))})
    return found


def main() -> None:
    made = bill()
    version = made["metadata"]["component"]["version"]
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "dist" / f"tidebook-{version}.cdx.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(made, indent=2) + "\n", encoding="utf-8")
    count = len(made["components"]) + sum(len(one.get("components", ())) for one in made["components"])
    print(f"{path}: {count} parts.")


if __name__ == "__main__":
    main()
