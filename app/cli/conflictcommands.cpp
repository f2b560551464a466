// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#include "app/cli/syncsession.h"
#include "sync/device/conflicts.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace shortlist::cli {

namespace {

QString shown(const QJsonValue &value)
{
    const QJsonArray one{value};
    const QByteArray json = QJsonDocument(one).toJson(QJsonDocument::Compact);
    return value.isUndefined() ? u"nothing"_s : QString::fromUtf8(json.mid(1, json.size() - 2));
}

/// By its id or a unique beginning of one.
Result<QJsonObject> conflictNamed(device::LibraryJournal &journal, const QString &name)
{
    SHORTLIST_TRY(const QList<QJsonObject> all, device::openConflicts(journal));
    std::optional<QJsonObject> found;
    for (const QJsonObject &conflict : all) {
        if (name.isEmpty() || !conflict.value("id"_L1).toString().startsWith(name))
            continue;
        if (found)
            return Error{Error::Kind::Ambiguous, name};
        found = conflict;
    }
    if (!found)
        return Error{Error::Kind::NotFound, name};
    return *found;
}

} // namespace

Result<Reply> listConflicts(Session &session, const Arguments & /*arguments*/)
{
    SHORTLIST_TRY(const SyncSession opened, SyncSession::open(session));
    SHORTLIST_TRY(const QList<QJsonObject> all, device::openConflicts(*opened.journal));
    QJsonArray rows;
    for (const QJsonObject &conflict : all)
        rows.append(conflict);
    return Reply{tabbed(rows, {u"id"_s, u"tbl"_s, u"row_id"_s, u"path"_s, u"device"_s}), rows, Done, {}};
}

Result<Reply> showConflict(Session &session, const Arguments &arguments)
{
    SHORTLIST_TRY(const SyncSession opened, SyncSession::open(session));
    SHORTLIST_TRY(const QJsonObject conflict, conflictNamed(*opened.journal, arguments.words().constFirst()));
    const QStringList lines{u"where\t%1"_s.arg(conflict.value("path"_L1).toString()),
        u"ours\t%1"_s.arg(shown(conflict.value("ours"_L1))), u"theirs\t%1"_s.arg(shown(conflict.value("theirs"_L1))),
        u"before\t%1"_s.arg(shown(conflict.value("base"_L1)))};
    return Reply{lines.join(u'\n'), conflict, Done, {}};
}

Result<Reply> resolveConflict(Session &session, const Arguments &arguments)
{
    const QString side = arguments.words().at(1);
    if (side != "ours"_L1 && side != "theirs"_L1)
        return Error{Error::Kind::InvalidInput, u"Say which side: ours or theirs"_s};
    SHORTLIST_TRY(const SyncSession opened, SyncSession::open(session));
    SHORTLIST_TRY(const QJsonObject conflict, conflictNamed(*opened.journal, arguments.words().constFirst()));
    const auto keep = side == "ours"_L1 ? device::Keep::Ours : device::Keep::Theirs;
    SHORTLIST_TRY_VOID(device::resolveConflict(*opened.journal, conflict, keep, session.clock().now()));
    return Reply{u"Resolved."_s, QJsonObject{{u"id"_s, conflict.value("id"_L1)}, {u"kept"_s, side}}, Done, {}};
}

} // namespace shortlist::cli
