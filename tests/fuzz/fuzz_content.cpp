// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base/canonicaljson.h"
#include "models/domain/changesummary.h"
#include "models/domain/validation.h"
#include "models/exchange/importer.h"
#include "models/exchange/plaintext.h"
#include "tests/fuzz/fuzzing.h"

using namespace shortlist;

/// Any JSON object as content: what is written reads back the same, ids fit what they were made for, nothing differs
/// from itself, and every function on content ends.
int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const auto object = exchange::parseJsonObject(bytes);
    if (!object)
        return 0;
    static const ResumeId owner = ResumeId::parse(u"018f3c1e-0000-7000-8000-000000000001");
    const Content content = Content::fromJson(object.value(), owner);
    const QJsonObject written = content.toJson();
    Content again = Content::fromJson(written, ResumeId::create());
    FUZZ_CHECK(canonicalJson(again.toJson()) == canonicalJson(written));
    if (applyItemIds(again, itemIds(content)))
        FUZZ_CHECK(itemIds(again) == itemIds(content));
    matchItemIds(again, content);
    FUZZ_CHECK(diffContent(content, {}, content, {}).isEmpty());
    const ContentDiff diff = diffContent({}, {}, content, {});
    FUZZ_CHECK(changeSummary(diff).size() <= 120);
    validate(cleanContent(content));
    FUZZ_CHECK(extractedText(content).toUtf8().size() <= 500'000);
    exchange::plainText(content, {});
    return 0;
}
