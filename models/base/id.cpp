// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base/id.h"

#include <QDateTime>
#include <QRandomGenerator>
#include <QtEndian>

#include <array>

namespace shortlist {

QUuid newUuid()
{
    std::array<quint32, 4> words{};
    QRandomGenerator::system()->fillRange(words.data(), words.size());
    std::array<uchar, 16> bytes{};
    memcpy(bytes.data(), words.data(), bytes.size());
    const auto milliseconds = static_cast<quint64>(QDateTime::currentMSecsSinceEpoch());
    qToBigEndian<quint32>(static_cast<quint32>(milliseconds >> 16), bytes.data());
    qToBigEndian<quint16>(static_cast<quint16>(milliseconds & 0xffff), bytes.data() + 4);
    bytes[6] = static_cast<uchar>((bytes[6] & 0x0f) | 0x70);
    bytes[8] = static_cast<uchar>((bytes[8] & 0x3f) | 0x80);
    return QUuid::fromRfc4122(QByteArrayView(bytes.data(), bytes.size()));
}

} // namespace shortlist
