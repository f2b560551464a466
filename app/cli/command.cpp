// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"

using namespace Qt::StringLiterals;

namespace shortlist::cli {

const QList<Command> &commands()
{
    static const QList<Command> all{
        {u"import"_s, u"FILE… [--title T]"_s, u"store each file as a resume; prints id and title"_s,
            {{u"title"_s, u"T"_s}}, 1, -1, importFiles},
        {u"list"_s, u"resumes|jobs|templates|trash"_s, u"one row a line"_s, {}, 1, 1, listRows},
        {u"show"_s, u"RESUME [--version N]"_s, u"the content, as JSON"_s, {{u"version"_s, u"N"_s}}, 1, 1, showResume},
        {u"content"_s, u"RESUME [--set FILE.json]"_s, u"the whole content out, or in as one version"_s,
            {{u"set"_s, u"FILE.json"_s}}, 1, 1, readOrSetContent},
        {u"set"_s, u"RESUME PATH VALUE [--json-value]"_s, u"set one value; PATH is a JSON Pointer"_s,
            {{u"json-value"_s, {}}}, 3, 3, setValue},
        {u"rename"_s, u"RESUME TITLE"_s, u"give it another title"_s, {}, 2, 2, renameResume},
        {u"trash"_s, u"RESUME"_s, u"move to Trash, kept for 30 days"_s, {}, 1, 1, trashResume},
        {u"restore-from-trash"_s, u"RESUME"_s, u"take back out of Trash"_s, {}, 1, 1, restoreFromTrash},
        {u"variant"_s, u"RESUME --job JOB [--title T]"_s, u"a linked copy for a job"_s,
            {{u"job"_s, u"JOB"_s}, {u"title"_s, u"T"_s}}, 1, 1, makeVariant},
        {u"history"_s, u"RESUME"_s, u"its versions, newest first"_s, {}, 1, 1, showHistory},
        {u"diff"_s, u"RESUME N M"_s, u"what changed between two versions"_s, {}, 3, 3, showDifference},
        {u"restore"_s, u"RESUME N"_s, u"make a new version that is like version N"_s, {}, 2, 2, restoreVersion},
        {u"job add"_s, u"FILE|- [--title T] [--company C] [--url U]"_s, u"store a job posting; prints its id"_s,
            {{u"title"_s, u"T"_s}, {u"company"_s, u"C"_s}, {u"url"_s, u"U"_s}}, 1, 1, addJob},
        {u"export"_s, u"RESUME|FILE.json [--template NAME] [--paper a4|letter] [--format F] -o OUT"_s,
            u"the same bytes as the window makes; F is pdf, docx, html, md, txt, png or json"_s,
            {{u"template"_s, u"NAME"_s}, {u"paper"_s, u"a4|letter"_s}, {u"format"_s, u"F"_s}, {u"o"_s, u"OUT"_s}}, 1, 1,
            exportResume, true},
        {u"template list"_s, {}, u"the templates that come with the program"_s, {}, 0, 0, listTemplates},
        {u"template show"_s, u"NAME"_s, u"the design of one of them, as JSON"_s, {}, 1, 1, showTemplate},
        {u"template validate"_s, u"FILE"_s, u"what is wrong with a design, a line each; exit 1 if it is refused"_s, {},
            1, 1, validateTemplate},
        {u"template render"_s, u"FILE [--content FILE.json] [--paper a4|letter] [--format pdf|png] -o OUT"_s,
            u"pages in a design of one's own, with sample content"_s,
            {{u"content"_s, u"FILE.json"_s}, {u"paper"_s, u"a4|letter"_s}, {u"format"_s, u"pdf|png"_s},
                {u"o"_s, u"OUT"_s}},
            1, 1, renderTemplate, true},
        {u"pdf-check"_s, u"FILE"_s, u"what a PDF says to machines: text, tags, fonts, links; exit 1 on a problem"_s, {},
            1, 1, checkPdfFile},
        {u"search"_s, u"WORDS"_s, u"hits with field and snippet"_s, {}, 1, -1, searchWords},
        {u"sign-in"_s, u"EMAIL --central URL [--redis URL]"_s,
            u"bind this library to an account; the password is read from standard input"_s,
            {{u"central"_s, u"URL"_s}, {u"redis"_s, u"URL"_s}}, 1, 1, signIn},
        {u"sign-out"_s, {}, u"forget the account's token; the library stays, and what was not sent waits in it"_s, {},
            0, 0, signOut},
        {u"sync status"_s, {}, u"what waits, what could not be taken, when it was last up to date; asks nobody"_s, {},
            0, 0, syncStatus},
        {u"sync"_s, u"[--once|--watch] [--central URL] [--redis URL]"_s,
            u"meet the other devices; --watch goes on until it is interrupted"_s,
            {{u"once"_s, {}}, {u"watch"_s, {}}, {u"central"_s, u"URL"_s}, {u"redis"_s, u"URL"_s}}, 0, 0, syncLibrary},
        {u"conflicts list"_s, {}, u"what two devices changed differently"_s, {}, 0, 0, listConflicts},
        {u"conflicts show"_s, u"CONFLICT"_s, u"both sides of one of them"_s, {}, 1, 1, showConflict},
        {u"conflicts resolve"_s, u"CONFLICT ours|theirs"_s,
            u"ours takes what was set aside, theirs keeps what stands"_s, {}, 2, 2, resolveConflict},
        {u"backup restore"_s, u"FILE"_s, u"back from a copy; the present file is kept aside"_s, {}, 1, 1,
            restoreBackup},
        {u"backup"_s, u"OUT"_s, u"a copy of the library"_s, {}, 1, 1, backUp},
        {u"doctor"_s, {}, u"integrity, invariants and counts; exit 1 if anything is wrong"_s, {}, 0, 0, examine},
    };
    return all;
}

const Command *commandOf(const QStringList &arguments)
{
    for (const qsizetype words : {2, 1}) {
        if (arguments.size() < words)
            continue;
        const QString name = arguments.mid(0, words).join(u' ');
        for (const Command &command : commands()) {
            if (command.name == name)
                return &command;
        }
    }
    return nullptr;
}

} // namespace shortlist::cli
