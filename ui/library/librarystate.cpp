// SPDX-License-Identifier: GPL-3.0-or-later
// What LibraryView keeps: folded rows in the library, its layout in the settings, and what a narrow window hides.
#include "ui/library/libraryview.h"

#include "ui/components/button.h"
#include "ui/components/segmentedcontrol.h"
#include "ui/components/whendone.h"
#include "ui/theme/theme.h"

#include <QJsonArray>
#include <QResizeEvent>
#include <QSettings>
#include <QSplitter>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace shortlist::ui {

namespace {

constexpr int inspectorFromWidth = 1200 - 216; ///< of this view; DESIGN.md §4 gives the window's width
constexpr auto expandedKey = u"library/collapsed";

} // namespace

void LibraryView::resizeEvent(QResizeEvent *event)
{
    // Below 1200 px of window the inspector is off until it is asked for; the choice of a wider window is kept.
    const bool room = width() >= px(inspectorFromWidth);
    if (room != m_roomForInspector) {
        m_roomForInspector = room;
        m_inspectorToggle->setChecked(room && m_inspectorWanted);
    }
    m_new->setCompact(width() < px(560));
    QWidget::resizeEvent(event);
}

void LibraryView::loadExpanded()
{
    m_expandedLoaded = true;
    whenReady(
        m_services.library.setting(QString::fromUtf16(expandedKey)), this, [this](const Result<QJsonObject> &kept) {
            if (!kept)
                return;
            for (const QJsonValue &id : kept.value().value(u"ids"_s).toArray())
                m_collapsed.insert(ResumeId::parse(id.toString()));
            rowsChanged();
        });
}

void LibraryView::saveExpanded()
{
    QJsonArray ids;
    for (const ResumeId &id : m_collapsed)
        ids.append(id.toString());
    whenReady(m_services.library.setSetting(QString::fromUtf16(expandedKey), {{u"ids"_s, ids}}), this,
        [](const Result<void> &) { /* how rows are folded is not worth a message */ });
}

void LibraryView::saveState(QSettings &settings) const
{
    settings.setValue(u"library/grid"_s, m_layoutSwitch->current() == 1);
    settings.setValue(u"library/order"_s, static_cast<int>(m_proxy->order()));
    settings.setValue(u"library/inspector"_s, m_inspectorWanted);
    settings.setValue(u"library/splitter"_s, m_splitter->saveState());
}

void LibraryView::restoreState(QSettings &settings)
{
    m_inspectorToggle->setChecked(settings.value(u"library/inspector"_s, true).toBool());
    setOrder(static_cast<ResumeFilterModel::Order>(std::clamp(settings.value(u"library/order"_s, 0).toInt(), 0, 2)));
    setGrid(settings.value(u"library/grid"_s, false).toBool());
    m_splitter->restoreState(settings.value(u"library/splitter"_s).toByteArray());
}

} // namespace shortlist::ui
