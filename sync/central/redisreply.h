// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <vector>

namespace shortlist::central {

/// An answer of Redis (RESP2), copied out of the client library.
struct RedisReply
{
    enum class Type { Nil, Text, Integer, List };

    Type type = Type::Nil;
    /// Also of a status such as OK.
    QByteArray text;
    qint64 integer = 0;
    std::vector<RedisReply> items;

    [[nodiscard]] bool isNil() const { return type == Type::Nil; }
};

} // namespace shortlist::central
