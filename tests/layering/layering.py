# SPDX-License-Identifier: GPL-3.0-or-later
"""Who may include whom: the arrows of the architecture, as a check over every #include of the tree. And what no window
may wait with: QFuture::then() on an object.

layering.py ROOT QT_INCLUDE_FOLDER prints one line for each place against the rules and fails if there is one.
"""
import os
import re
import sys

# "migrations" and "resources" are embedded files, and the function that makes them known.
# Module (longest prefix wins) → own modules it may include, Qt modules, other libraries by prefix of their headers.
RULES = {
    "models/base": ([], ["QtCore"], []),
    "models/domain": (["models/base"], ["QtCore"], []),
    "models/store": (["models/base", "models/domain", "migrations"], ["QtCore", "QtConcurrent"], ["sqlite3"]),
    "models/items": (["models/base", "models/domain"], ["QtCore", "QtGui"], []),
    "models/page": (["models/base", "models/domain", "resources"], ["QtCore", "QtGui", "QtConcurrent"], ["hb", "harfbuzz/", "zlib", "fribidi"]),
    "models/exchange": (["models/base", "models/domain", "models/page"], ["QtCore", "QtGui"],
                        ["poppler/", "poppler-", "zlib", "phonenumbers/"]),
    "models/analysis": (["models/base", "models/domain", "models/page"], ["QtCore", "QtGui"], []),
    "ui": (["models/base", "models/domain", "models/items", "models/page", "models/exchange", "models/analysis"],
           ["QtCore", "QtGui", "QtWidgets", "QtSvg", "QtSvgWidgets", "QtPrintSupport", "QtConcurrent"], []),
    "sync/engine": (["models/base", "models/domain"], ["QtCore"], []),
    "sync/central": (["models/base", "models/domain", "sync/engine"], ["QtCore"],
                     ["pqxx/", "hiredis/", "libpq-fe", "sqlite3", "sodium", "zlib"]),
    "sync/device": (["models/base", "models/domain", "models/store", "sync/engine", "sync/central"], ["QtCore"],
                    ["sodium"]),
    "sync/transport": (["models/base", "models/domain", "sync/engine"], ["QtCore", "QtNetwork"], ["zstd", "zlib"]),
    "sync/server": (["models/base", "models/domain", "sync/engine", "sync/central"], ["QtCore", "QtNetwork"],
                    ["boost/", "zstd", "zlib", "sodium"]),
}
FREE = ["app", "tests", "resources", "migrations"]
# Pure modules touch no file, thread, process or clock of the system, whatever QtCore would offer.
PURE = {"models/domain": ["QFile", "QSaveFile", "QDir", "QProcess", "QThread", "QSettings", "fstream", "thread"],
        "sync/engine": ["QFile", "QSaveFile", "QDir", "QProcess", "QThread", "QTimer", "QEventLoop", "QSettings",
                        "QDateTime", "fstream", "thread", "mutex"]}
LIBRARIES = ["sqlite3", "pqxx/", "hiredis/", "libpq-fe", "hb", "harfbuzz/", "zlib", "zstd", "boost/", "poppler/",
             "poppler-", "phonenumbers/", "sodium"]
OURS = ["app", "ui", "models", "sync", "migrations", "resources", "tests"]
INCLUDE = re.compile(r'^\s*#\s*include\s*(<([^>]+)>|"([^"]+)")')

# The application outlives every answer; any other object may go first, and Qt 6.4 asserts then.
THEN = re.compile(r"\.then\(\s*(?!qApp\b)([A-Za-z_][\w.>-]*)\s*,")


def module_of(path):
    parts = path.split("/")
    pair = "/".join(parts[:2])
    return pair if pair in RULES else parts[0]


def qt_module_of(header, qt_folder):
    if "/" in header and header.split("/")[0].startswith("Qt"):
        return header.split("/")[0]
    for module in qt_module_of.modules:
        if os.path.exists(os.path.join(qt_folder, module, header)):
            return module
    return None


def fault(path, header, quoted, root, qt_folder):
    """A sentence about this include, or None where it keeps to the arrows."""
    module = module_of(path)
    if quoted:
        if header.endswith(".moc") or header.startswith("ui_"):
            return None
        target = module_of(header)
        if header.split("/")[0] not in OURS or not os.path.exists(os.path.join(root, header)):
            return f'"{header}" is not a path from the top of the tree'
        if header.endswith(".cpp"):
            return f'"{header}" is not a header'
        if module in FREE:
            return None if module == "app" or target != "tests" or module == "tests" else f'{module} must not know tests'
        if module not in RULES:
            return f"{module} is not a module that the arrows know"
        if target != module and target not in RULES[module][0]:
            return f"{module} must not know {target}"
        return None
    if module in FREE or module not in RULES:
        return None
    _, qt_allowed, libraries = RULES[module]
    if header in PURE.get(module, []):
        return f"{module} is pure and must not know <{header}>"
    if any(header.startswith(name) for name in LIBRARIES):
        return None if any(header.startswith(name) for name in libraries) else f"{module} must not know <{header}>"
    qt = qt_module_of(header, qt_folder)
    if qt and qt not in qt_allowed:
        return f"{module} must not know {qt} (<{header}>)"
    if qt and header == qt:
        return f"<{header}> takes in the whole of {qt}: name the class"
    return None


def waits(path, text):
    """The places of this text that wait for an answer on an object that may go before it comes."""
    if path.split("/")[0] not in ("app", "ui"):
        return
    for found in THEN.finditer(text):
        number = text.count("\n", 0, found.start(1)) + 1
        yield f"{path}:{number}: .then({found[1]}, …) asserts when that object goes first: see ui/components/whendone.h"


def faults(root, qt_folder):
    qt_module_of.modules = sorted(name for name in os.listdir(qt_folder) if name.startswith("Qt"))
    for top in OURS:
        for folder, folders, files in os.walk(os.path.join(root, top)):
            folders.sort()
            for name in sorted(files):
                if not name.endswith((".h", ".cpp")):
                    continue
                path = os.path.relpath(os.path.join(folder, name), root)
                with open(os.path.join(folder, name), encoding="utf-8") as file:
                    text = file.read()
                yield from waits(path, text)
                for number, line in enumerate(text.split("\n"), 1):
                    found = INCLUDE.match(line)
                    if not found:
                        continue
                    about = fault(path, found[2] or found[3], bool(found[3]), root, qt_folder)
                    if about:
                        yield f"{path}:{number}: {about}"


def main():
    root, qt_folder = sys.argv[1:3]
    found = list(faults(root, qt_folder))
    print("\n".join(found) if found else "no include against the arrows, no wait on an object")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
