// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/page/design.h"
#include "models/page/layoutengine.h"
#include "models/page/pdfwriter.h"
#include "tests/fuzz/fuzzing.h"

#include <QByteArray>
#include <QJsonDocument>

using namespace shortlist;
using namespace shortlist::page;

/// Design JSON: whatever it says, it is refused in a sentence, or one page can be laid out and written with it.
int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    Look look;
    look.design = QJsonDocument::fromJson(bytes).object();
    static const Content content = Content::fromJson(
        QJsonDocument::fromJson(R"({"personalInfo": {"name": "Ada Long", "email": "ada@example.org"},
            "summary": "Engineer of many years.", "experience": [{"title": "Engineer", "company": "Works",
            "startDate": "2019-03", "endDate": "present", "bullets": ["Cut the time by a third", "Wrote it down"]}],
            "skills": {"technical": ["C++", "SQL"]}})")
            .object(),
        ResumeId::parse(u"6f1f6f64-7c1c-4f0e-9f0e-2f3b7d1c5a10"));
    LayoutEngine engine;
    const Result<PageListPtr> list = engine.layout({content, look, Paper::A4, QStringLiteral("en")});
    if (!list) {
        FUZZ_CHECK(!list.error().detail.isEmpty());
        return 0;
    }
    FUZZ_CHECK(!list.value()->pages.empty());
    FUZZ_CHECK(writePdf(*list.value()));
    return 0;
}
