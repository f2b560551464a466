// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"
#include "models/domain/content.h"

#include <QRandomGenerator>
#include <QStringList>

#include <functional>

namespace shortlist {

/// What a library for measurements holds. The same values give the same library, ids aside.
struct GeneratorOptions
{
    QString path; ///< of the file to be made; must not exist
    QString templateFolder; ///< empty: the program's own
    int resumes = 1000;
    int versions = 10000; ///< of all resumes together, spread evenly
    int jobs = 200;
    int contentBytes = 50 * 1024; ///< JSON of each resume, roughly
    quint32 seed = 20251124;
    bool index = true; ///< full text too, as after the program has been idle
};

/// Words with the frequencies of a language: the n-th most common is n times rarer than the first.
class WordSource
{
public:
    explicit WordSource(quint32 seed, int vocabulary = 6000);

    QString word(); ///< by frequency
    QString sentence(int words);
    [[nodiscard]] const QString &at(int rank) const { return m_words.at(rank); } ///< 0: the most common
    [[nodiscard]] qsizetype size() const { return m_words.size(); }
    quint32 below(quint32 limit) { return m_random.bounded(limit); }

private:
    QRandomGenerator m_random;
    QStringList m_words;
    QList<double> m_heights; ///< cumulative frequency
};

/// A resume of about this many bytes of JSON: a person, several jobs with bullets, education, skills.
Content generatedContent(WordSource &words, int bytes);

/// `progress` hears how many versions of how many are made.
Result<void> generateLibrary(const GeneratorOptions &options, const std::function<void(int, int)> &progress = {});

} // namespace shortlist
