// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/components/timetext.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace shortlist::ui {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("shortlist::ui::Time", text);
}

struct Moment
{
    QDateTime then;
    qint64 minutes;
    qint64 days;
};

Moment moment(Timestamp when, Timestamp now)
{
    const QDateTime then = QDateTime::fromMSecsSinceEpoch(when);
    const QDateTime today = QDateTime::fromMSecsSinceEpoch(now);
    return {then, (now - when) / 60'000, then.date().daysTo(today.date())};
}

} // namespace

QString timeText(Timestamp when, Timestamp now)
{
    const Moment m = moment(when, now);
    if (m.minutes < 1 && m.minutes > -2)
        return tr("Now");
    if (m.minutes > 0 && m.minutes < 60)
        return tr("%1 min ago").arg(m.minutes);
    if (m.days == 0)
        return tr("Today %1").arg(QLocale().toString(m.then.time(), u"HH:mm"_s));
    if (m.days == 1)
        return tr("Yesterday");
    const bool thisYear = m.then.date().year() == QDateTime::fromMSecsSinceEpoch(now).date().year();
    return QLocale().toString(m.then.date(), thisYear ? u"d MMM"_s : u"d MMM yyyy"_s);
}

QString shortTimeText(Timestamp when, Timestamp now)
{
    const Moment m = moment(when, now);
    return m.minutes >= 60 && m.days == 0 ? tr("Today") : timeText(when, now);
}

QString spokenTime(Timestamp when, Timestamp now)
{
    const Moment m = moment(when, now);
    if (m.minutes < 1 && m.minutes > -2)
        return tr("just now");
    if (m.minutes == 1)
        return tr("1 minute ago");
    if (m.minutes > 0 && m.minutes < 60)
        return tr("%1 minutes ago").arg(m.minutes);
    if (m.days == 0)
        return tr("today at %1").arg(QLocale().toString(m.then.time(), u"HH:mm"_s));
    if (m.days == 1)
        return tr("yesterday");
    return tr("on %1").arg(QLocale().toString(m.then.date(), u"d MMMM yyyy"_s));
}

} // namespace shortlist::ui
