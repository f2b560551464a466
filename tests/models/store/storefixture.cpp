// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/models/store/storefixture.h"

#include <QDir>
#include <QFile>
#include <QTest>

using namespace Qt::StringLiterals;

namespace shortlist::store {

namespace {

void writeTemplate(const QString &path, const QByteArray &slug, const QByteArray &name)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{\"id\": \"" + slug + "\", \"name\": \"" + name
        + "\", \"category\": \"traditional\", \"description\": \"For tests.\", \"atsScore\": 95}");
}

} // namespace

StoreFixture::StoreFixture()
{
    QVERIFY(QDir(m_folder.path()).mkpath(u"templates"_s));
    writeTemplate(m_folder.filePath(u"templates/classic.json"_s), "classic", "Classic");
    writeTemplate(m_folder.filePath(u"templates/modern.json"_s), "modern", "Modern");
}

QString StoreFixture::path() const
{
    return m_folder.filePath(u"library.shortlist"_s);
}

LibraryOptions StoreFixture::options() const
{
    LibraryOptions options;
    options.path = path();
    options.clock = &clock;
    options.device = u"Laptop"_s;
    options.templateFolder = m_folder.filePath(u"templates"_s);
    return options;
}

std::unique_ptr<LibraryStore> StoreFixture::open(OpenMode mode) const
{
    LibraryOptions wanted = options();
    wanted.mode = mode;
    auto store = LibraryStore::open(wanted);
    if (store)
        return std::move(store).value();
    QTest::qFail(qPrintable(store.error().detail), __FILE__, __LINE__);
    return nullptr;
}

std::unique_ptr<Connection> StoreFixture::raw() const
{
    ConnectionOptions wanted;
    wanted.mode = OpenMode::ReadWrite;
    auto connection = Connection::open(path(), wanted);
    if (connection)
        return std::move(connection).value();
    QTest::qFail(qPrintable(connection.error().detail), __FILE__, __LINE__);
    return nullptr;
}

Content sampleContent(const QString &name, int bullets)
{
    Content content;
    content.ensureSection(u"personalInfo"_s).contact.setField(u"name"_s, name);
    Entry job;
    job.id = ItemId::create();
    job.setField(u"title"_s, u"Analytics Engineer"_s);
    job.setField(u"company"_s, u"Merewick Energy"_s);
    job.setField(u"startDate"_s, u"2021-03"_s);
    for (int number = 1; number <= bullets; ++number)
        job.lists[u"bullets"_s].append({ItemId::create(), u"Cut settlement time by %1 %"_s.arg(10 * number)});
    content.ensureSection(u"experience"_s).entries.append(job);
    content.ensureSection(u"summary"_s).text = u"Builds measured pipelines."_s;
    return content;
}

NewResume sampleResume(const QString &title)
{
    NewResume resume;
    resume.title = title;
    resume.content = sampleContent(u"Marit Solvang"_s);
    return resume;
}

Content withBullet(Content content, const QString &text)
{
    content.section(u"experience"_s)->entries.first().lists[u"bullets"_s].append({ItemId::create(), text});
    return content;
}

} // namespace shortlist::store
