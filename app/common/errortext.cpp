// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/common/errortext.h"

#include "models/domain/errorsentence.h"

using namespace Qt::StringLiterals;

namespace shortlist::app {

QString errorText(const Error &error, const QString &subject)
{
    // A person reads one line, whatever a file name or a detail holds.
    const QString sentence = errorSentence(error);
    const QString line = (subject.isEmpty() ? sentence : subject + u": "_s + sentence).simplified();
    return line.endsWith(u'.') || line.endsWith(u'?') ? line : line + u'.';
}

} // namespace shortlist::app
