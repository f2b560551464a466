// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/recentitems.h"

#include "ui/components/whendone.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace shortlist::ui {

namespace {

const QString settingKey = u"window/recent"_s;

} // namespace

RecentItems::RecentItems(Library &library, QObject *parent)
    : QObject(parent)
    , m_library(library)
{
}

void RecentItems::load()
{
    whenReady(m_library.setting(settingKey), this, [this](const Result<QJsonObject> &stored) {
        if (!stored)
            return;
        for (const QJsonValue &value : stored.value().value(u"items"_s).toArray()) {
            const QString text = value.toString();
            const Item item{text.startsWith(u"job:"_s), QUuid::fromString(text.section(u':', 1))};
            if (!item.id.isNull() && !m_items.contains(item) && m_items.size() < kept)
                m_items.append(item);
        }
        emit changed();
    });
}

void RecentItems::opened(const Item &item)
{
    m_items.removeAll(item);
    m_items.prepend(item);
    if (m_items.size() > kept)
        m_items.removeLast();
    QJsonArray list;
    for (const Item &one : m_items)
        list.append((one.isJob ? u"job:"_s : u"resume:"_s) + one.id.toString(QUuid::WithoutBraces));
    whenReady(m_library.setSetting(settingKey, {{u"items"_s, list}}), this,
        [](const Result<void> &) { /* what was opened last is not worth a message */ });
    emit changed();
}

} // namespace shortlist::ui
