// SPDX-License-Identifier: GPL-3.0-or-later
// What HistoryView does to the resume: ways back, and names.
#include "ui/history/historyview.h"

#include "models/domain/contentdiff.h"
#include "ui/components/textprompt.h"
#include "ui/components/toast.h"
#include "ui/components/whendone.h"
#include "ui/editor/resumesession.h"
#include "ui/history/difflist.h"
#include "ui/history/historytext.h"
#include "ui/history/nameversion.h"
#include "ui/theme/icons.h"

#include <QMenu>

using namespace Qt::StringLiterals;

namespace shortlist::ui {

void HistoryView::restoreVersion(int number)
{
    if (number == presentState)
        return;
    // The session reads the version first. Undo is offered once there is something to take back.
    auto *once = new QObject(this);
    connect(&m_session.document(), &ResumeDocument::changed, once, [this, once, number] {
        once->deleteLater();
        disconnect(&m_session.document(), nullptr, once, nullptr);
        offerUndo(tr("Restored v%1").arg(number));
    });
    connect(&m_session, &ResumeSession::actionFailed, once, &QObject::deleteLater);
    m_chosen = false;
    m_session.restoreVersion(number);
}

void HistoryView::offerUndo(const QString &text)
{
    toastOf(this)->showMessage(u"history"_s, text, tr("Undo"), [session = &m_session] {
        session->document().undo();
        session->fieldLeft();
    });
}

void HistoryView::restoreField(const DiffRow &row)
{
    const DiffSheet &sheet = m_diff->diff().sheet();
    bool done = true;
    const Location where = row.change ? row.change->where : Location{};
    const Content source = sheet.before;
    const Look look = sheet.lookBefore;
    m_session.document().closeStep();
    m_session.document().edit(tr("Restore field"), where, [&](ResumeDocument::State &state) {
        if (row.change) {
            done = restoreChange(state.content, source, *row.change);
            return;
        }
        // A part of the look is restored by its key, so that parts that come later need nothing here.
        QJsonObject now = state.look.toJson();
        const QJsonObject before = look.toJson();
        if (before.contains(row.lookKey))
            now.insert(row.lookKey, before.value(row.lookKey));
        else
            now.remove(row.lookKey);
        state.look = Look::fromJson(now);
    });
    m_session.fieldLeft();
    if (done)
        offerUndo(tr("Restored “%1”").arg(row.label));
    else
        toastOf(this)->showMessage(u"circle-alert"_s, tr("The resume has no place for this any more."));
}

void HistoryView::restoreGroup(const DiffGroup &group)
{
    bool done = true;
    const Content source = m_diff->diff().sheet().before;
    m_session.document().closeStep();
    m_session.document().edit(tr("Restore entry"), {group.whole->section, group.whole->entry, {}},
        [&](ResumeDocument::State &state) { done = shortlist::restoreGroup(state.content, source, *group.whole); });
    m_session.fieldLeft();
    if (done)
        offerUndo(tr("Restored “%1”").arg(group.title));
    else
        toastOf(this)->showMessage(u"circle-alert"_s, tr("The resume has no place for this any more."));
}

void HistoryView::nameVersion(int number)
{
    if (number == present()) {
        askVersionName(this, m_session);
        return;
    }
    const VersionSummary version = versionOf(number);
    auto *prompt = new TextPrompt(
        this, tr("Name version %1").arg(versionLabel(number)), tr("Name"), version.name, tr("Name version"), 255);
    connect(prompt, &TextPrompt::accepted, this, [this, number](const QString &name) {
        whenDone<SaveReceipt>(m_library.nameVersion(m_session.id(), number, name), this,
            [this, name](const Result<SaveReceipt> &receipt) {
                if (receipt)
                    toastOf(this)->showMessage(u"bookmark"_s, tr("Named “%1”. It is never thinned out.").arg(name));
                else
                    say(receipt.error());
            });
    });
    prompt->ask();
}

void HistoryView::openMenu(int number, const QPoint &at)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto add = [&](const QString &iconName, const QString &text, auto act) {
        connect(menu->addAction(icon(iconName), text), &QAction::triggered, this, act);
    };
    if (number != present())
        add(u"columns-2"_s, tr("Compare with the current version"), [this, number] { choose(number); });
    add(u"swap"_s, tr("Compare with %1").arg(versionLabel(m_before)), [this, number] { chooseOther(number); });
    menu->addSeparator();
    if (number != presentState)
        add(u"bookmark"_s, versionOf(number).name.isEmpty() ? tr("Name this version…") : tr("Rename this version…"),
            [this, number] { nameVersion(number); });
    if (number != present() && number != presentState)
        add(u"history"_s, tr("Restore v%1").arg(number), [this, number] { restoreVersion(number); });
    menu->popup(at);
}

} // namespace shortlist::ui
