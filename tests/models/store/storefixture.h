// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/librarystore.h"

#include <QTemporaryDir>

#include <memory>

namespace shortlist::store {

/// A library in a folder of its own, with a clock that stands still and two templates.
class StoreFixture
{
public:
    StoreFixture();

    [[nodiscard]] LibraryOptions options() const;
    [[nodiscard]] QString path() const;
    [[nodiscard]] QString folder() const { return m_folder.path(); }
    /// Opens it (again). Fails the running test, and gives null, when that does not work.
    std::unique_ptr<LibraryStore> open(OpenMode mode = OpenMode::Create) const;
    /// A connection past the repository layer, for looking and for breaking things.
    [[nodiscard]] std::unique_ptr<Connection> raw() const;

    ManualClock clock{1'764'000'000'000}; // 2025-11-24T16:00:00Z

private:
    QTemporaryDir m_folder;
};

/// Content with one job and `bullets` bullets.
Content sampleContent(const QString &name, int bullets = 2);
NewResume sampleResume(const QString &title);
Content withBullet(Content content, const QString &text);

} // namespace shortlist::store

/// Like SHORTLIST_TRY for tests: binds the value or fails the test with the error's detail.
#define QTRY_RESULT(declaration, expression) QTRY_RESULT_(declaration, expression, SHORTLIST_CONCAT(holder, __LINE__))
#define QTRY_RESULT_(declaration, expression, holder)                                                                  \
    auto holder = (expression);                                                                                        \
    if (!holder)                                                                                                       \
        QFAIL(qPrintable(holder.error().detail));                                                                      \
    declaration = std::move(holder).value()
#define QVERIFY_RESULT(expression)                                                                                     \
    do {                                                                                                               \
        const auto outcome = (expression);                                                                             \
        if (!outcome)                                                                                                  \
            QFAIL(qPrintable(outcome.error().detail));                                                                 \
    } while (false)
#define QVERIFY_KIND(expression, wanted)                                                                               \
    do {                                                                                                               \
        const auto outcome = (expression);                                                                             \
        QVERIFY2(!outcome, "it succeeded");                                                                            \
        QVERIFY2(outcome.error().kind == (wanted), qPrintable(outcome.error().detail));                                \
    } while (false)
