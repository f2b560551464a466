// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/resumeactions.h"

#include "models/domain/errorsentence.h"
#include "ui/components/painting.h"
#include "ui/components/toast.h"
#include "ui/components/whendone.h"
#include "ui/theme/icons.h"
#include "ui/theme/style.h"

#include <QAction>
#include <QActionGroup>
#include <QMenu>
#include <QWidget>

using namespace Qt::StringLiterals;

namespace shortlist::ui {

ResumeActions::ResumeActions(Library &library, QWidget *host)
    : QObject(host)
    , m_library(library)
    , m_host(host)
    , m_menu(new QMenu(host))
{
    add(u"pencil"_s, tr("Open"), {}, &ResumeActions::open);
    add(u"square-pen"_s, tr("Rename"), Qt::Key_F2, &ResumeActions::renameRequested);
    m_duplicate = add(u"copy-plus"_s, tr("Duplicate as variant"), Qt::CTRL | Qt::Key_D, &ResumeActions::duplicate);
    m_export = add(u"download"_s, tr("Export…"), Qt::CTRL | Qt::Key_E, &ResumeActions::askExport);
    m_menu->addSeparator();
    QMenu *statusMenu = m_menu->addMenu(icon(u"circle"_s), tr("Status"));
    auto *group = new QActionGroup(this);
    for (const auto status : {ResumeStatus::Draft, ResumeStatus::Published, ResumeStatus::Archived}) {
        QAction *action = statusMenu->addAction(statusWord(status));
        action->setCheckable(true);
        group->addAction(action);
        m_status.append(action);
        m_all.append(action);
        connect(action, &QAction::triggered, this, [this, status] { setStatus(status); });
    }
    m_menu->addSeparator();
    setDangerous(add(u"trash-2"_s, tr("Move to Trash"), Qt::Key_Delete, &ResumeActions::moveToTrash));
    setCurrent(std::nullopt);
}

QAction *ResumeActions::add(
    const QString &iconName, const QString &text, const QKeySequence &keys, void (ResumeActions::*what)())
{
    QAction *action
        = m_menu->addAction(icon(iconName, iconName == u"trash-2"_s ? IconTone::Bad : IconTone::Secondary), text);
    action->setShortcut(keys);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    m_host->addAction(action);
    m_all.append(action);
    connect(action, &QAction::triggered, this, what);
    return action;
}

void ResumeActions::setCurrent(const std::optional<ResumeRow> &row)
{
    m_row = row;
    for (QAction *action : m_all)
        action->setEnabled(row.has_value());
    if (row)
        m_status.at(static_cast<int>(row->summary.status))->setChecked(true);
}

template <typename T>
void ResumeActions::report(const Result<T> &result)
{
    if (!result)
        toastOf(m_host)->showMessage(u"circle-alert"_s, errorSentence(result.error()));
}

void ResumeActions::open()
{
    if (m_row)
        emit openRequested(m_row->summary.id);
}

void ResumeActions::askExport()
{
    if (m_row)
        emit exportRequested(m_row->summary.id);
}

void ResumeActions::rename(ResumeId id, const QString &title)
{
    ResumeSave change;
    change.id = id;
    change.title = title;
    whenReady(m_library.save(change), this, [this](const Result<SaveReceipt> &receipt) { report(receipt); });
}

QString ResumeActions::variantTitle(const ResumeSummary &resume)
{
    return tr("%1 — variant").arg(resume.title).left(255);
}

void ResumeActions::duplicate()
{
    if (!m_row)
        return;
    const ResumeSummary &parent = m_row->summary;
    whenReady(m_library.createVariant(parent.id, parent.targetJob, variantTitle(parent)), this,
        [this](const Result<ResumeSummary> &made) {
            report(made);
            if (made)
                emit created(made.value().id);
        });
}

void ResumeActions::moveToTrash()
{
    if (!m_row)
        return;
    const ResumeSummary summary = m_row->summary;
    whenReady(m_library.trashResume(summary.id), this, [this, summary](const Result<void> &done) {
        report(done);
        if (!done)
            return;
        toastOf(m_host)->showMessage(
            u"trash-2"_s, tr("Moved to Trash, kept for 30 days."), tr("Undo"), [this, summary] {
                TrashItem item;
                item.resume = summary.id;
                item.title = summary.title;
                whenReady(m_library.restoreFromTrash(item), this, [this, summary](const Result<void> &back) {
                    report(back);
                    if (back)
                        emit created(summary.id);
                });
            });
    });
}

void ResumeActions::setStatus(ResumeStatus status)
{
    if (!m_row || m_row->summary.status == status)
        return;
    ResumeSave change;
    change.id = m_row->summary.id;
    change.status = status;
    whenReady(m_library.save(change), this, [this](const Result<SaveReceipt> &receipt) { report(receipt); });
}

} // namespace shortlist::ui
