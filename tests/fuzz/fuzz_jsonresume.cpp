// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base/canonicaljson.h"
#include "models/exchange/importer.h"
#include "models/exchange/jsonresume.h"
#include "tests/fuzz/fuzzing.h"

using namespace shortlist;

/// Any bytes as a file to import. What can be imported and is exported once is a fixed point: importing and exporting
/// it again changes nothing. What cannot be imported gives a sentence.
int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const auto imported = exchange::importBytes(bytes, QStringLiteral("cv.json"));
    if (!imported) {
        FUZZ_CHECK(!exchange::importErrorSentence(imported.error(), QStringLiteral("cv.json")).isEmpty());
        return 0;
    }
    FUZZ_CHECK(!imported.value().title.isEmpty() && imported.value().title.size() <= 255);
    static const ResumeId owner = ResumeId::parse(u"018f3c1e-0000-7000-8000-000000000001");
    const QJsonObject once = exchange::jsonResumeFromContent(imported.value().content);
    const QJsonObject twice
        = exchange::jsonResumeFromContent(Content::fromJson(exchange::contentFromJsonResume(once), owner));
    const QJsonObject thrice
        = exchange::jsonResumeFromContent(Content::fromJson(exchange::contentFromJsonResume(twice), owner));
    FUZZ_CHECK(canonicalJson(thrice) == canonicalJson(twice));
    return 0;
}
