// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/packing.h"

#include "models/base/canonicaljson.h"
#include "models/domain/wordcount.h"

using namespace Qt::StringLiterals;

namespace shortlist::store {

namespace {

constexpr qsizetype maxContentBytes = qsizetype{16} * 1024 * 1024;

} // namespace

Result<PackedContent> pack(const Content &content)
{
    PackedContent packed;
    const QJsonObject json = content.toJson();
    packed.json = jsonColumn(json);
    if (packed.json.bytes.size() > maxContentBytes)
        return Error{Error::Kind::TooLarge,
            u"This resume is larger than Shortlist keeps: %1 bytes"_s.arg(packed.json.bytes.size())};
    packed.text = extractedText(content);
    packed.itemIds = itemIds(content, canonicalHash(json));
    packed.hash = packed.itemIds.value(u"contentHash").toString();
    packed.words = wordCount(packed.text);
    return packed;
}

PackedLook pack(const Look &look)
{
    const QJsonObject json = look.toJson();
    return {jsonColumn(json), QString::fromLatin1(canonicalHash(json).toHex())};
}

Result<Content> unpackContent(const QByteArray &json, const QJsonObject &itemIds, ResumeId owner)
{
    SHORTLIST_TRY(const QJsonObject object, objectFromColumn(json));
    Content content = Content::fromJson(object, owner);
    // A tree of other content (written by the web platform since) leaves the ids that the content itself gives.
    static_cast<void>(applyItemIds(content, itemIds));
    return content;
}

} // namespace shortlist::store
