// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/clock.h"

#include <QByteArray>
#include <QList>

namespace shortlist::exchange {

/// Writes a ZIP archive (PKWARE APPNOTE 6.3.3, without ZIP64): deflated files in the order in which they are added. The
/// same files give the same bytes. For archives of at most some megabytes; nothing is checked against the 4 GB limit.
class ZipWriter
{
public:
    /// `time` is stamped on every file in UTC; 0, and what is before 1980, is the first day of 1980.
    explicit ZipWriter(Timestamp time);

    /// `name` is ASCII, with slashes.
    void add(const QByteArray &name, const QByteArray &data);
    /// The whole archive.
    [[nodiscard]] QByteArray archive() const;

private:
    QByteArray m_files;
    QByteArray m_directory;
    quint16 m_count = 0;
    quint16 m_time = 0; ///< as MS-DOS writes it
    quint16 m_date = 0;
};

} // namespace shortlist::exchange
