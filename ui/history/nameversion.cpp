// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/nameversion.h"

#include "ui/components/textprompt.h"
#include "ui/components/toast.h"
#include "ui/editor/resumesession.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace shortlist::ui {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("shortlist::ui::History", text);
}

} // namespace

void askVersionName(QWidget *anywhere, ResumeSession &session)
{
    if (!session.isOpen())
        return;
    auto *prompt = new TextPrompt(anywhere, tr("Name this version"), tr("Name"), {}, tr("Name version"), 255);
    QObject::connect(prompt, &TextPrompt::accepted, &session, [&session, anywhere](const QString &name) {
        session.nameVersion(name);
        toastOf(anywhere)->showMessage(u"bookmark"_s, tr("Named “%1”. It is never thinned out.").arg(name));
    });
    prompt->ask();
}

} // namespace shortlist::ui
