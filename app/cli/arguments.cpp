// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/arguments.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace shortlist::cli {

namespace {

bool looksLikeOption(const QString &argument)
{
    return argument.size() > 1 && argument.startsWith(u'-');
}

} // namespace

Result<Arguments> Arguments::parse(const QStringList &arguments, const QList<OptionSpec> &specs)
{
    Arguments parsed;
    for (qsizetype i = 0; i < arguments.size(); ++i) {
        const QString &argument = arguments.at(i);
        if (argument == "--"_L1) {
            parsed.m_words += arguments.mid(i + 1);
            break;
        }
        if (!looksLikeOption(argument)) {
            parsed.m_words += argument;
            continue;
        }
        const qsizetype equals = argument.startsWith("--"_L1) ? argument.indexOf(u'=') : -1;
        const QString dashed = equals < 0 ? argument : argument.left(equals);
        const QString name = dashed.mid(dashed.startsWith("--"_L1) ? 2 : 1);
        const auto spec = std::find_if(specs.cbegin(), specs.cend(), [&](const OptionSpec &option) {
            return option.name == name && (option.name.size() == 1) != dashed.startsWith("--"_L1);
        });
        if (spec == specs.cend())
            return Error{Error::Kind::InvalidInput, u"There is no option %1 here"_s.arg(dashed)};
        if (spec->value.isEmpty() && equals >= 0)
            return Error{Error::Kind::InvalidInput, u"The option %1 takes no value"_s.arg(dashed)};
        if (!spec->value.isEmpty() && equals < 0 && i + 1 == arguments.size())
            return Error{Error::Kind::InvalidInput, u"The option %1 needs a value: %2"_s.arg(dashed, spec->value)};
        if (parsed.m_options.contains(name))
            return Error{Error::Kind::InvalidInput, u"The option %1 was given twice"_s.arg(dashed)};
        QString value;
        if (!spec->value.isEmpty())
            value = equals < 0 ? arguments.at(++i) : argument.mid(equals + 1);
        parsed.m_options.insert(name, value);
    }
    return parsed;
}

} // namespace shortlist::cli
