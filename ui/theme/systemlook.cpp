// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/systemlook.h"

#include <QApplication>
#include <QEvent>
#include <QPointer>
#include <QStyleHints>

namespace shortlist::ui {

SystemLook::SystemLook(QObject *parent)
    : QObject(parent)
    , m_palette(QGuiApplication::palette())
{
    qApp->installEventFilter(this);
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    connect(QGuiApplication::styleHints(), &QStyleHints::colorSchemeChanged, this, [this] {
        reread();
        emit changed(); // the scheme counts, also where the palette says nothing new
    });
#endif
}

SystemLook &SystemLook::instance()
{
    static QPointer<SystemLook> look;
    if (!look)
        look = new SystemLook(qApp);
    return *look;
}

bool SystemLook::isDark() const
{
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    if (QGuiApplication::styleHints()->colorScheme() != Qt::ColorScheme::Unknown)
        return QGuiApplication::styleHints()->colorScheme() == Qt::ColorScheme::Dark;
#endif
    return m_palette.color(QPalette::Window).lightness() < 128;
}

void SystemLook::reread()
{
    // The system's palette shows only while the program has none of its own.
    const QPalette ours = QApplication::palette();
    QApplication::setPalette(QPalette());
    const QPalette now = QGuiApplication::palette();
    QApplication::setPalette(ours);
    take(now);
}

void SystemLook::take(const QPalette &palette)
{
    if (palette == m_palette)
        return;
    m_palette = palette;
    emit changed();
}

bool SystemLook::eventFilter(QObject *watched, QEvent *event)
{
    // Every window is told; the palette is read once, when all of them know.
    if (event->type() == QEvent::ThemeChange && !m_due) {
        m_due = true;
        QMetaObject::invokeMethod(
            this,
            [this] {
                m_due = false;
                reread();
            },
            Qt::QueuedConnection);
    }
    return QObject::eventFilter(watched, event);
}

} // namespace shortlist::ui
