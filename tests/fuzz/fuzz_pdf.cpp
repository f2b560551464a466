// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/page/pdfcheck.h"
#include "tests/fuzz/fuzzing.h"

#include <QByteArray>

using namespace shortlist;
using namespace shortlist::page;

/// Bytes as a PDF file: they are refused in a sentence, or every part of the report is there.
int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const Result<PdfReport> report = checkPdf(bytes);
    if (!report) {
        FUZZ_CHECK(!report.error().detail.isEmpty());
        return 0;
    }
    FUZZ_CHECK(report.value().pages >= 0);
    for (const PdfReport::Tag &tag : report.value().tags)
        FUZZ_CHECK(tag.depth >= 0 && tag.depth <= 81);
    return 0;
}
