// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/backup.h"
#include "tests/fuzz/fuzzing.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonObject>
#include <QLoggingCategory>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace shortlist;
using namespace shortlist::store;

namespace {

const Timestamp now = 1'764'000'000'000;

/// Where everything happens, and a good backup of a small library in it.
class Place
{
public:
    Place()
    {
        QLoggingCategory::setFilterRules(u"shortlist.store*=false"_s);
        FUZZ_CHECK(m_folder.isValid());
        auto store = open(OpenMode::Create);
        FUZZ_CHECK(store);
        NewResume resume;
        resume.title = u"Analyst"_s;
        resume.content.ensureSection(u"summary"_s).text = u"Builds measured pipelines."_s;
        const auto made = store.value()->createResume(resume);
        FUZZ_CHECK(made);
        JobRecord job;
        job.title = u"Engineer"_s;
        FUZZ_CHECK(store.value()->saveJob(job));
        FUZZ_CHECK(store.value()->trashResume(made.value().id));
        FUZZ_CHECK(writeBackup(*store.value(), backup(), now));
        QFile file(backup());
        FUZZ_CHECK(file.open(QIODevice::ReadOnly));
        m_good = file.readAll();
    }

    [[nodiscard]] const QByteArray &good() const { return m_good; }
    [[nodiscard]] QString backup() const { return m_folder.filePath(u"backup.shortlist"_s); }
    [[nodiscard]] QString library() const { return m_folder.filePath(u"library.shortlist"_s); }
    [[nodiscard]] Result<std::unique_ptr<LibraryStore>> open(OpenMode mode) const
    {
        LibraryOptions options;
        options.path = library();
        options.mode = mode;
        options.device = u"Laptop"_s;
        options.templateFolder = m_folder.path();
        options.copyFolder = m_folder.path();
        return LibraryStore::open(options);
    }
    void clear() const
    {
        for (const QString &name : {u""_s, u"-wal"_s, u"-shm"_s, u".restoring"_s})
            QFile::remove(library() + name);
    }

private:
    QTemporaryDir m_folder;
    QByteArray m_good;
};

/// An even first byte: the rest is the file. An odd one: the rest are changes of the good backup, four bytes each
/// (three of a place, one of a value; a place beyond the end cuts the file off).
QByteArray fileOf(const std::uint8_t *data, std::size_t size, const QByteArray &good)
{
    if (size == 0 || data[0] % 2 == 0)
        return size == 0 ? QByteArray() : QByteArray(reinterpret_cast<const char *>(data + 1), qsizetype(size) - 1);
    QByteArray bytes = good;
    for (std::size_t i = 1; i + 4 <= size && !bytes.isEmpty(); i += 4) {
        const qsizetype place = data[i] * 65536 + data[i + 1] * 256 + data[i + 2];
        if (place < bytes.size())
            bytes[place] = static_cast<char>(data[i + 3]);
        else
            bytes.truncate(place % bytes.size());
    }
    return bytes;
}

/// What a person does next; answers and errors are both fine.
void use(LibraryStore &store)
{
    if (const auto resumes = store.resumes()) {
        for (const ResumeSummary &one : resumes.value()) {
            (void)store.resume(one.id);
            (void)store.versions(one.id);
            (void)store.version(one.id, 1);
        }
    }
    (void)store.jobs();
    (void)store.templates();
    (void)store.search(u"pipelines"_s);
    if (const auto trash = store.trash()) {
        for (const TrashItem &item : trash.value())
            (void)store.restoreFromTrash(item);
    }
    (void)store.check();
    (void)store.maintain(10);
}

} // namespace

/// Any bytes as a backup: refused with a reason, or a library that can be used. The backup itself is never changed.
int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    static const Place place;
    place.clear();
    const QByteArray bytes = fileOf(data, size, place.good());
    QFile file(place.backup());
    FUZZ_CHECK(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
    file.close();
    (void)inspectBackup(place.backup());
    const auto restored = restoreLibrary(place.backup(), place.library(), now);
    FUZZ_CHECK(file.open(QIODevice::ReadOnly) && file.readAll() == bytes);
    FUZZ_CHECK(!QFile::exists(place.library() + u".restoring"_s));
    FUZZ_CHECK(restored || !QFile::exists(place.library()));
    FUZZ_CHECK(restored || !restored.error().detail.isEmpty());
    if (!restored)
        return 0;
    FUZZ_CHECK(QFileInfo(place.backup()).size() > 0); // nothing never takes the place of a library
    if (auto store = place.open(OpenMode::ReadWrite))
        use(*store.value());
    return 0;
}
