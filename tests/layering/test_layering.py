# SPDX-License-Identifier: GPL-3.0-or-later
"""The layering check finds what is planted, and nothing else. Called with the folder of Qt's headers."""
import os
import sys
import tempfile
import unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import layering  # noqa: E402
import sizes  # noqa: E402

QT = sys.argv.pop()
HEADERS = ["models/base/id.h", "models/domain/content.h", "models/store/librarystore.h", "models/page/page.h",
           "models/exchange/export.h", "ui/shell/mainwindow.h", "sync/engine/engine.h", "sync/central/central.h"]


class Layering(unittest.TestCase):
    def faults_of(self, path, line):
        with tempfile.TemporaryDirectory() as root:
            for name in HEADERS + [path]:
                os.makedirs(os.path.dirname(os.path.join(root, name)), exist_ok=True)
                open(os.path.join(root, name), "a").close()
            with open(os.path.join(root, path), "w") as file:
                file.write(line + "\n")
            return list(layering.faults(root, QT))

    def test_planted_violations_are_found(self):
        for path, line in [
            ("ui/library/view.cpp", '#include "models/store/librarystore.h"'),
            ("ui/library/view.cpp", '#  include "sync/engine/engine.h"'),
            ("ui/library/view.cpp", "#include <sqlite3.h>"),
            ("ui/library/view.cpp", "#include <pqxx/pqxx>"),
            ("ui/library/view.cpp", "#include <hiredis/hiredis.h>"),
            ("ui/library/view.cpp", "#include <QtWidgets>"),
            ("ui/library/view.cpp", '#include "view.h"'),
            ("models/domain/rule.cpp", "#include <QWidget>"),
            ("models/domain/rule.cpp", "#include <QFile>"),
            ("models/domain/rule.cpp", '#include "models/store/librarystore.h"'),
            ("models/base/id.cpp", '#include "models/domain/content.h"'),
            ("models/items/list.cpp", '#include "models/store/librarystore.h"'),
            ("models/items/list.cpp", "#include <QLabel>"),
            ("models/page/pdf.cpp", '#include "models/exchange/export.h"'),
            ("models/page/pdf.cpp", "#include <sqlite3.h>"),
            ("models/store/store.cpp", "#include <QFont>"),
            ("models/store/store.cpp", '#include "models/page/page.h"'),
            ("models/exchange/export.cpp", '#include "ui/shell/mainwindow.h"'),
            ("sync/engine/engine.cpp", "#include <QTimer>"),
            ("sync/engine/engine.cpp", "#include <QTcpSocket>"),
            ("sync/engine/engine.cpp", '#include "sync/central/central.h"'),
            ("sync/central/central.cpp", '#include "models/store/librarystore.h"'),
            ("models/novel/thing.cpp", '#include "models/base/id.h"'),
        ]:
            with self.subTest(path=path, line=line):
                self.assertEqual(len(self.faults_of(path, line)), 1)

    def test_waits_on_an_object_are_found(self):
        for path, line in [
            ("ui/library/view.cpp", "library.jobs().then(this, [this](auto) {});"),
            ("ui/library/view.cpp", "library.jobs()\n    .then(\n        this, [this](auto) {});"),
            ("ui/library/view.cpp", "}).then(window, [window](auto) {});"),
            ("app/desktop/start.cpp", "read.then(this, store).unwrap();"),
        ]:
            with self.subTest(path=path, line=line):
                self.assertEqual(len(self.faults_of(path, line)), 1)

    def test_waits_on_the_application_or_nothing_pass(self):
        for path, line in [
            ("ui/library/view.cpp", "close().then(qApp, [session](auto) {});"),
            ("ui/library/view.cpp", "close().then([session](auto) {});"),
            ("models/store/store.cpp", "close().then(this, [session](auto) {});"),
        ]:
            with self.subTest(path=path, line=line):
                self.assertEqual(self.faults_of(path, line), [])

    def test_what_the_arrows_allow_passes(self):
        for path, line in [
            ("ui/library/view.cpp", '#include "models/page/page.h"'),
            ("ui/library/view.cpp", "#include <QWidget>"),
            ("ui/library/view.cpp", '#include "view.moc"'),
            ("models/store/store.cpp", "#include <sqlite3.h>"),
            ("models/page/pdf.cpp", "#include <hb-subset.h>"),
            ("models/domain/rule.cpp", "#include <QJsonObject>"),
            ("models/domain/rule.cpp", "#include <vector>"),
            ("sync/central/central.cpp", "#include <pqxx/pqxx>"),
            ("app/cli/main.cpp", '#include "models/store/librarystore.h"'),
            ("tests/ui/tst_view.cpp", '#include "models/store/librarystore.h"'),
            ("ui/library/view.cpp", '// #include "models/store/librarystore.h"'),
        ]:
            with self.subTest(path=path, line=line):
                self.assertEqual(self.faults_of(path, line), [])


class Sizes(unittest.TestCase):
    def faults_of(self, path, text):
        with tempfile.TemporaryDirectory() as root:
            os.makedirs(os.path.dirname(os.path.join(root, path)))
            with open(os.path.join(root, path), "w") as file:
                file.write(text)
            return list(sizes.faults(root))

    def test_a_file_of_501_lines_is_found_and_one_of_500_passes(self):
        self.assertEqual(len(self.faults_of("ui/a/b.cpp", "//\n" * 501)), 1)
        self.assertEqual(self.faults_of("ui/a/b.cpp", "//\n" * 500), [])
        self.assertEqual(len(self.faults_of("tests/ui/tst_b.cpp", "//\n" * 501)), 1)

    def test_a_function_of_61_lines_is_found_wherever_it_stands(self):
        for head in ["int f()", "A::A()\n    : m_b(1)\n    , m_c(2)", "int A::f(int a,\n    int b) const", "auto f = []"]:
            for before, after, tab in [("", "", ""), ("class A\n{\n", "};\n", "    ")]:
                def function(count):
                    lines = head.split("\n") + ["{"] + ["    a();"] * (count - 1) + ["}"]
                    return before + "".join(tab + line + "\n" for line in lines) + after
                with self.subTest(head=head, before=before):
                    self.assertEqual(len(self.faults_of("models/a/b.cpp", function(61))), 1)
                    self.assertEqual(self.faults_of("models/a/b.cpp", function(60)), [])

    def test_a_long_class_or_table_is_no_function(self):
        for head in ["class A final : public B", "struct A", "enum class A", "template <typename T> struct A"]:
            self.assertEqual(self.faults_of("models/a/b.h", head + "\n{\n" + "    int a;\n" * 90 + "};\n"), [])


if __name__ == "__main__":
    unittest.main()
