#!/usr/bin/env python3
"""Prints what the program is made of, as an SPDX 2.3 document: which packages are linked into it,
and which shared libraries it loads.

    sbom.py DEPENDENCIES UNSTRIPPED-PROGRAM RELEASED-PROGRAM COMMIT

DEPENDENCIES is what `swift package show-dependencies --format json` prints. A package is named as
far as the unstripped program contains symbols of it; libraries are those that the program loads,
with their Debian packages.
"""

import datetime
import hashlib
import json
import os
import pathlib
import re
import subprocess
import sys
import uuid

ROOT = pathlib.Path(__file__).resolve().parents[2]
APACHE_RUNTIME = "Apache-2.0 WITH Swift-exception"

# Package: (a module of it, license, copyright). A package that is not here stops the release, so
# that nobody forgets to look at its license, and to add it to NOTICE.
SWIFT_PACKAGES = {
    "swift-argument-parser": (
        "ArgumentParser", APACHE_RUNTIME, "Copyright Apple Inc. and the Swift project authors"),
    "swift-asn1": (
        "SwiftASN1", "Apache-2.0", "Copyright Apple Inc. and the SwiftASN1 project authors"),
    "swift-crypto": (
        "Crypto", "Apache-2.0", "Copyright Apple Inc. and the SwiftCrypto project authors"),
    "GRDB.swift": ("GRDB", "MIT", "Copyright (C) 2015-2025 Gwendal Roué"),
    "FlyingFox": ("FlyingFox", "MIT", "Copyright (c) 2022 Simon Whitty"),
}
# Names in Debian's copyright files that do not say everything: (license, copyright).
LIBRARIES = {
    "libc6": ("LGPL-2.1-or-later", "Copyright the GNU C Library authors"),
    "libcurl4": ("curl", "Copyright Daniel Stenberg and many contributors"),
    "libgcc-s1": (
        "GPL-3.0-or-later WITH GCC-exception-3.1", "Copyright Free Software Foundation, Inc."),
    "libsqlite3-0": ("blessing", "NONE"),
    "libstdc++6": (
        "GPL-3.0-or-later WITH GCC-exception-3.1", "Copyright Free Software Foundation, Inc."),
    "libzstd1": ("BSD-3-Clause", "Copyright Meta Platforms, Inc. and affiliates"),
    "zlib1g": ("Zlib", "Copyright Jean-loup Gailly and Mark Adler"),
}


def output(*words):
    return subprocess.run(words, check=True, capture_output=True, text=True, cwd=ROOT).stdout


def package(name, version, license, copyright_text, location="NOASSERTION", purl=None, **others):
    result = {
        "SPDXID": "SPDXRef-" + re.sub("[^A-Za-z0-9.-]", "-", name),
        "name": name,
        "versionInfo": version,
        "downloadLocation": location,
        "filesAnalyzed": False,
        "licenseConcluded": license,
        "licenseDeclared": license,
        "copyrightText": copyright_text,
        **others,
    }
    if purl:
        result["externalRefs"] = [{
            "referenceCategory": "PACKAGE-MANAGER", "referenceType": "purl",
            "referenceLocator": purl}]
    return result


def swift_packages(tree, symbols):
    """The packages whose code is in the program."""
    found, waiting = {}, tree["dependencies"]
    while waiting:
        one = waiting.pop()
        waiting += one["dependencies"]
        found[pathlib.Path(one["path"]).name] = one
    for name, one in sorted(found.items()):
        if name not in SWIFT_PACKAGES:
            sys.exit(f"sbom.py: what is the license of {name}? Add it here and to NOTICE")
        module, license, copyright_text = SWIFT_PACKAGES[name]
        if f"$s{len(module)}{module}".encode() not in symbols:
            continue
        url = one["url"].removesuffix(".git")
        yield package(
            name, one["version"], license, copyright_text, f"git+{url}@{one['version']}",
            f"pkg:swift/{url.removeprefix('https://')}@{one['version']}")
        if name == "swift-crypto":
            yield from crypto_parts(pathlib.Path(one["path"]))


def crypto_parts(checkout):
    """What swift-crypto brings along as copies."""
    hashes = (checkout / "Sources/CCryptoBoringSSL/hash.txt").read_text()
    revision = re.search("[0-9a-f]{40}", hashes)[0]
    url = "https://boringssl.googlesource.com/boringssl"
    yield package(
        "BoringSSL", revision, "Apache-2.0",
        "Copyright the BoringSSL Authors and the OpenSSL Project Authors", f"git+{url}@{revision}")
    yield package(
        "XKCP", "NOASSERTION", "CC0-1.0 AND Brian-Gladman-3-Clause",
        "Copyright (c) 1998-2008, Brian Gladman, Worcester, UK (brg_endian.h)",
        "git+https://github.com/XKCP/XKCP")


def toolchain(symbols):
    """What the compiler links statically."""
    version = re.search(r"Swift version (\S+)", output("swift", "--version"))[1]
    location = f"git+https://github.com/swiftlang/swift@swift-{version}-RELEASE"
    yield package(
        "Swift standard library", version, APACHE_RUNTIME,
        "Copyright Apple Inc. and the Swift project authors", location)
    for name, mark, license, copyright_text in [
            ("swift-corelibs-libdispatch", b"dispatch_async", APACHE_RUNTIME,
             "Copyright Apple Inc. and the Swift project authors"),
            ("Swift Foundation", b"$s20FoundationEssentials", APACHE_RUNTIME,
             "Copyright Apple Inc. and the Swift project authors")]:
        if mark in symbols:
            yield package(name, version, license, copyright_text)
    # Its data name the version.
    icu = re.search(rb"icudt(\d+)", symbols)
    if icu:
        yield package(
            "ICU (swift-foundation-icu)", icu[1].decode(), "Unicode-3.0",
            "Copyright © 2016-2024 Unicode, Inc.")


def libraries(program):
    """The shared libraries that the program names, by their Debian packages."""
    needed = re.findall(r"\(NEEDED\).*\[(.*)\]", output("readelf", "-d", program))
    paths = dict(re.findall(r"(\S+) => (\S+)", output("ldd", program)))
    architecture = output("dpkg", "--print-architecture").strip()
    names = {owner(paths[library]) for library in needed if library in paths}
    for name in sorted(names):
        if name not in LIBRARIES:
            sys.exit(f"sbom.py: what is the license of {name}? Add it here and to NOTICE")
        license, copyright_text = LIBRARIES[name]
        version = output("dpkg-query", "-W", "-f", "${Version}", f"{name}:{architecture}")
        purl = f"pkg:deb/debian/{name.replace('+', '%2B')}@{version.replace('+', '%2B')}"
        yield package(
            name, version, license, copyright_text, purl=f"{purl}?arch={architecture}")


def owner(path):
    """The Debian package of a library, which may be known below /usr or without it."""
    for one in {path, os.path.realpath(path), path.removeprefix("/usr"), f"/usr{path}"}:
        found = subprocess.run(["dpkg", "-S", one], capture_output=True, text=True)
        if found.returncode == 0:
            return found.stdout.split(":")[0]
    sys.exit(f"sbom.py: {path} belongs to no Debian package")


def main():
    if len(sys.argv) != 5:
        sys.exit(__doc__)
    dependencies, unstripped, released, commit = sys.argv[1:]
    tree = json.loads(pathlib.Path(dependencies).read_text())
    symbols = pathlib.Path(unstripped).read_bytes()
    content = pathlib.Path(released).read_bytes()
    version = output(released, "--version").split()[1]
    program = package(
        "plaid-sync", version, "Apache-2.0", "Copyright 2026 The plaid-sync authors",
        packageFileName="bin/plaid-sync", primaryPackagePurpose="APPLICATION",
        sourceInfo=f"commit {commit}",
        checksums=[{"algorithm": "SHA256", "checksumValue": hashlib.sha256(content).hexdigest()}])
    static = [*swift_packages(tree, symbols), *toolchain(symbols)]
    dynamic = list(libraries(released))

    def related(kind, package):
        return {"spdxElementId": program["SPDXID"], "relationshipType": kind,
                "relatedSpdxElement": package["SPDXID"]}

    created = datetime.datetime.fromtimestamp(
        int(os.environ["SOURCE_DATE_EPOCH"]), datetime.timezone.utc)
    name = f"plaid-sync-{version}"
    identity = uuid.uuid5(uuid.NAMESPACE_URL, f"{name} {program['checksums']}")
    json.dump({
        "spdxVersion": "SPDX-2.3",
        "dataLicense": "CC0-1.0",
        "SPDXID": "SPDXRef-DOCUMENT",
        "name": name,
        "documentNamespace": f"https://spdx.org/spdxdocs/{name}-{identity}",
        "creationInfo": {
            "created": created.strftime("%Y-%m-%dT%H:%M:%SZ"),
            "creators": ["Organization: The plaid-sync authors", "Tool: scripts/package"]},
        "documentDescribes": [program["SPDXID"]],
        "packages": [program, *static, *dynamic],
        "relationships": [
            *(related("STATIC_LINK", one) for one in static),
            *(related("DYNAMIC_LINK", one) for one in dynamic)],
    }, sys.stdout, indent=2, ensure_ascii=False)
    print()


if __name__ == "__main__":
    main()
