// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/options.h"

#include <QCommandLineParser>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace shortlist::app {

Options Options::fromArguments(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(u"Write resumes, match them to jobs, keep every version."_s);
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addOptions({{u"library"_s, u"Open this library."_s, u"file"_s},
        {u"sample"_s, u"Open on sample data; your own library stays as it is."_s},
        {u"main-job"_s, u"Without a person: import, edit, page, version, export, and leave the results here."_s,
            u"folder"_s}});
    parser.addPositionalArgument(u"files"_s, u"A library to open, or resumes to import."_s, u"[files…]"_s);
    parser.process(arguments);

    Options options;
    options.library = parser.value(u"library"_s);
    options.sample = parser.isSet(u"sample"_s);
    options.mainJobFolder = parser.value(u"main-job"_s);
    for (const QString &file : parser.positionalArguments()) {
        // A library opened from the file manager comes as a plain argument.
        if (options.library.isEmpty() && file.endsWith(".shortlist"_L1))
            options.library = file;
        else
            options.files += QFileInfo(file).absoluteFilePath();
    }
    return options;
}

} // namespace shortlist::app
