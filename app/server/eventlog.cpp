// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/server/eventlog.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QTextStream>

namespace shortlist::server {

using namespace Qt::StringLiterals;

namespace {

constexpr QLatin1StringView prefix = "shortlist-server-"_L1;
constexpr QLatin1StringView suffix = ".jsonl"_L1;

QString word(EventLog::Level level)
{
    switch (level) {
    case EventLog::Level::Info:
        return u"info"_s;
    case EventLog::Level::Warning:
        return u"warning"_s;
    case EventLog::Level::Error:
        return u"error"_s;
    }
    return {};
}

} // namespace

QString kindName(Error::Kind kind)
{
    // In the order of Error::Kind.
    static constexpr const char *names[] = {"ambiguous", "busy", "cancelled", "conflict", "constraint", "corrupt",
        "disk_full", "invalid_input", "newer_schema", "not_found", "read_only", "too_large", "unreachable", "unknown"};
    static_assert(std::size(names) == static_cast<size_t>(Error::Kind::Unknown) + 1);
    return QString::fromLatin1(names[static_cast<size_t>(kind)]);
}

void EventLog::write(Level level, const QString &event, const QJsonObject &fields)
{
    if (m_folder.isEmpty())
        return;
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const QString day = now.toString(u"yyyyMMdd"_s);
    if (day != m_day) {
        m_day = day;
        removeOld(day);
    }
    const QJsonObject line{{u"time"_s, now.toString(Qt::ISODateWithMs)}, {u"level"_s, word(level)}, {u"event"_s, event},
        {u"fields"_s, fields}};
    const QByteArray bytes = QJsonDocument(line).toJson(QJsonDocument::Compact) + '\n';
    // Opened for each line and appended in one write: a daemon and a command may write the same file.
    QFile file(m_folder + u'/' + prefix + day + suffix);
    const bool written = QDir().mkpath(m_folder)
        && file.open(QIODevice::WriteOnly | QIODevice::Append | QIODevice::Unbuffered,
            QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup)
        && file.write(bytes) == bytes.size();
    if (!written && !m_complained) {
        m_complained = true;
        QTextStream(stderr) << "shortlist-server: no log can be written to " << file.fileName() << ": "
                            << file.errorString() << Qt::endl;
    }
}

void EventLog::removeOld(const QString &today) const
{
    const QString oldest = QDate::fromString(today, u"yyyyMMdd"_s).addDays(-keptDays).toString(u"yyyyMMdd"_s);
    const QDir folder(m_folder);
    for (const QString &name : folder.entryList({prefix + u"????????"_s + suffix}, QDir::Files)) {
        const QString day = name.mid(prefix.size(), oldest.size());
        if (QDate::fromString(day, u"yyyyMMdd"_s).isValid() && day < oldest)
            QFile::remove(folder.filePath(name));
    }
}

} // namespace shortlist::server
