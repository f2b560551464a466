// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/librarygenerator.h"

#include "models/store/librarystore.h"

#include <QFileInfo>
#include <QSet>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace shortlist {

namespace {

constexpr std::array<const char *, 40> syllables{"an", "ber", "col", "da", "ent", "for", "gra", "hel", "in", "jo", "ka",
    "lin", "mar", "no", "or", "pre", "qui", "ra", "sol", "ter", "ul", "ven", "wes", "xi", "yor", "zen", "pro", "data",
    "ing", "ment", "tion", "ser", "vice", "lead", "port", "plan", "tech", "mod", "el", "ic"};

constexpr int bulletsAJob = 20;
constexpr qint64 hourMs = 3600 * 1000;

Entry generatedJob(WordSource &words, int number)
{
    Entry job;
    job.id = ItemId::create();
    job.setField(u"title"_s, words.sentence(3));
    job.setField(u"company"_s, words.sentence(2));
    job.setField(u"location"_s, words.word());
    job.setField(u"startDate"_s, u"%1-03"_s.arg(2020 - number));
    job.setField(u"endDate"_s, u"%1-02"_s.arg(2021 - number));
    return job;
}

} // namespace

WordSource::WordSource(quint32 seed, int vocabulary)
    : m_random(seed)
{
    QSet<QString> known;
    double height = 0;
    while (m_words.size() < vocabulary) {
        QString word;
        const quint32 parts = 1 + m_random.bounded(3U);
        for (quint32 part = 0; part <= parts; ++part)
            word += QLatin1StringView(syllables.at(m_random.bounded(static_cast<quint32>(syllables.size()))));
        if (known.contains(word))
            continue;
        known.insert(word);
        m_words.append(word);
        height += 1.0 / static_cast<double>(m_words.size());
        m_heights.append(height);
    }
}

QString WordSource::word()
{
    const double wanted = m_random.generateDouble() * m_heights.constLast();
    const auto found = std::lower_bound(m_heights.cbegin(), m_heights.cend(), wanted);
    return m_words.at(std::min<qsizetype>(found - m_heights.cbegin(), m_words.size() - 1));
}

QString WordSource::sentence(int count)
{
    QString text = word();
    text[0] = text.at(0).toUpper();
    for (int number = 1; number < count; ++number)
        text += u' ' + word();
    return text;
}

Content generatedContent(WordSource &words, int bytes)
{
    Content content;
    Entry &contact = content.ensureSection(u"personalInfo"_s).contact;
    contact.setField(u"name"_s, words.sentence(2));
    contact.setField(u"email"_s, words.word() + u"@example.org"_s);
    content.ensureSection(u"summary"_s).text = words.sentence(40);
    Entry skills;
    skills.id = ItemId::create();
    skills.setField(u"name"_s, u"Technical"_s);
    for (int number = 0; number < 12; ++number)
        skills.lists[u"keywords"_s].append({ItemId::create(), words.word()});
    content.ensureSection(u"skills"_s).entries.append(skills);

    int written = 900;
    Section &experience = content.ensureSection(u"experience"_s);
    for (int number = 0; written < bytes; ++number) {
        Entry job = generatedJob(words, number);
        written += 200;
        for (int bullet = 0; bullet < bulletsAJob && written < bytes; ++bullet) {
            const QString text = words.sentence(16);
            written += static_cast<int>(text.size()) + 3;
            job.lists[u"bullets"_s].append({ItemId::create(), text});
        }
        experience.entries.append(job);
    }
    return content;
}

Result<void> generateLibrary(const GeneratorOptions &options, const std::function<void(int, int)> &progress)
{
    if (QFileInfo::exists(options.path))
        return Error{Error::Kind::InvalidInput, u"%1 exists already"_s.arg(options.path)};
    ManualClock clock(SystemClock().now() - (options.versions + options.resumes) * (hourMs / 6));
    store::LibraryOptions library;
    library.path = options.path;
    library.clock = &clock;
    library.templateFolder = options.templateFolder;
    SHORTLIST_TRY(const auto store, store::LibraryStore::open(library));
    WordSource words(options.seed);

    for (int number = 0; number < options.jobs; ++number) {
        JobRecord job;
        job.title = words.sentence(3);
        job.company = words.sentence(2);
        for (int line = 0; line < 40; ++line)
            job.description += words.sentence(18) + u'\n';
        SHORTLIST_TRY_VOID(store->saveJob(job));
    }
    int made = 0;
    for (int number = 0; number < options.resumes; ++number) {
        NewResume resume;
        resume.title = words.sentence(3);
        resume.content = generatedContent(words, options.contentBytes);
        SHORTLIST_TRY(const ResumeSummary summary, store->createResume(resume));
        ++made;
        const int until = static_cast<int>(qint64{number + 1} * options.versions / options.resumes);
        for (; made < until; ++made) {
            clock.advance(hourMs / 6);
            ResumeSave change;
            change.id = summary.id;
            QList<Entry> &jobs = resume.content.section(u"experience"_s)->entries;
            Entry &job = jobs[words.below(static_cast<quint32>(jobs.size()))];
            if (QList<TextItem> &bullets = job.lists[u"bullets"_s]; !bullets.isEmpty())
                bullets.first().text = words.sentence(16);
            change.content = resume.content;
            change.cut = VersionCut();
            SHORTLIST_TRY_VOID(store->save(change));
        }
        if (progress)
            progress(made, options.versions);
    }
    if (options.index)
        SHORTLIST_TRY_VOID(store->indexPending(3'600'000));
    return {};
}

} // namespace shortlist
