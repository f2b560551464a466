// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/spelling.h"

#include <algorithm>
#include <vector>

using namespace Qt::StringLiterals;

namespace shortlist::store {

namespace {

constexpr auto selectResumeWords = "SELECT term, doc FROM resume_word WHERE term >= ?1 AND term < ?2";
constexpr auto selectJobWords = "SELECT term, doc FROM job_word WHERE term >= ?1 AND term < ?2";

struct Candidate
{
    QString word;
    int distance = 0;
    qint64 documents = 0;

    [[nodiscard]] bool betterThan(const Candidate &other) const
    {
        if (other.word.isEmpty())
            return true;
        return distance == other.distance ? documents > other.documents : distance < other.distance;
    }
};

Result<void> collect(Connection &db, const char *sql, const QString &wanted, bool anyInitial, Candidate &best)
{
    const int limit = wanted.size() <= 4 ? 1 : 2;
    const QString from = anyInitial ? u"0"_s : wanted.left(1);
    const QString to = anyInitial ? QString(QChar(0xffee)) : QString(QChar(wanted.at(0).unicode() + 1));
    SHORTLIST_TRY(auto select, db.prepare(sql));
    SHORTLIST_TRY_VOID(select.bind(from, to));
    return select.forEach([&](const Statement &row) -> Result<void> {
        const QString term = row.text(0);
        if (term.startsWith(wanted)) { // it is the beginning of a word, so nothing is wrong with it
            best = {wanted, 0, row.int64(1)};
            return {};
        }
        if (qAbs(term.size() - wanted.size()) > limit)
            return {};
        const Candidate candidate{term, editDistance(wanted, term, limit), row.int64(1)};
        if (candidate.distance <= limit && candidate.betterThan(best))
            best = candidate;
        return {};
    });
}

} // namespace

int editDistance(QStringView a, QStringView b, int limit)
{
    if (qAbs(a.size() - b.size()) > limit)
        return limit + 1;
    const auto width = static_cast<size_t>(b.size()) + 1;
    std::vector<int> twoBack(width);
    std::vector<int> back(width);
    std::vector<int> row(width);
    for (size_t column = 0; column < width; ++column)
        back[column] = static_cast<int>(column);
    for (qsizetype i = 1; i <= a.size(); ++i) {
        row[0] = static_cast<int>(i);
        int least = row[0];
        for (qsizetype j = 1; j <= b.size(); ++j) {
            const auto at = static_cast<size_t>(j);
            const int change = a.at(i - 1) == b.at(j - 1) ? 0 : 1;
            row[at] = std::min({back[at] + 1, row[at - 1] + 1, back[at - 1] + change});
            if (i > 1 && j > 1 && a.at(i - 1) == b.at(j - 2) && a.at(i - 2) == b.at(j - 1))
                row[at] = std::min(row[at], twoBack[at - 2] + 1);
            least = std::min(least, row[at]);
        }
        if (least > limit)
            return limit + 1;
        std::swap(twoBack, back);
        std::swap(back, row);
    }
    return std::min(back[width - 1], limit + 1);
}

Result<QString> nearestSpelling(Connection &db, const QList<SearchWord> &words)
{
    QStringList corrected;
    bool changed = false;
    for (const SearchWord &word : words) {
        Candidate best;
        // Few people mistype the first letter; the whole vocabulary is read only when nothing else helps.
        for (const bool anyInitial : {false, true}) {
            if (!best.word.isEmpty() || word.folded.size() < 3)
                break;
            SHORTLIST_TRY_VOID(collect(db, selectResumeWords, word.folded, anyInitial, best));
            SHORTLIST_TRY_VOID(collect(db, selectJobWords, word.folded, anyInitial, best));
        }
        const bool replace = !best.word.isEmpty() && best.distance > 0;
        changed = changed || replace;
        corrected.append(replace ? best.word : QString::fromUtf8(word.typed));
    }
    return changed ? corrected.join(u' ') : QString();
}

} // namespace shortlist::store
