// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/content.h"
#include "models/domain/look.h"
#include "models/store/rows.h"

namespace shortlist::store {

/// Content in the forms in which it is stored, made before the write lock is taken.
struct PackedContent
{
    Utf8 json;
    QString text; ///< for resumes.extracted_text
    QJsonObject itemIds; ///< the tree of itemIds(), with the content's hash
    QString hash; ///< canonical SHA-256, hex
    int words = 0;
};

/// TooLarge over 16 MiB of JSON.
Result<PackedContent> pack(const Content &content);

struct PackedLook
{
    Utf8 json;
    QString hash;
};

PackedLook pack(const Look &look);

/// Content read back, its items named by the stored tree. Corrupt when either is not JSON.
Result<Content> unpackContent(const QByteArray &json, const QJsonObject &itemIds, ResumeId owner);

} // namespace shortlist::store
