// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#include "app/cli/lookup.h"
#include "app/cli/rows.h"
#include "app/cli/session.h"
#include "app/common/files.h"
#include "models/store/librarystore.h"

#include <QStringDecoder>

using namespace Qt::StringLiterals;

namespace shortlist::cli {

namespace {

constexpr qint64 mostJobBytes = qint64(2) << 20;

/// A posting is pasted text: its first line that says something is the best title there is.
QString firstLine(const QString &text)
{
    const QStringList lines = text.split(u'\n');
    for (const QString &line : lines) {
        if (!line.simplified().isEmpty())
            return line.simplified().left(255);
    }
    return {};
}

} // namespace

Result<Reply> addJob(Session &session, const Arguments &arguments)
{
    SHORTLIST_TRY(const QByteArray bytes, app::readAll(arguments.words().constFirst(), mostJobBytes));
    QStringDecoder decoder(QStringDecoder::Utf8);
    JobRecord job;
    job.description = decoder(bytes);
    if (decoder.hasError() || job.description.contains(QChar(0)))
        return Error{Error::Kind::InvalidInput, u"This is not text in UTF-8"_s};
    if (job.description.trimmed().isEmpty())
        return Error{Error::Kind::InvalidInput, u"The posting is empty. It needs a few sentences"_s};
    SHORTLIST_TRY(
        job.title, checkedTitle(arguments.has(u"title"_s) ? arguments.value(u"title"_s) : firstLine(job.description)));
    job.company = arguments.value(u"company"_s);
    job.sourceUrl = arguments.value(u"url"_s);
    SHORTLIST_TRY(store::LibraryStore * library, session.library());
    SHORTLIST_TRY(const JobRecord stored, library->saveJob(job));
    return Reply{stored.id.toString(), rowOf(stored), Done, {}};
}

} // namespace shortlist::cli
