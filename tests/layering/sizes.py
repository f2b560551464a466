# SPDX-License-Identifier: GPL-3.0-or-later
"""How long a file may be, 500 lines, and in the product a function, 60 lines from brace to brace as clang-tidy counts.

sizes.py ROOT prints one line for each that is longer and fails if there is one. Functions are told by their braces,
which .clang-format sets on lines of their own; the test "format" sees to that.
"""
import os
import re
import sys

FILE_LINES = 500
FUNCTION_LINES = 60
TOPS = ["app", "ui", "models", "sync", "migrations", "resources", "tests"]
ENDINGS = (".h", ".cpp")
NO_FUNCTION = re.compile(r"^\s*(template\b.*)?\b(class|struct|enum|union|namespace)\b")


def long_functions(lines):
    """(line number, length) of each function over the limit; the line is the one of its opening brace."""
    opened = []
    for number, line in enumerate(lines):
        text = line.rstrip("\n")
        bare = text.strip()
        indent = len(text) - len(text.lstrip())
        if bare == "{" and number > 0:
            head = number - 1
            # Back over an initializer list or parameters on lines of their own.
            while head > 0 and len(lines[head]) - len(lines[head].lstrip()) > indent:
                head -= 1
            opened.append((indent, number, bool(NO_FUNCTION.match(lines[head]))))
        elif opened and indent == opened[-1][0] and re.match(r"^}[;,)]*$", bare):
            _, brace, other = opened.pop()
            if not other and number - brace > FUNCTION_LINES:
                yield brace + 1, number - brace


def faults(root):
    for top in TOPS:
        for folder, folders, files in os.walk(os.path.join(root, top)):
            folders.sort()
            for name in sorted(files):
                if not name.endswith(ENDINGS):
                    continue
                path = os.path.relpath(os.path.join(folder, name), root)
                with open(os.path.join(folder, name), encoding="utf-8") as file:
                    lines = file.readlines()
                if len(lines) > FILE_LINES:
                    yield f"{path}: {len(lines)} lines, and {FILE_LINES} is the limit: one subject a file"
                for number, length in long_functions(lines) if top != "tests" else ():
                    yield f"{path}:{number}: a function of {length} lines, and {FUNCTION_LINES} is the limit"


def main():
    found = list(faults(sys.argv[1]))
    print("\n".join(found) if found else "no file and no function over its limit")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
