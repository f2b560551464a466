// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/languagesettings.h"

#include "models/domain/datenames.h"
#include "ui/settings/settingscard.h"
#include "ui/theme/theme.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QLocale>
#include <QSettings>

using namespace Qt::StringLiterals;

namespace shortlist::ui {

namespace {

const QString formatsKey = u"language/formats"_s;
const QString resumesKey = u"language/newResumes"_s;

QString tr(const char *text)
{
    return QCoreApplication::translate("shortlist::ui::LanguageSettings", text);
}

void select(QComboBox *box, const QString &tag)
{
    const int at = box->findData(tag);
    box->setCurrentIndex(at < 0 ? 0 : at);
}

} // namespace

void applyLanguage()
{
    const QString tag = QSettings().value(formatsKey).toString();
    QLocale::setDefault(tag.isEmpty() ? QLocale::system() : QLocale(tag));
}

QString newResumeLanguage()
{
    return QSettings().value(resumesKey).toString();
}

void addLanguageRows(SettingsCard &card)
{
    auto *formats = new QComboBox(&card);
    formats->setMinimumWidth(px(232));
    formats->addItem(tr("Match system"), QString());
    formats->addItem(u"English (United Kingdom)"_s, u"en-GB"_s);
    formats->addItem(u"English (United States)"_s, u"en-US"_s);
    select(formats, QSettings().value(formatsKey).toString());
    QObject::connect(formats, &QComboBox::activated, formats, [formats] {
        QSettings().setValue(formatsKey, formats->currentData());
        applyLanguage();
        emit Theme::instance().changed(); // lists show dates
    });
    card.addRow(tr("Interface"), tr("Dates and figures in the window."), formats);

    auto *resumes = new QComboBox(&card);
    resumes->setMinimumWidth(px(232));
    resumes->addItem(tr("English"), QString());
    for (const QString &language : detail::dateLanguages()) {
        if (language == u"en"_s)
            continue;
        QString name = QLocale(language).nativeLanguageName();
        if (!name.isEmpty())
            name[0] = name.at(0).toUpper();
        resumes->addItem(name, language);
    }
    select(resumes, newResumeLanguage());
    QObject::connect(resumes, &QComboBox::activated, resumes,
        [resumes] { QSettings().setValue(resumesKey, resumes->currentData()); });
    card.addRow(tr("New resumes"), tr("How dates are written on the page."), resumes);
}

} // namespace shortlist::ui
