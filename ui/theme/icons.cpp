// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/icons.h"

#include "ui/theme/theme.h"

#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

#include <algorithm>

using namespace Qt::StringLiterals;

// Outside the namespace, as the macro needs it: the icons are compiled into a static library, so somebody must ask.
static void initialiseIcons()
{
    Q_INIT_RESOURCE(icons);
}

namespace shortlist::ui {

namespace {

constexpr double gridUnits = 24.0;
constexpr double strokePx = 1.5;

QString iconPath(const QString &name)
{
    static const bool ready = (initialiseIcons(), true);
    Q_UNUSED(ready)
    return u":/icons/%1.svg"_s.arg(name);
}

QByteArray svg(const QString &name, int size, const QColor &colour)
{
    QFile file(iconPath(name));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QByteArray bytes = file.readAll();
    // The stroke stays 1.5 px whatever the size of the icon: the grid is scaled, the stroke is not.
    const double units = strokePx * gridUnits / std::max(size, 1) * std::max(Theme::instance().scale(), 1.0);
    bytes.replace("stroke-width=\"1.5\"", "stroke-width=\"" + QByteArray::number(units) + "\"");
    bytes.replace("currentColor", colour.name().toLatin1());
    return bytes;
}

class ThemeIconEngine final : public QIconEngine
{
public:
    ThemeIconEngine(QString name, IconTone tone)
        : m_name(std::move(name))
        , m_tone(tone)
    {
    }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        paintIcon(*painter, rect, m_name, std::min(rect.width(), rect.height()), colour(mode));
    }
    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        return scaledPixmap(size, mode, state, 1.0);
    }
    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State, qreal scale) override
    {
        // `size` is in device pixels.
        const int logical = static_cast<int>(std::min(size.width(), size.height()) / scale + 0.5);
        return iconPixmap(m_name, logical, colour(mode), scale);
    }
    QIconEngine *clone() const override { return new ThemeIconEngine(*this); }
    QString key() const override { return u"shortlist"_s; }
    bool isNull() override { return false; }

private:
    [[nodiscard]] QColor colour(QIcon::Mode mode) const
    {
        return mode == QIcon::Disabled ? tokens().disabled : iconColour(m_tone);
    }

    QString m_name;
    IconTone m_tone;
};

} // namespace

QColor iconColour(IconTone tone)
{
    const Tokens &t = tokens();
    switch (tone) {
    case IconTone::Text:
        return t.text;
    case IconTone::Secondary:
        return t.text2;
    case IconTone::Tertiary:
        return t.text3;
    case IconTone::OnAccent:
        return t.onAccent;
    case IconTone::Accent:
        return t.accentText;
    case IconTone::Ok:
        return t.ok;
    case IconTone::Warn:
        return t.warn;
    case IconTone::Bad:
        return t.bad;
    case IconTone::Plum:
        return t.plum;
    case IconTone::Inverse:
        return t.surface;
    }
    return t.text;
}

bool hasIcon(const QString &name)
{
    return QFile::exists(iconPath(name));
}

QIcon icon(const QString &name, IconTone tone)
{
    Q_ASSERT_X(hasIcon(name), "icon", qPrintable(name));
    return QIcon(new ThemeIconEngine(name, tone));
}

QPixmap iconPixmap(const QString &name, int size, const QColor &colour, qreal devicePixelRatio)
{
    const QString key = u"icon/%1/%2/%3/%4"_s.arg(name).arg(size).arg(colour.rgba()).arg(devicePixelRatio);
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap))
        return pixmap;
    const int device = std::max(1, static_cast<int>(size * devicePixelRatio + 0.5));
    pixmap = QPixmap(device, device);
    pixmap.fill(Qt::transparent);
    QSvgRenderer renderer(svg(name, size, colour));
    QPainter painter(&pixmap);
    renderer.render(&painter, QRectF(0, 0, device, device));
    painter.end();
    pixmap.setDevicePixelRatio(devicePixelRatio);
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

void paintIcon(QPainter &painter, const QRect &rect, const QString &name, int size, const QColor &colour)
{
    const QPixmap pixmap = iconPixmap(name, size, colour, painter.device()->devicePixelRatioF());
    painter.drawPixmap(rect.x() + (rect.width() - size) / 2, rect.y() + (rect.height() - size) / 2, pixmap);
}

} // namespace shortlist::ui
