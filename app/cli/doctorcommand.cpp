// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#include "app/cli/session.h"
#include "app/common/errortext.h"
#include "app/common/librarylocation.h"
#include "models/store/librarystore.h"

#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace shortlist::cli {

namespace {

constexpr int tidyPortionMs = 1000;
constexpr int tidyPortions = 60; ///< a large library that is not indexed yet is left so

/// What the window does when it is idle: a library that only the command line uses would never empty its Trash.
Result<void> tidy(store::LibraryStore &library)
{
    for (int portion = 0; portion < tidyPortions; ++portion) {
        SHORTLIST_TRY(const store::LibraryStore::Work work, library.maintain(tidyPortionMs));
        if (work == store::LibraryStore::Work::Done)
            break;
    }
    return {};
}

} // namespace

Result<Reply> examine(Session &session, const Arguments & /*arguments*/)
{
    const Result<store::LibraryStore *> library = session.library();
    LibraryHealth health;
    if (library) {
        SHORTLIST_TRY(health, library.value()->check());
        // Nothing is removed from a library that has something wrong.
        if (health.problems.isEmpty())
            SHORTLIST_TRY_VOID(tidy(*library.value()));
    } else if (library.error().kind == Error::Kind::Corrupt) {
        health.problems += app::errorText(library.error(), session.libraryPath());
    } else {
        return library.error();
    }

    QJsonObject counts;
    QStringList lines;
    for (auto count = health.counts.cbegin(); count != health.counts.cend(); ++count) {
        counts.insert(count.key(), count.value());
        lines += u"%1\t%2"_s.arg(count.key(), QString::number(count.value()));
    }
    lines += health.problems.isEmpty() ? QStringList{u"All is well."_s} : health.problems;
    QStringList complaints;
    if (const QString service = app::cloudServiceOf(QFileInfo(session.libraryPath()).absoluteFilePath());
        !service.isEmpty())
        complaints += app::cloudFolderWarning(service);
    return Reply{lines.join(u'\n'),
        QJsonObject{{u"problems"_s, QJsonArray::fromStringList(health.problems)}, {u"counts"_s, counts}},
        health.problems.isEmpty() ? Done : FoundProblems, complaints};
}

} // namespace shortlist::cli
