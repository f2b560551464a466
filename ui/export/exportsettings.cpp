// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/exportsettings.h"

#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace shortlist::ui {

ExportSettings ExportSettings::fromJson(const QJsonObject &json)
{
    ExportSettings settings;
    settings.format = exchange::formatOf(json.value(u"format"_s).toString()).value_or(exchange::ExportFormat::Pdf);
    settings.paper = json.value(u"paper"_s).toString();
    settings.firstPageOnly = json.value(u"firstPageOnly"_s).toBool();
    settings.pattern = json.value(u"fileName"_s).toString();
    settings.folder = json.value(u"folder"_s).toString();
    settings.publish = json.value(u"publish"_s).toBool();
    settings.openFolder = json.value(u"openFolder"_s).toBool();
    settings.lastPath = json.value(u"lastPath"_s).toString();
    return settings;
}

QJsonObject ExportSettings::toJson() const
{
    return {{u"format"_s, exchange::suffixOf(format)}, {u"paper"_s, paper}, {u"firstPageOnly"_s, firstPageOnly},
        {u"fileName"_s, pattern}, {u"folder"_s, folder}, {u"publish"_s, publish}, {u"openFolder"_s, openFolder},
        {u"lastPath"_s, lastPath}};
}

QString defaultExportFolder()
{
    return QDir(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation)).filePath(u"Shortlist"_s);
}

QString shownFolder(const QString &folder)
{
    const QString home = QDir::homePath();
    if (home.size() > 1 && (folder == home || folder.startsWith(home + u'/')))
        return QDir::toNativeSeparators(u'~' + folder.mid(home.size()));
    return QDir::toNativeSeparators(folder);
}

QString freePath(const QString &path, const QString &own)
{
    if (path == own || !QFileInfo::exists(path))
        return path;
    const QFileInfo file(path);
    const QString suffix = file.suffix().isEmpty() ? QString() : u'.' + file.suffix();
    const QString base = path.chopped(suffix.size());
    for (int n = 2;; ++n) {
        const QString candidate = u"%1 (%2)%3"_s.arg(base).arg(n).arg(suffix);
        if (!QFileInfo::exists(candidate))
            return candidate;
    }
}

} // namespace shortlist::ui
