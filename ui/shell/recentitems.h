// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/library.h"

#include <QObject>

namespace shortlist::ui {

/// The resumes and jobs that were opened last, newest first; kept in the library, so that each library has its own.
class RecentItems final : public QObject
{
    Q_OBJECT

public:
    struct Item
    {
        bool isJob = false;
        QUuid id;

        friend bool operator==(const Item &, const Item &) = default;
    };
    static constexpr int kept = 12;

    explicit RecentItems(Library &library, QObject *parent = nullptr);

    void load();
    void opened(const Item &item);
    [[nodiscard]] const QList<Item> &items() const { return m_items; }

signals:
    void changed();

private:
    Library &m_library;
    QList<Item> m_items;
};

} // namespace shortlist::ui
