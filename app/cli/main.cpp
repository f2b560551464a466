// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commandline.h"
#include "app/cli/session.h"
#include "app/common/errortext.h"
#include "resources/resources.h"

#include <QGuiApplication>
#include <QJsonDocument>
#include <QLoggingCategory>

#include <cstdio>

using namespace Qt::StringLiterals;
using namespace shortlist;
using namespace shortlist::cli;

namespace {

Q_LOGGING_CATEGORY(logCli, "shortlist.cli", QtWarningMsg)

void print(FILE *stream, const QString &text)
{
    if (text.isEmpty())
        return;
    std::fputs((text + u'\n').toUtf8().constData(), stream);
}

int exitCodeOf(const Error &error)
{
    switch (error.kind) {
    case Error::Kind::Ambiguous:
        return Usage;
    case Error::Kind::InvalidInput:
    case Error::Kind::TooLarge:
        return BadInput;
    case Error::Kind::NotFound:
        return NotFound;
    case Error::Kind::Unreachable:
        return NetworkError;
    default:
        return InternalError;
    }
}

QString jsonText(const QJsonValue &json)
{
    if (json.isArray())
        return QString::fromUtf8(QJsonDocument(json.toArray()).toJson(QJsonDocument::Indented)).trimmed();
    return QString::fromUtf8(QJsonDocument(json.toObject()).toJson(QJsonDocument::Indented)).trimmed();
}

int run(const CommandLine &line)
{
    const SystemClock clock;
    Session session(line.arguments.value(u"library"_s), clock);
    const Result<Reply> reply = line.command->run(session, line.arguments);
    if (!reply) {
        qCDebug(logCli) << static_cast<int>(reply.error().kind) << reply.error().detail;
        const bool named = reply.error().kind == Error::Kind::NotFound || reply.error().kind == Error::Kind::Ambiguous;
        print(stderr, app::errorText(reply.error(), named ? reply.error().detail : QString()));
        return exitCodeOf(reply.error());
    }
    print(stdout, line.arguments.has(u"json"_s) ? jsonText(reply.value().json) : reply.value().text);
    for (const QString &complaint : reply.value().complaints)
        print(stderr, complaint);
    return reply.value().exitCode;
}

} // namespace

int main(int argc, char *argv[])
{
    // What goes to stderr is one sentence. QT_LOGGING_RULES brings the log back for who looks for a fault.
    QLoggingCategory::setFilterRules(u"shortlist.*=false\ndefault.warning=false"_s);
    QStringList arguments;
    for (int i = 1; i < argc; ++i)
        arguments += QString::fromLocal8Bit(argv[i]);
    const Result<CommandLine> line = CommandLine::parse(arguments);
    if (!line) {
        print(stderr, app::errorText(line.error(), {}));
        return Usage;
    }
    if (line.value().help || line.value().version) {
        print(stdout,
            line.value().help ? helpText(line.value().command)
                              : u"shortlist-cli "_s + QLatin1String(SHORTLIST_VERSION));
        return Done;
    }
    // Pages need fonts, and fonts need QGuiApplication; neither needs a screen.
    std::unique_ptr<QCoreApplication> application;
    int count = 1;
    if (line.value().command->laysOutPages) {
        qputenv("QT_QPA_PLATFORM", "offscreen");
        application = std::make_unique<QGuiApplication>(count, argv);
    } else {
        application = std::make_unique<QCoreApplication>(count, argv);
    }
    QCoreApplication::setApplicationName(u"shortlist"_s);
    resources::registerTemplates();
    return run(line.value());
}
