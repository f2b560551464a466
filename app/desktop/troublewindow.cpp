// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/troublewindow.h"

#include "models/domain/errorsentence.h"
#include "ui/components/button.h"
#include "ui/components/label.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QHBoxLayout>
#include <QLocale>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace shortlist::app {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("shortlist::app::TroubleWindow", text);
}

/// "today 08:00", "yesterday 08:00", "24 Nov 2026 08:00"
QString momentText(Timestamp time, const QDateTime &now)
{
    const QDateTime moment = QDateTime::fromMSecsSinceEpoch(time).toLocalTime();
    const QString clock = QLocale().toString(moment.time(), u"HH:mm"_s);
    const qint64 days = moment.date().daysTo(now.date());
    if (days == 0)
        return tr("today %1").arg(clock);
    if (days == 1)
        return tr("yesterday %1").arg(clock);
    return QLocale().toString(moment.date(), u"d MMM yyyy"_s) + u' ' + clock;
}

} // namespace

QString troubleSentence(const Error &error, const std::optional<BackupInfo> &backup, const QDateTime &now)
{
    switch (error.kind) {
    case Error::Kind::Corrupt:
        return backup
            ? tr("The library could not be opened. The backup from %1 can.").arg(momentText(backup->madeAt, now))
            : tr("The library could not be opened, and there is no backup that can. The file was left as it is.");
    case Error::Kind::InvalidInput:
        return tr("This file is not a Shortlist library. It was left as it is.");
    case Error::Kind::NewerSchema:
        return tr(
            "This library was made by a newer Shortlist. Update this one to open it. The file was left as it is.");
    case Error::Kind::Busy:
        return tr("Shortlist is open in another window of this account, and it does not answer.");
    case Error::Kind::ReadOnly:
        return tr("This folder cannot be written to.");
    default:
        return errorSentence(error);
    }
}

TroubleWindow::TroubleWindow(
    const Error &error, const QString &libraryPath, const std::optional<BackupInfo> &backup, QWidget *parent)
    : QWidget(parent)
    , m_sentence(troubleSentence(error, backup, QDateTime::currentDateTime()))
{
    setWindowTitle(TroubleWindow::tr("Shortlist"));
    setObjectName(u"troubleWindow"_s);
    auto *title = new ui::Label(m_sentence, ui::Type::PaneTitle15, ui::Ink::Text, this);
    title->setWordWrap(true);
    title->setObjectName(u"sentence"_s);
    auto *file = new ui::Label(libraryPath, ui::Type::Secondary12, ui::Ink::Tertiary, this);
    file->setWordWrap(true);
    file->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);

    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    const auto add = [this, buttons](ui::Button::Kind kind, const QString &text, const QString &name) {
        auto *button = new ui::Button(kind, text, this);
        button->setButtonSize(ui::Button::Size::Large);
        button->setObjectName(name);
        buttons->addWidget(button);
        return button;
    };
    const bool damaged = error.kind == Error::Kind::Corrupt;
    if (damaged && backup) {
        auto *restore = add(ui::Button::Kind::Primary, TroubleWindow::tr("Restore it"), u"restore"_s);
        connect(restore, &ui::Button::clicked, this, [this, path = backup->path] { emit restoreRequested(path); });
        restore->setFocus();
    }
    auto *show = add(ui::Button::Kind::Secondary, TroubleWindow::tr("Show the file"), u"showFile"_s);
    connect(show, &ui::Button::clicked, this, &TroubleWindow::showFileRequested);
    auto *other = add(ui::Button::Kind::Secondary, TroubleWindow::tr("Choose another…"), u"chooseAnother"_s);
    connect(other, &ui::Button::clicked, this, &TroubleWindow::otherLibraryRequested);
    buttons->addStretch();

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(32, 32, 32, 32);
    layout->setSpacing(12);
    layout->addStretch();
    layout->addWidget(title);
    layout->addWidget(file);
    layout->addSpacing(8);
    layout->addLayout(buttons);
    layout->addStretch();
    resize(560, 280);
}

QString TroubleWindow::sentence() const
{
    return m_sentence;
}

} // namespace shortlist::app
