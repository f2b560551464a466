// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"

#include <QList>
#include <QMap>
#include <QStringList>

namespace shortlist::cli {

struct OptionSpec
{
    QString name; ///< without dashes; one letter means one dash
    QString value; ///< what its value is called in the help; empty for a switch
};

/// A command line, taken apart: words in their order, options by name. Options may stand anywhere; "--" ends them,
/// and "-" alone is a word (standard input).
class Arguments
{
public:
    /// Fails with InvalidInput, whose detail says what is wrong with which argument.
    static Result<Arguments> parse(const QStringList &arguments, const QList<OptionSpec> &specs);

    [[nodiscard]] const QStringList &words() const { return m_words; }
    [[nodiscard]] bool has(const QString &option) const { return m_options.contains(option); }
    /// The option's value, empty where it was not given.
    [[nodiscard]] QString value(const QString &option) const { return m_options.value(option); }

private:
    QStringList m_words;
    QMap<QString, QString> m_options;
};

} // namespace shortlist::cli
