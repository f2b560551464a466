// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#include "app/cli/rows.h"
#include "app/cli/session.h"
#include "models/store/librarystore.h"

using namespace Qt::StringLiterals;

namespace shortlist::cli {

Result<Reply> searchWords(Session &session, const Arguments &arguments)
{
    SHORTLIST_TRY(store::LibraryStore * library, session.library());
    SHORTLIST_TRY(const SearchResult result, library->search(arguments.words().join(u' '), 50));
    QJsonArray hits;
    for (const SearchHit &hit : result.hits)
        hits.append(rowOf(hit));
    QJsonObject json{{u"hits"_s, hits}};
    Reply reply{tabbed(hits, {u"id"_s, u"kind"_s, u"title"_s, u"field"_s, u"snippet"_s}), {}, Done, {}};
    if (!result.didYouMean.isEmpty()) {
        json.insert(u"didYouMean"_s, result.didYouMean);
        reply.complaints += u"No match. Did you mean %1?"_s.arg(result.didYouMean);
    }
    reply.json = json;
    return reply;
}

} // namespace shortlist::cli
