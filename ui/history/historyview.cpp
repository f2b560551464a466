// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/historyview.h"

#include "models/domain/errorsentence.h"
#include "ui/components/button.h"
#include "ui/components/label.h"
#include "ui/components/segmentedcontrol.h"
#include "ui/components/toast.h"
#include "ui/components/whendone.h"
#include "ui/editor/resumesession.h"
#include "ui/history/comparison.h"
#include "ui/history/comparisonhead.h"
#include "ui/history/difflist.h"
#include "ui/history/historytext.h"
#include "ui/history/timeline.h"
#include "ui/history/timelinepane.h"
#include "ui/history/versionpicker.h"

#include <QCheckBox>
#include <QStackedWidget>

#include <algorithm>
#include <limits>
#include <utility>

using namespace Qt::StringLiterals;

namespace shortlist::ui {

namespace {

constexpr int settleMs = 300;

} // namespace

void HistoryView::connectParts()
{
    connectTimeline(m_side->timeline());
    connect(m_pickBefore, &VersionPicker::chosen, this, [this](int number) { compare(number, m_after); });
    connect(m_pickAfter, &VersionPicker::chosen, this, [this](int number) { compare(m_before, number); });
    connect(m_layout, &SegmentedControl::currentChanged, this, [this](int at) {
        m_diff->setInlined(at == 1);
        m_head->setInlined(at == 1);
    });
    connect(m_onlyChanges, &QCheckBox::toggled, this, &HistoryView::compareAgain);
    connect(m_head, &ComparisonHead::restoreRequested, this, [this] { restoreVersion(m_before); });
    connect(m_head, &ComparisonHead::nameRequested, this, [this] { nameVersion(m_after); });
    connect(m_diff, &DiffList::restoreRequested, this, &HistoryView::restoreField);
    connect(m_diff, &DiffList::restoreGroupRequested, this, &HistoryView::restoreGroup);
    connect(m_comparison, &Comparison::ready, this, &HistoryView::showSheet);
    connect(m_comparison, &Comparison::failed, this, &HistoryView::say);
    connect(m_comparison, &Comparison::editsFound, this, &HistoryView::setEdited);
    connect(&m_session, &ResumeSession::opened, this, &HistoryView::reload);
    connect(&m_session, &ResumeSession::versionsChanged, this, &HistoryView::reload);
    connect(&m_session, &ResumeSession::actionFailed, this, &HistoryView::say);
    connect(&m_library, &Library::resumesChanged, this, [this](const QList<ResumeId> &ids) {
        if (ids.contains(m_session.id()))
            reload();
    });
    connect(&m_session.document(), &ResumeDocument::changed, this, &HistoryView::documentChanged);
    m_settle.setSingleShot(true);
    m_settle.setInterval(settleMs);
    connect(&m_settle, &QTimer::timeout, this, [this] {
        if (newest() > 0)
            m_comparison->findEdits(newest());
        if (m_before == presentState || m_after == presentState)
            compareAgain();
    });
}

void HistoryView::connectTimeline(Timeline *timeline)
{
    connect(timeline, &Timeline::chosen, this, &HistoryView::choose);
    connect(timeline, &Timeline::otherSideChosen, this, &HistoryView::chooseOther);
    connect(timeline, &Timeline::menuRequested, this, &HistoryView::openMenu);
}

void HistoryView::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_stale)
        reload();
}

void HistoryView::reload()
{
    // A hidden view reads nothing: while a person types, every save would ask for the whole timeline.
    if (!m_session.isOpen() || !isVisible() || m_reading) {
        m_stale = true;
        return;
    }
    m_reading = true;
    m_stale = false;
    whenDone<QList<VersionSummary>>(
        m_library.versions(m_session.id()), this, [this](const Result<QList<VersionSummary>> &versions) {
            m_reading = false;
            if (versions)
                versionsLoaded(versions.value());
            else
                say(versions.error());
            if (m_stale && isVisible())
                reload();
        });
}

void HistoryView::versionsLoaded(const QList<VersionSummary> &versions)
{
    if (versions != m_summaries) {
        m_comparison->forget();
        m_summaries = versions;
    }
    const QString count = versions.size() == 1 ? tr("1 version") : tr("%1 versions").arg(versions.size());
    m_side->setCountText(count);
    m_sideButton->setText(count);
    if (!m_loaded) {
        whenDone<QList<TemplateRecord>>(
            m_library.templates(), this, [this](const Result<QList<TemplateRecord>> &templates) {
                QHash<QString, QString> names;
                if (templates) {
                    for (const TemplateRecord &record : templates.value())
                        names.insert(record.id.toString(), record.name);
                }
                m_comparison->setTemplateNames(names);
            });
    }
    m_loaded = true;
    setEdited(m_edited);
    if (newest() > 0)
        m_comparison->findEdits(newest());
}

void HistoryView::setEdited(bool edited)
{
    const bool wasPresent = m_after == present();
    m_edited = edited;
    QList<VersionSummary> rows = m_summaries;
    if (edited) {
        VersionSummary now;
        now.id.value = QUuid(1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1); // names no row of the library
        now.summary = newest() > 0 ? tr("Edited since v%1").arg(newest()) : tr("Not a version yet");
        now.createdAt = m_session.clock().now();
        rows.prepend(now);
    }
    m_versions.setVersions(rows);
    m_sideButton->setEnabled(!rows.isEmpty());
    if (m_wanted) {
        showVersion(*std::exchange(m_wanted, std::nullopt));
    } else if (!m_chosen) {
        chooseDefault();
    } else {
        // What was compared with the present state still is.
        const bool gone = m_timelineModel.rowOf(m_after) < 0 && m_timelineModel.filter() == TimelineModel::Filter::All;
        compare(m_before, wasPresent || gone ? present() : m_after);
    }
}

void HistoryView::documentChanged()
{
    if (isVisible() && m_loaded)
        m_settle.start();
    else
        m_stale = true;
}

int HistoryView::newest() const
{
    return m_summaries.isEmpty() ? 0 : m_summaries.constFirst().number;
}

int HistoryView::present() const
{
    return m_edited ? presentState : newest();
}

VersionSummary HistoryView::versionOf(int number) const
{
    for (const VersionSummary &version : m_versions.rows()) {
        if (version.number == number)
            return version;
    }
    return {};
}

void HistoryView::chooseDefault()
{
    if (m_versions.rowCount() == 0)
        return;
    const int before = m_versions.rowCount() > 1 ? m_versions.row(1).number : m_versions.row(0).number;
    compare(before, m_versions.row(0).number);
}

void HistoryView::showVersion(int number)
{
    if (!m_loaded) {
        m_wanted = number;
        return;
    }
    choose(number);
}

void HistoryView::choose(int number)
{
    m_chosen = true;
    // The present version with itself says nothing; what it changed does.
    if (number == present()) {
        const bool more = m_versions.rowCount() > 1;
        compare(more ? m_versions.row(1).number : number, number);
        return;
    }
    compare(number, present());
}

void HistoryView::chooseOther(int number)
{
    m_chosen = true;
    compare(m_before, number);
}

void HistoryView::compare(int before, int after)
{
    // The older one is always the one before. The present state is the newest of all.
    const auto age = [](int number) { return number == presentState ? std::numeric_limits<int>::max() : number; };
    if (age(before) > age(after))
        std::swap(before, after);
    m_before = before;
    m_after = after;
    m_timelineModel.setCompared(before, after);
    refreshHead();
    compareAgain();
}

void HistoryView::compareAgain()
{
    if (m_versions.rowCount() == 0)
        return;
    if (m_versions.rowCount() == 1) {
        m_message->setText(tr("One version so far. A new one is made when you export, restore or change the template, "
                              "and after 10 quiet minutes."));
        m_pages->setCurrentIndex(1);
        emit compared();
        return;
    }
    m_comparison->compare(m_before, m_after, !m_onlyChanges->isChecked());
}

void HistoryView::showSheet(const DiffSheet &sheet)
{
    m_diff->setSheet(sheet, versionLabel(m_before), versionLabel(m_after));
    m_head->setChanges(sheet.changes);
    const bool empty = sheet.groups.isEmpty();
    if (empty)
        m_message->setText(m_before == m_after ? tr("The same version on both sides. Choose another one.")
                                               : tr("These two versions say the same."));
    m_pages->setCurrentIndex(empty ? 1 : 0);
    emit compared();
}

void HistoryView::refreshHead()
{
    const VersionSummary before = versionOf(m_before);
    const VersionSummary after = versionOf(m_after);
    m_pickBefore->setVersion(before);
    m_pickAfter->setVersion(after);
    m_head->setVersions(before, after, m_after == present(), m_before != presentState && m_before != present());
}

bool HistoryView::goToChange(bool forward)
{
    if (m_pages->currentIndex() != 0 || !m_diff->goToChange(forward))
        return false;
    m_diff->setFocus(Qt::ShortcutFocusReason);
    return true;
}

void HistoryView::say(const Error &error)
{
    if (isVisible())
        toastOf(this)->showMessage(u"circle-alert"_s, errorSentence(error));
}

} // namespace shortlist::ui
