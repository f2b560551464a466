// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#include "app/cli/session.h"
#include "app/common/errortext.h"
#include "models/store/librarystore.h"

using namespace Qt::StringLiterals;

namespace shortlist::cli {

Result<Reply> examine(Session &session, const Arguments & /*arguments*/)
{
    const Result<store::LibraryStore *> library = session.library();
    LibraryHealth health;
    if (library) {
        SHORTLIST_TRY(health, library.value()->check());
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
    return Reply{lines.join(u'\n'),
        QJsonObject{{u"problems"_s, QJsonArray::fromStringList(health.problems)}, {u"counts"_s, counts}},
        health.problems.isEmpty() ? Done : FoundProblems, {}};
}

} // namespace shortlist::cli
