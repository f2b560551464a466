// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/central/retention.h"

#include <QDateTime>
#include <QUuid>

namespace shortlist::central {

using namespace Qt::StringLiterals;

namespace {

// A batch holds its rows, and where devices learn of it their accounts too, until it is committed: writers of the same
// accounts wait for so long.
constexpr int plainBatch = 200;
constexpr int accountBatch = 20;
constexpr int wholeAccounts = 5; // each with everything that belongs to it

} // namespace

struct Retention::Rule
{
    enum class Archived { No, Yes };
    enum class News { Tombstones, Watermark, None };

    QString what;
    QByteArray table;
    /// The column that has an index and says how old a row is: batches go through the table in its order.
    QByteArray age;
    int batch = plainBatch;
    /// $1 is the present moment.
    QByteArray old;
    Archived archived = Archived::No;
    /// How devices learn of it.
    News news = News::None;
    /// Before the rows go; $1 is the list of their ids.
    QByteArray before;
};

const QList<Retention::Rule> &Retention::rules()
{
    using Archived = Rule::Archived;
    using News = Rule::News;
    static const QList<Rule> rules{
        // What audit entries say about a person goes with the person; that something happened stays.
        {u"accounts"_s, "users", "deleted_at", wholeAccounts, "deleted_at < $1::timestamp - interval '30 days'",
            Archived::No, News::None,
            "UPDATE audit_logs SET changes = NULL, ip_address = NULL, user_agent = NULL WHERE user_id = ANY "
            "($1::uuid[])"},
        // The scores of a resume outlive it, in the registry.
        {u"resumes in Trash"_s, "resumes", "deleted_at", accountBatch,
            "deleted_at < $1::timestamp - interval '30 days'", Archived::No, News::Tombstones,
            "UPDATE sync.row r SET summary = jsonb_build_object('score', a.results->'overallScore', 'type', "
            "a.analysis_type,"
            " 'at', a.created_at) FROM analyses a WHERE a.resume_id = ANY ($1::uuid[]) AND r.space_id = a.user_id"
            " AND r.tbl = 'analyses' AND r.row_id = a.id"},
        {u"job descriptions in Trash"_s, "job_descriptions", "deleted_at", accountBatch,
            "deleted_at < $1::timestamp - interval '30 days'", Archived::No, News::Tombstones, {}},
        {u"analyses"_s, "analyses", "created_at", accountBatch, "created_at < $1::timestamp - interval '90 days'",
            Archived::Yes, News::Watermark, {}},
        {u"AI usage"_s, "ai_usage", "date", plainBatch, "date < ($1::timestamp - interval '90 days')::date",
            Archived::Yes, News::None, {}},
        {u"audit entries"_s, "audit_logs", "created_at", plainBatch, "created_at < $1::timestamp - interval '1 year'",
            Archived::Yes, News::None, {}},
        // The last automatic version of a day stays, as do those with a name, made by the AI or by a template, and the
        // one that the resume stands on.
        {u"automatic versions"_s, "resume_versions", "created_at", accountBatch,
            "created_at < $1::timestamp - interval '90 days' AND coalesce(change_type, 'manual') = 'manual'"
            " AND NOT EXISTS (SELECT FROM sync.version_note n WHERE n.version_id = t.id AND n.name IS NOT NULL)"
            " AND NOT EXISTS (SELECT FROM resumes r WHERE r.id = t.resume_id AND r.version = t.version_number)"
            " AND EXISTS (SELECT FROM resume_versions later WHERE later.resume_id = t.resume_id"
            " AND later.created_at >= t.created_at AND later.created_at < date_trunc('day', t.created_at) + interval "
            "'1 day'"
            " AND later.version_number > t.version_number"
            " AND coalesce(later.change_type, 'manual') = 'manual')",
            Archived::No, News::Tombstones, {}},
    };
    return rules;
}

Retention::Retention(Database &database, Archive &archive, Timestamp now)
    : m_database(database)
    , m_archive(archive)
    , m_now(now)
{
}

Parameters Retention::limits() const
{
    return {Parameter::timestamp(m_now)};
}

Result<QList<RetentionCount>> Retention::dryRun()
{
    QList<RetentionCount> counts;
    for (const Rule &rule : rules()) {
        SHORTLIST_TRY(const Rows rows,
            m_database.run("SELECT count(*) FROM public." + rule.table + " t WHERE " + rule.old, limits()));
        counts.append({rule.what, rows.integer(0, 0)});
    }
    return counts;
}

Result<QList<RetentionCount>> Retention::run()
{
    SHORTLIST_TRY(const Rows taken, m_database.run("SELECT pg_try_advisory_lock($1::bigint)", {advisoryLock}));
    if (!taken.boolean(0, 0))
        return Error{Error::Kind::Busy, u"retention is running already"_s};
    QList<RetentionCount> counts;
    Result<qint64> removed = 0;
    for (const Rule &rule : rules()) {
        removed = apply(rule);
        if (!removed)
            break;
        counts.append({rule.what, removed.value()});
    }
    if (removed) {
        const Result<Rows> swept
            = m_database.run("DELETE FROM sync.sign_in_failure WHERE at < now() - interval '1 day'");
        if (!swept)
            removed = swept.error();
    }
    SHORTLIST_TRY(
        [[maybe_unused]] const Rows released, m_database.run("SELECT pg_advisory_unlock($1::bigint)", {advisoryLock}));
    return removed ? Result<QList<RetentionCount>>(counts) : removed.error();
}

Result<qint64> Retention::apply(const Rule &rule)
{
    qint64 all = 0;
    int refused = 0;
    Place place;
    for (;;) {
        Place next = place;
        const Result<qint64> removed = batch(rule, next);
        // Somebody works on one of the rows; the next attempt finds it free, or it waits for the next night.
        if (!removed && removed.error().kind == Error::Kind::Busy && ++refused < 20)
            continue;
        if (!removed)
            return removed;
        if (next.id.isNull())
            return all;
        all += removed.value();
        place = next;
    }
}

// The next batch after `place`, which moves to its end; to nowhere where there was none.
Result<qint64> Retention::batch(const Rule &rule, Place &place)
{
    SHORTLIST_TRY(Transaction transaction, Transaction::begin(m_database));
    // Rows that somebody is changing at this moment are passed over rather than waited for. Each batch goes on behind
    // the one before: to begin at the beginning would be to read past all that is gone, again and again.
    Parameters values = limits();
    QByteArray behind;
    if (!place.id.isNull()) {
        behind = " AND (" + rule.age + ", id) > ($2::timestamp, $3::uuid)";
        values.insert(values.end(), {place.age, place.id});
    }
    SHORTLIST_TRY(const Rows rows,
        m_database.run("SELECT id, " + rule.age + " FROM public." + rule.table + " t WHERE " + rule.old + behind
                + " ORDER BY " + rule.age + ", id LIMIT " + QByteArray::number(rule.batch) + " FOR UPDATE SKIP LOCKED",
            values));
    place = {};
    if (rows.isEmpty())
        return 0;
    place = {rows.text(rows.size() - 1, 1), rows.uuid(rows.size() - 1, 0)};
    QStringList list;
    for (int i = 0; i < rows.size(); ++i)
        list.append(rows.text(i, 0));
    const Parameter ids = Parameter::list(list);
    if (rule.archived == Rule::Archived::Yes)
        SHORTLIST_TRY_VOID(archive(rule, ids));
    Parameter spaces(nullptr);
    if (rule.news == Rule::News::Watermark) {
        SHORTLIST_TRY(spaces, accountsOf(rule, ids));
    }
    if (!rule.before.isEmpty()) {
        SHORTLIST_TRY([[maybe_unused]] const Rows prepared, m_database.run(rule.before, {ids}));
    }
    SHORTLIST_TRY(
        const Rows deleted, m_database.run("DELETE FROM public." + rule.table + " WHERE id = ANY ($1::uuid[])", {ids}));
    SHORTLIST_TRY_VOID(afterDeletion(rule, ids, spaces));
    SHORTLIST_TRY(const Commit done, transaction.commit());
    if (done == Commit::Unknown)
        return Error{Error::Kind::Unreachable, u"the connection was lost; run it again"_s};
    return deleted.affected();
}

Result<Parameter> Retention::accountsOf(const Rule &rule, const Parameter &ids)
{
    SHORTLIST_TRY(const Rows rows,
        m_database.run("SELECT DISTINCT user_id FROM public." + rule.table + " WHERE id = ANY ($1::uuid[])", {ids}));
    QStringList list;
    for (int i = 0; i < rows.size(); ++i)
        list.append(rows.text(i, 0));
    return Parameter::list(list);
}

Result<void> Retention::archive(const Rule &rule, const Parameter &ids)
{
    SHORTLIST_TRY(const Rows rows,
        m_database.run(
            "SELECT to_jsonb(t) FROM public." + rule.table + " t WHERE id = ANY ($1::uuid[]) ORDER BY id", {ids}));
    QByteArray lines;
    for (int i = 0; i < rows.size(); ++i)
        lines += rows.utf8(i, 0) + '\n';
    const QString date = QDateTime::fromMSecsSinceEpoch(m_now, Qt::UTC).toString(u"yyyyMMdd"_s);
    return m_archive.append(QString::fromLatin1(rule.table), date, lines);
}

// One watermark a table and account in place of a tombstone for every row. The accounts are taken in one order.
Result<void> Retention::afterDeletion(const Rule &rule, const Parameter &ids, const Parameter &spaces)
{
    if (rule.news != Rule::News::Watermark)
        return {};
    SHORTLIST_TRY([[maybe_unused]] const Rows marked,
        m_database.run("INSERT INTO sync.watermark AS w (space_id, tbl, before, rev) SELECT s, $2, $3::timestamp -"
                       " interval '90 days', sync.raise_revision(s) FROM (SELECT s FROM unnest($1::uuid[]) s ORDER BY"
                       " s) o ON CONFLICT (space_id, tbl) DO UPDATE SET before = excluded.before, rev = excluded.rev",
            {spaces, Parameter::utf8(rule.table), Parameter::timestamp(m_now)}));
    SHORTLIST_TRY_VOID(m_database.runScript("SET CONSTRAINTS ALL IMMEDIATE"));
    SHORTLIST_TRY([[maybe_unused]] const Rows forgotten,
        m_database.run("DELETE FROM sync.row WHERE tbl = $2 AND row_id = ANY ($1::uuid[]) AND state = 'T'",
            {ids, Parameter::utf8(rule.table)}));
    return {};
}

} // namespace shortlist::central
