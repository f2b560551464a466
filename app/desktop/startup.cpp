// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/startup.h"

#include "models/page/fonts.h"
#include "resources/resources.h"
#include "ui/theme/appearance.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QIcon>
#include <QSettings>

using namespace Qt::StringLiterals;

namespace shortlist::app {

void setUpApplication()
{
    QApplication::setApplicationName(u"shortlist"_s);
    QApplication::setApplicationDisplayName(u"Shortlist"_s);
    QApplication::setApplicationVersion(QLatin1String(SHORTLIST_VERSION));
    QApplication::setOrganizationName(u"shortlist"_s);
    QApplication::setDesktopFileName(u"org.shortlist.Shortlist"_s);
    QApplication::setWindowIcon(QIcon(u":/app/shortlist.svg"_s));
    resources::registerTemplates();
    page::registerInterfaceFonts();
    QSettings settings;
    ui::Theme::instance().apply(ui::Appearance::load(settings));
}

} // namespace shortlist::app
