// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simulation/device.h"

#include "sync/engine/tables.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace shortlist::simulation {

using namespace shortlist::sync;

QString World::newId()
{
    ++m_ids;
    const quint64 random = m_dice.next();
    const QString text = QString::number(m_now, 16).rightJustified(12, u'0') + u"7"_s
        + QString::number(m_ids % 0xfff, 16).rightJustified(3, u'0') + u"8"_s
        + QString::number(random % 0xfff, 16).rightJustified(3, u'0')
        + QString::number((random >> 16U) % 0xffffffffffffU, 16).rightJustified(12, u'0');
    return text.left(8) + u'-' + text.mid(8, 4) + u'-' + text.mid(12, 4) + u'-' + text.mid(16, 4) + u'-' + text.mid(20);
}

QString World::token(const QString &by)
{
    return by + QString::number(++m_tokens) + u'_';
}

Timestamp World::wallOf(const Device &device) const
{
    return device.wall.now();
}

namespace {

void collect(const QJsonValue &value, QSet<QString> &tokens)
{
    if (value.isString()) {
        for (const QString &word : value.toString().split(u' ')) {
            if (word.endsWith(u'_'))
                tokens.insert(word);
        }
    } else if (value.isArray()) {
        for (const QJsonValue item : value.toArray())
            collect(item, tokens);
    } else if (value.isObject()) {
        const QJsonObject object = value.toObject();
        for (auto it = object.begin(); it != object.end(); ++it)
            collect(it.value(), tokens);
    }
}

} // namespace

/// What one person's change wrote and what it took out.
void World::written(const QJsonValue &before, const QJsonValue &after)
{
    QSet<QString> was;
    QSet<QString> is;
    collect(before, was);
    collect(after, is);
    m_written += is - was;
    m_removed += was - is;
}

QJsonObject World::newResume(const QString &by)
{
    QJsonArray entries;
    for (int i = 0; i < 2; ++i) {
        QJsonObject entry{{u"title"_s, token(by)}, {u"company"_s, token(by)},
            {u"bullets"_s, QJsonArray{token(by) + u' ' + token(by), token(by)}}};
        if (m_dice.chance(50))
            entry.insert("id"_L1, newId());
        entries.append(entry);
    }
    QString summary;
    for (int i = 0; i < 8; ++i)
        summary += (i == 0 ? QString() : u" "_s) + token(by);
    return {{u"summary"_s, summary}, {u"experience"_s, entries}, {u"skills"_s, QJsonArray{token(by)}}};
}

QJsonObject World::edited(QJsonObject content, const QString &by)
{
    QJsonArray entries = content.value("experience"_L1).toArray();
    const int place = entries.isEmpty() ? 0 : m_dice.below(static_cast<int>(entries.size()));
    QJsonObject entry = entries.at(place).toObject();
    QJsonArray bullets = entry.value("bullets"_L1).toArray();
    const int bullet = bullets.isEmpty() ? 0 : m_dice.below(static_cast<int>(bullets.size()));
    switch (m_dice.below(8)) {
    case 0: {
        QStringList words = content.value("summary"_L1).toString().split(u' ');
        words[m_dice.below(static_cast<int>(words.size()))] = token(by);
        content.insert("summary"_L1, words.join(u' '));
        return content;
    }
    case 1: {
        QJsonArray skills = content.value("skills"_L1).toArray();
        skills.insert(m_dice.below(static_cast<int>(skills.size()) + 1), token(by));
        content.insert("skills"_L1, skills);
        return content;
    }
    case 2:
        if (entries.size() > 1) {
            const QJsonValue moved = entries.takeAt(place);
            entries.insert(m_dice.below(static_cast<int>(entries.size()) + 1), moved);
        }
        content.insert("experience"_L1, entries);
        return content;
    case 3:
        entry.insert("title"_L1, token(by));
        break;
    case 4:
        if (!bullets.isEmpty())
            bullets.removeAt(bullet);
        break;
    case 5:
        if (!bullets.isEmpty())
            bullets[bullet] = bullets.at(bullet).toString() + u' ' + token(by);
        break;
    default:
        bullets.insert(bullet, token(by) + u' ' + token(by));
    }
    entry.insert("bullets"_L1, bullets);
    if (entries.isEmpty())
        entries.append(entry);
    else
        entries[place] = entry;
    content.insert("experience"_L1, entries);
    return content;
}

std::optional<RowKey> World::anyRow(Device &device, const QString &table)
{
    QList<RowKey> keys;
    for (auto it = device.journal.data.rows.constBegin(); it != device.journal.data.rows.constEnd(); ++it) {
        if (it.key().table == table)
            keys.append(it.key());
    }
    if (keys.isEmpty())
        return {};
    return keys.at(m_dice.below(static_cast<int>(keys.size())));
}

void World::createResume(Device &device)
{
    const QString by = u"d"_s + QString::number(device.number) + u'.';
    const RowKey key{u"resumes"_s, newId()};
    QJsonObject document{{u"id"_s, key.id}, {u"title"_s, token(by)}, {u"content"_s, newResume(by)},
        {u"status"_s, u"draft"_s}, {u"is_public"_s, false}, {u"created_at"_s, wallOf(device)},
        {u"updated_at"_s, wallOf(device)}, {u"version"_s, 1}};
    for (const auto key2 :
        {"template_id"_L1, "ai_optimized_for_jd_id"_L1, "optimization_score"_L1, "original_file_url"_L1,
            "exported_pdf_url"_L1, "last_accessed_at"_L1, "deleted_at"_L1, "parent_resume_id"_L1, "extracted_text"_L1})
        document.insert(key2, QJsonValue::Null);
    const QString group = newId();
    written(QJsonValue(), document);
    device.journal.create(key, document, newId(), group);
    const RowKey note{u"resume_note"_s, key.id};
    const QJsonObject memory{{u"resume_id"_s, key.id}, {u"updated_at"_s, wallOf(device)},
        {u"memory"_s, QJsonObject{{u"hint"_s, token(by)}}}};
    written(QJsonValue(), memory);
    device.journal.create(note, memory, newId(), group);
    m_counted.insert(key.id, {u"resumes_created"_s, 1});
}

void World::editResume(Device &device, const RowKey &key, bool version)
{
    const QString by = u"d"_s + QString::number(device.number) + u'.';
    const QJsonObject before = device.journal.data.rows.value(key).document;
    QJsonObject now = before;
    now.insert("content"_L1, edited(before.value("content"_L1).toObject(), by));
    if (m_dice.chance(10))
        now.insert("title"_L1, token(by));
    now.insert("updated_at"_L1, wallOf(device));
    const QString group = newId();
    int number = before.value("version"_L1).toInt() + 1;
    if (version)
        now.insert("version"_L1, number);
    written(before, now);
    device.journal.update(key, now, newId(), group);
    if (!version)
        return;
    const RowKey made{u"resume_versions"_s, newId()};
    const QString summary = token(by);
    const QJsonObject document{{u"id"_s, made.id}, {u"resume_id"_s, key.id}, {u"version_number"_s, number},
        {u"content"_s, now.value("content"_L1)}, {u"change_summary"_s, summary},
        {u"changed_by_user_id"_s, QJsonValue::Null}, {u"change_type"_s, u"manual"_s},
        {u"created_at"_s, wallOf(device)}};
    m_written.insert(summary);
    device.journal.create(made, document, newId(), group);
}

void World::person(Device &device)
{
    const QString by = u"d"_s + QString::number(device.number) + u'.';
    const int kind = m_dice.below(100);
    const auto resume = anyRow(device, u"resumes"_s);
    if (!resume || kind < 8) {
        createResume(device);
    } else if (kind < 60) {
        editResume(device, *resume, m_dice.chance(30));
    } else if (kind < 66) {
        const QJsonObject before = device.journal.data.rows.value(*resume).document;
        QJsonObject now = before;
        const bool inTrash = !before.value("deleted_at"_L1).isNull();
        now.insert("deleted_at"_L1, inTrash ? QJsonValue(QJsonValue::Null) : QJsonValue(wallOf(device)));
        device.journal.update(*resume, now, newId(), newId());
    } else if (kind < 71) {
        for (const RowKey &key : device.journal.data.rows.keys()) {
            const QJsonObject document = device.journal.data.rows.value(key).document;
            if (key == *resume || document.value("resume_id"_L1).toString() == resume->id)
                written(document, QJsonValue());
        }
        device.journal.purge(*resume, newId());
    } else if (kind < 80) {
        const auto job = anyRow(device, u"job_descriptions"_s);
        const RowKey key = job && m_dice.chance(60) ? *job : RowKey{u"job_descriptions"_s, newId()};
        const QJsonObject before = device.journal.data.rows.value(key).document;
        QJsonObject now = before;
        for (const auto member : {"company"_L1, "location"_L1, "source_url"_L1, "deleted_at"_L1}) {
            if (!now.contains(member))
                now.insert(member, QJsonValue::Null);
        }
        now.insert("id"_L1, key.id);
        now.insert(m_dice.chance(50) || before.isEmpty() ? "title"_L1 : "company"_L1, token(by));
        if (before.isEmpty()) {
            now.insert("description"_L1, token(by));
            now.insert("created_at"_L1, wallOf(device));
        }
        now.insert("updated_at"_L1, wallOf(device));
        written(before, now);
        if (before.isEmpty())
            device.journal.create(key, now, newId(), newId());
        else
            device.journal.update(key, now, newId(), newId());
    } else {
        const QString operation = newId();
        m_counted.insert(operation, {u"analyses"_s, 1});
        device.journal.event(
            operation, {{u"metric"_s, u"analyses"_s}, {u"delta"_s, 1}, {u"at"_s, wallOf(device)}}, newId());
    }
}

// ---- the web platform, which writes to the centre's tables itself

void World::webWrites()
{
    if (!m_centre->begin() || !m_dialect.raise(*m_centre, m_space)) {
        fail(u"the web platform cannot write"_s);
        return;
    }
    const auto rows = m_centre->run("SELECT id FROM public.resumes ORDER BY id");
    const int count = rows ? rows.value().size() : 0;
    const int kind = m_dice.below(100);
    if (count == 0 || kind < 10) {
        const QString id = newId();
        const QJsonObject document{{u"title"_s, token(u"web."_s)}, {u"content"_s, newResume(u"web."_s)},
            {u"status"_s, u"draft"_s}, {u"is_public"_s, true}, {u"created_at"_s, m_now}, {u"updated_at"_s, m_now},
            {u"version"_s, 1}};
        const auto insert = central::insertOf(*central::syncTable(u"resumes"_s), id, m_space, document);
        if (!m_centre->run(insert.sql, insert.parameters))
            fail(u"the web platform cannot create"_s);
        written(QJsonValue(), document);
        m_counted.insert(id, {u"resumes_created"_s, 1});
    } else if (kind < 85) {
        webEdits(rows.value().text(m_dice.below(count), 0));
    } else if (kind < 90) {
        const QString id = rows.value().text(m_dice.below(count), 0);
        const central::SyncTable &table = *central::syncTable(u"resumes"_s);
        const auto row = m_centre->run(
            "SELECT " + central::documentColumns(table) + " FROM public.resumes t WHERE t.id = $1", {id});
        written(central::documentOf(table, row.value(), 0), QJsonValue());
        for (const QByteArray child : {"resume_versions", "resume_note"}) {
            const central::SyncTable &of = *central::syncTable(QString::fromLatin1(child));
            const auto gone = m_centre->run(
                "SELECT " + central::documentColumns(of) + " FROM " + of.table + " t WHERE t.resume_id = $1", {id});
            for (int i = 0; gone && i < gone.value().size(); ++i)
                written(central::documentOf(of, gone.value(), i), QJsonValue());
        }
        if (!m_centre->run("DELETE FROM public.resumes WHERE id = $1", {id}))
            fail(u"the web platform cannot purge"_s);
    } else {
        Operation event;
        event.id = newId();
        event.payload = {{u"metric"_s, u"analyses"_s}, {u"delta"_s, 1}, {u"at"_s, m_now}};
        m_counted.insert(event.id, {u"analyses"_s, 1});
        if (!m_dialect.count(*m_centre, m_space, event, m_now))
            fail(u"the web platform cannot count"_s);
    }
    if (!m_centre->commit())
        fail(u"the web platform cannot commit"_s);
    noteTombstones();
    if (m_history.plant == Plant::SerialCursor && m_dice.chance(30)) {
        const auto rev = m_centre->run("SELECT rev FROM sync.space WHERE space_id = $1", {m_space});
        const qint64 late = rev.value().integer(0, 0);
        m_hidden.insert(late); // its number is drawn, its commit comes later
        after(200 + m_dice.below(5000), [this, late] { m_hidden.remove(late); });
    }
    pokeOthers();
}

void World::webEdits(const QString &id)
{
    const central::SyncTable &table = *central::syncTable(u"resumes"_s);
    const auto row
        = m_centre->run("SELECT " + central::documentColumns(table) + " FROM public.resumes t WHERE t.id = $1", {id});
    const QJsonObject before = central::documentOf(table, row.value(), 0);
    QJsonObject now = before;
    now.insert("content"_L1, edited(before.value("content"_L1).toObject(), u"web."_s));
    now.insert("updated_at"_L1, m_now);
    const auto update = central::updateOf(table, id, m_space, now);
    if (!m_centre->run(update.sql, update.parameters))
        fail(u"the web platform cannot edit"_s);
    written(before, now);
}

} // namespace shortlist::simulation
