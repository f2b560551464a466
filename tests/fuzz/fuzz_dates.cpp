// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/partialdate.h"
#include "tests/fuzz/fuzzing.h"

#include <QStringList>

using namespace shortlist;

/// Any text as a date: its stored form reads back as the same date, and writing it in any language ends.
int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QString text = QString::fromUtf8(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    for (const QString &language : {QStringLiteral("en"), QStringLiteral("de"), QStringLiteral("ja")}) {
        const PartialDate date = PartialDate::parse(text, language);
        FUZZ_CHECK(PartialDate::parse(date.toStored(), language) == date);
        FUZZ_CHECK(!date.isDated() || (date.year >= 1000 && date.year <= 2999 && date.month <= 12));
        FUZZ_CHECK(!endsBeforeStart(date, date));
        DateStyle style;
        style.language = language;
        FUZZ_CHECK(formatDateRange(date, date, style) == formatDate(date, style));
    }
    return 0;
}
