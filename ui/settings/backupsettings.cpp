// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/backupsettings.h"

#include "models/domain/errorsentence.h"
#include "ui/components/button.h"
#include "ui/components/label.h"
#include "ui/components/overlay.h"
#include "ui/components/timetext.h"
#include "ui/components/toast.h"
#include "ui/components/whendone.h"
#include "ui/settings/settingscard.h"

#include <QCoreApplication>
#include <QDesktopServices>
#include <QDir>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLocale>
#include <QMenu>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace shortlist::ui {

namespace {

/// Keeps the rows up to date; lives as long as the card.
class BackupRows final : public QObject
{
public:
    BackupRows(SettingsCard &card, const Services &services)
        : QObject(&card)
        , m_card(card)
        , m_services(services)
        , m_now(new Button(Button::Kind::Secondary, tr("Back up now"), &card))
        , m_folder(new Button(Button::Kind::Secondary, tr("Show folder"), &card))
    {
        m_now->setObjectName(u"backUpNow"_s);
        m_last = card.addRow(tr("Back up"), tr("Every day, the newest 30 are kept."), m_now);
        m_where = card.addRow(tr("Folder"), tr("Made with the first backup."), m_folder);
        m_folder->setEnabled(false);
        if (m_services.restoreBackup) {
            m_restore = new Button(Button::Kind::Secondary, tr("Restore…"), &card);
            m_restore->setObjectName(u"restoreBackup"_s);
            m_restore->setChevron(true);
            m_menu = new QMenu(m_restore);
            m_restore->setMenu(m_menu);
            card.addRow(tr("A backup holds every resume, job, version and template"),
                tr("Restoring keeps the present library beside it."), m_restore);
        }
        connect(m_now, &QPushButton::clicked, this, &BackupRows::backUp);
        connect(
            m_folder, &QPushButton::clicked, this, [this] { QDesktopServices::openUrl(QUrl::fromLocalFile(m_path)); });
        load();
    }

    static QString tr(const char *text) { return QCoreApplication::translate("shortlist::ui::BackupSettings", text); }

private:
    void load()
    {
        whenReady(m_services.library.backups(), this, [this](const Result<QList<BackupInfo>> &list) {
            if (list)
                show(list.value());
        });
    }

    [[nodiscard]] static QString weight(const BackupInfo &backup)
    {
        return QLocale().formattedDataSize(backup.bytes, 1, QLocale::DataSizeTraditionalFormat);
    }

    [[nodiscard]] QString describe(const BackupInfo &backup) const
    {
        return tr("%1, %2").arg(timeText(backup.madeAt, m_services.clock.now()), weight(backup));
    }

    void show(const QList<BackupInfo> &backups)
    {
        if (m_restore) {
            m_menu->clear();
            m_restore->setEnabled(!backups.isEmpty());
        }
        if (backups.isEmpty())
            return;
        m_last->setText(tr("Last one %1, %2. The newest 30 are kept.")
                            .arg(spokenTime(backups.first().madeAt, m_services.clock.now()), weight(backups.first())));
        m_path = QFileInfo(backups.first().path).absolutePath();
        m_where->setText(QDir::toNativeSeparators(m_path));
        m_folder->setEnabled(true);
        if (!m_restore)
            return;
        for (const BackupInfo &backup : backups) {
            QAction *action
                = m_menu->addAction(backup.good ? describe(backup) : tr("%1, damaged").arg(describe(backup)));
            action->setEnabled(backup.good);
            connect(action, &QAction::triggered, this, [this, backup] { askToRestore(backup); });
        }
    }

    void backUp()
    {
        m_now->setBusy(true);
        whenReady(m_services.library.backUp({}), this, [this](const Result<BackupInfo> &made) {
            m_now->setBusy(false);
            if (made)
                toastOf(&m_card)->showMessage(u"check"_s, tr("Backed up."));
            else
                toastOf(&m_card)->showMessage(u"circle-alert"_s, errorSentence(made.error()));
            load();
        });
    }

    void askToRestore(const BackupInfo &backup)
    {
        auto *question = new Question(&m_card,
            tr("Restore the backup made %1?").arg(spokenTime(backup.madeAt, m_services.clock.now())),
            tr("The library becomes what it was then. The present file is kept beside it."), tr("Restore"), false);
        connect(question, &Question::accepted, this, [this, backup] { m_services.restoreBackup(backup.path); });
        question->open();
    }

    SettingsCard &m_card;
    Services m_services;
    Button *m_now = nullptr;
    Button *m_folder = nullptr;
    Button *m_restore = nullptr;
    QMenu *m_menu = nullptr;
    Label *m_last = nullptr;
    Label *m_where = nullptr;
    QString m_path;
};

} // namespace

void addBackupRows(SettingsCard &card, const Services &services)
{
    new BackupRows(card, services);
}

} // namespace shortlist::ui
