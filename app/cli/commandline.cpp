// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commandline.h"

using namespace Qt::StringLiterals;

namespace shortlist::cli {

namespace {

const QList<OptionSpec> &globalOptions()
{
    static const QList<OptionSpec> options{{u"library"_s, u"FILE"_s}, {u"json"_s, {}}, {u"help"_s, {}}, {u"h"_s, {}}};
    return options;
}

/// How many of the first arguments are options, with their values.
qsizetype leadingOptions(const QStringList &arguments)
{
    qsizetype count = 0;
    while (count < arguments.size() && arguments.at(count).startsWith(u'-') && arguments.at(count).size() > 1)
        count += arguments.at(count) == "--library"_L1 ? 2 : 1;
    return qMin(count, arguments.size());
}

Error usageError(const QString &sentence)
{
    return {Error::Kind::InvalidInput, sentence};
}

} // namespace

Result<CommandLine> CommandLine::parse(const QStringList &arguments)
{
    CommandLine line;
    const qsizetype leading = leadingOptions(arguments);
    const QStringList rest = arguments.mid(leading);
    QList<OptionSpec> options = globalOptions();
    if (rest.isEmpty()) {
        options += {u"version"_s, {}};
        SHORTLIST_TRY(line.arguments, Arguments::parse(arguments, options));
        line.version = line.arguments.has(u"version"_s);
        line.help = line.arguments.has(u"help"_s) || line.arguments.has(u"h"_s);
        if (!line.version && !line.help)
            return usageError(u"Say what to do, for example: shortlist-cli list resumes"_s);
        return line;
    }
    if (rest.constFirst() == "help"_L1) {
        line.help = true;
        line.command = commandOf(rest.mid(1));
        return line;
    }
    line.command = commandOf(rest);
    if (!line.command)
        return usageError(u"There is no command %1; shortlist-cli --help lists them"_s.arg(rest.constFirst()));

    options += line.command->options;
    const qsizetype nameWords = line.command->name.count(u' ') + 1;
    SHORTLIST_TRY(line.arguments, Arguments::parse(arguments.mid(0, leading) + rest.mid(nameWords), options));
    line.help = line.arguments.has(u"help"_s) || line.arguments.has(u"h"_s);
    const qsizetype words = line.arguments.words().size();
    const bool fits
        = words >= line.command->fewestWords && (line.command->mostWords < 0 || words <= line.command->mostWords);
    if (!line.help && !fits) {
        return usageError(
            u"Write it like this: shortlist-cli %1 %2"_s.arg(line.command->name, line.command->usage).trimmed());
    }
    return line;
}

QString helpText(const Command *command)
{
    const auto line = [](const Command &one) { return u"  %1 %2\n      %3"_s.arg(one.name, one.usage, one.help); };
    if (command)
        return u"shortlist-cli%1"_s.arg(line(*command).mid(1));
    QStringList lines{u"shortlist-cli [--library FILE] [--json] COMMAND …"_s, {}};
    for (const Command &one : commands())
        lines += line(one);
    lines += {{},
        u"RESUME and JOB are an id, a unique beginning of one, or an exact title. TEMPLATE is a slug or a name."_s,
        u"--json writes for programs. -- ends the options, so that a value may begin with a dash."_s,
        u"Exit codes: 0 done, 1 found problems, 2 usage, 3 bad input, 4 not found, 5 network or server, 6 internal."_s};
    return lines.join(u'\n');
}

} // namespace shortlist::cli
