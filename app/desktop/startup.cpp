// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/startup.h"

#include "resources/resources.h"
#include "ui/settings/languagesettings.h"
#include "ui/theme/appearance.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QIcon>
#include <QSettings>

#ifdef SHORTLIST_FONTCONFIG
#include <fontconfig/fontconfig.h>
#endif

using namespace Qt::StringLiterals;

// Q_INIT_RESOURCE declares a function and therefore may not stand inside a namespace.
static void initAppResources()
{
    Q_INIT_RESOURCE(app);
}

namespace shortlist::app {

void setUpApplication()
{
    QApplication::setApplicationName(u"shortlist"_s);
    QApplication::setApplicationDisplayName(u"Shortlist"_s);
    QApplication::setApplicationVersion(QLatin1String(SHORTLIST_VERSION));
    QApplication::setOrganizationName(u"shortlist"_s);
    QApplication::setDesktopFileName(u"org.shortlist.Shortlist"_s);
    initAppResources();
    resources::registerTemplates();
    QSettings settings;
    ui::Theme::instance().apply(ui::Appearance::load(settings));
    ui::applyLanguage();
}

TypefaceReader::TypefaceReader()
{
#ifdef SHORTLIST_FONTCONFIG
    m_thread = std::thread([] { FcInit(); });
#endif
}

TypefaceReader::~TypefaceReader()
{
    if (m_thread.joinable())
        m_thread.join();
}

} // namespace shortlist::app
