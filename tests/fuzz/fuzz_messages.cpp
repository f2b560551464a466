// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base/canonicaljson.h"
#include "sync/engine/contract.h"
#include "sync/engine/patch.h"
#include "tests/fuzz/fuzzing.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace shortlist;
using namespace shortlist::sync;

namespace {

/// A patch from the line on any document: it is refused or gives one, and a patch made from both leads to the same.
void patch(const QJsonValue &value)
{
    const QJsonObject before{{QStringLiteral("title"), QStringLiteral("A")}, {QStringLiteral("content"), value}};
    const auto after = applyPatch(before, value);
    if (!after)
        return;
    const auto again = applyPatch(before, makePatch(before, after.value()));
    FUZZ_CHECK(again && again.value() == after.value());
}

} // namespace

/// Bytes as a message of sync, either way: refused, or what was read is written and read as the same again.
int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    if (const auto request = decodeRequest(bytes)) {
        const QByteArray written = encode(request.value());
        const auto again = decodeRequest(written);
        FUZZ_CHECK(again && encode(again.value()) == written);
        if (const auto *push = std::get_if<PushRequest>(&request.value())) {
            for (const Operation &operation : push->operations)
                patch(operation.payload.value(QLatin1String("patch")));
        }
    }
    if (const auto reply = decodeReply(bytes)) {
        const QByteArray written = encode(reply.value());
        const auto again = decodeReply(written);
        FUZZ_CHECK(again && encode(again.value()) == written);
    }
    patch(QJsonDocument::fromJson(bytes).object());
    return 0;
}
