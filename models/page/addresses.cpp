// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/page/addresses.h"

using namespace Qt::StringLiterals;

namespace shortlist::page {

QString visibleAddress(const QString &url)
{
    QString shown = url;
    for (const auto scheme : {"https://"_L1, "http://"_L1, "mailto:"_L1}) {
        if (shown.startsWith(scheme, Qt::CaseInsensitive))
            shown = shown.mid(scheme.size());
    }
    if (shown.endsWith(u'/') && shown.count(u'/') == 1)
        shown.chop(1);
    return shown;
}

QString linkTarget(const QString &url)
{
    if (url.contains(u"://"_s) || url.startsWith(u"mailto:"_s))
        return url;
    return url.contains(u'@') && !url.contains(u'/') ? u"mailto:"_s + url : u"https://"_s + url;
}

QString phoneTarget(const QString &phone)
{
    QString digits;
    for (const QChar c : phone) {
        if (c.isDigit() || (c == u'+' && digits.isEmpty()))
            digits += c;
    }
    return u"tel:"_s + digits;
}

QString contactTarget(const QString &key, const QString &value)
{
    if (key == u"email")
        return u"mailto:"_s + value;
    if (key == u"phone")
        return phoneTarget(value);
    if (key == u"location" || key == u"orcid" || !value.contains(u'.') || value.contains(u' '))
        return {};
    return linkTarget(value);
}

} // namespace shortlist::page
