// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/aboutsettings.h"

#include "models/domain/errorsentence.h"
#include "ui/components/button.h"
#include "ui/components/label.h"
#include "ui/components/whendone.h"
#include "ui/settings/settingscard.h"

#include <QCoreApplication>
#include <QDesktopServices>
#include <QDir>
#include <QFileInfo>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace shortlist::ui {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("shortlist::ui::AboutSettings", text);
}

} // namespace

void addAboutRows(SettingsCard &card, Library &library)
{
    card.addRow(tr("Shortlist %1").arg(QString::fromLatin1(SHORTLIST_VERSION)),
        tr("Free software under the GNU General Public License, version 3 or later."), nullptr);
    auto *show = new Button(Button::Kind::Secondary, tr("Show folder"), &card);
    QObject::connect(show, &QPushButton::clicked, show,
        [path = library.path()] { QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(path).absolutePath())); });
    card.addRow(tr("Library"), QDir::toNativeSeparators(library.path()), show);
    auto *check = new Button(Button::Kind::Secondary, tr("Check now"), &card);
    check->setObjectName(u"checkLibrary"_s);
    Label *result = card.addRow(tr("Health of the library"), tr("Reads the whole file and looks for damage."), check);
    QObject::connect(check, &QPushButton::clicked, check, [check, result, &library] {
        check->setBusy(true);
        whenReady(library.check(), check, [check, result](const Result<LibraryHealth> &health) {
            check->setBusy(false);
            if (!health)
                result->setText(errorSentence(health.error()));
            else if (health.value().problems.isEmpty())
                result->setText(tr("Nothing is wrong."));
            else
                result->setText(health.value().problems.join(u' '));
        });
    });
}

} // namespace shortlist::ui
