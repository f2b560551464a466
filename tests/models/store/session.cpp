// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/models/store/session.h"

using namespace Qt::StringLiterals;

namespace shortlist::store {

namespace {

class Session
{
public:
    Session(LibraryStore &store, ManualClock &clock)
        : m_store(store)
        , m_clock(clock)
    {
    }

    Promised run()
    {
        const auto master = create(u"Master"_s);
        const auto job = saveJob({}, u"Data engineer"_s);
        if (master) {
            edit(*master, u"Led three audits"_s, {});
            m_clock.advance(60'000);
            edit(*master, u"Wrote the runbook"_s, VersionCut());
            rename(*master, u"Master resume"_s);
            retarget(*master, job);
            note(m_store.nameVersion(*master, 1, u"First"_s));
            restore(*master, 1);
            variant(*master, job);
        }
        const auto second = create(u"Second"_s);
        if (second) {
            note(m_store.trashResume(*second));
            note(m_store.trash());
            deleteForGood(*second);
        }
        if (job) {
            saveJob(*job, u"Senior data engineer"_s);
            note(m_store.trashJob(*job));
            TrashItem item;
            item.kind = TrashItem::Kind::Job;
            item.job = *job;
            note(m_store.restoreFromTrash(item));
        }
        note(m_store.setSetting(u"expanded"_s, {{u"rows"_s, 3}}));
        note(m_store.setting(u"expanded"_s));
        note(m_store.search(u"settlement"_s));
        note(m_store.search(u"setlement runbok"_s));
        note(m_store.maintain(1000));
        note(m_store.maintain(1000));
        note(m_store.resumes());
        note(m_store.jobs());
        note(m_store.foreignChanges());
        return m_promised;
    }

private:
    template <typename T>
    bool note(const Result<T> &result)
    {
        if (!result)
            ++m_promised.failures;
        return result.has_value();
    }

    std::optional<ResumeId> create(const QString &title)
    {
        const auto made = m_store.createResume(sampleResume(title));
        if (!note(made))
            return std::nullopt;
        m_promised.titles.insert(made.value().id.toString(), title);
        m_promised.versions.insert(made.value().id.toString(), 1);
        return made.value().id;
    }

    std::optional<JobId> saveJob(std::optional<JobId> id, const QString &title)
    {
        JobRecord job;
        job.id = id.value_or(JobId());
        job.title = title;
        job.company = u"Quillon Rail"_s;
        job.description = u"Settlement systems\nand audits"_s;
        const auto saved = m_store.saveJob(job);
        if (!note(saved))
            return std::nullopt;
        m_promised.jobs.insert(saved.value().id.toString());
        return saved.value().id;
    }

    void save(const ResumeSave &change)
    {
        const auto saved = m_store.save(change);
        if (!note(saved))
            return;
        m_promised.versions.insert(change.id.toString(), saved.value().version);
        if (change.title)
            m_promised.titles.insert(change.id.toString(), *change.title);
    }

    void edit(ResumeId id, const QString &bullet, std::optional<VersionCut> cut)
    {
        const auto record = m_store.resume(id);
        if (!note(record))
            return;
        ResumeSave change;
        change.id = id;
        change.content = withBullet(record.value().content, bullet);
        change.look = record.value().look;
        change.look->accent = u"#123456"_s;
        change.cut = cut;
        change.pageCount = 2;
        change.memory = QJsonObject{{u"hint"_s, bullet}};
        save(change);
    }

    void rename(ResumeId id, const QString &title)
    {
        ResumeSave change;
        change.id = id;
        change.title = title;
        change.status = ResumeStatus::Published;
        save(change);
    }

    void retarget(ResumeId id, std::optional<JobId> job)
    {
        ResumeSave change;
        change.id = id;
        change.targetJob = job;
        save(change);
    }

    void restore(ResumeId id, int number)
    {
        note(m_store.versions(id));
        const auto receipt = m_store.restoreVersion(id, number);
        if (note(receipt))
            m_promised.versions.insert(id.toString(), receipt.value().version);
    }

    void variant(ResumeId parent, std::optional<JobId> job)
    {
        const auto made = m_store.createVariant(parent, job, u"Variant"_s);
        if (!note(made))
            return;
        m_promised.titles.insert(made.value().id.toString(), u"Variant"_s);
        m_promised.versions.insert(made.value().id.toString(), 1);
    }

    void deleteForGood(ResumeId id)
    {
        TrashItem item;
        item.resume = id;
        if (!note(m_store.deleteForGood(item)))
            return;
        m_promised.titles.remove(id.toString());
        m_promised.versions.remove(id.toString());
        m_promised.gone.insert(id.toString());
    }

    LibraryStore &m_store;
    ManualClock &m_clock;
    Promised m_promised;
};

} // namespace

Promised runSession(LibraryStore &store, ManualClock &clock)
{
    return Session(store, clock).run();
}

QString brokenPromise(LibraryStore &store, const Promised &promised)
{
    const auto health = store.check();
    if (!health)
        return health.error().detail;
    if (!health.value().problems.isEmpty())
        return health.value().problems.join(u' ');
    for (auto title = promised.titles.begin(); title != promised.titles.end(); ++title) {
        const auto record = store.resume(ResumeId::parse(title.key()));
        if (!record)
            return u"resume %1: %2"_s.arg(title.value(), record.error().detail);
        if (record.value().summary.title != title.value())
            return u"%1 is called %2"_s.arg(title.value(), record.value().summary.title);
        // A later request may have failed after its commit was decided, never before.
        if (record.value().summary.version < promised.versions.value(title.key()))
            return u"%1 stands at version %2"_s.arg(title.value()).arg(record.value().summary.version);
    }
    for (const QString &id : promised.gone) {
        if (store.resume(ResumeId::parse(id)))
            return u"a deleted resume is back"_s;
    }
    for (const QString &id : promised.jobs) {
        if (!store.job(JobId::parse(id)))
            return u"a job is missing"_s;
    }
    return {};
}

} // namespace shortlist::store
