// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/exchange/posting.h"
#include "tests/fuzz/fuzzing.h"

using namespace shortlist;

/// Any bytes as a posting: refused with a reason, or text within its limits that reads back as itself.
int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const Result<exchange::Posting> read = exchange::readPosting(bytes);
    if (!read)
        return 0;
    const exchange::Posting &posting = read.value();
    FUZZ_CHECK(!posting.title.isEmpty() && posting.title.size() <= 255);
    FUZZ_CHECK(posting.text.size() <= exchange::maxPostingText);
    FUZZ_CHECK(exchange::postingFromText(posting.text).text == posting.text);
    (void)exchange::postingFromHtml(posting.text);
    return 0;
}
