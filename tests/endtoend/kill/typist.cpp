// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/endtoend/kill/typist.h"

#include "tests/endtoend/kill/script.h"
#include "tests/support/monotonic.h"

#include <cstdio>

using namespace Qt::StringLiterals;

namespace shortlist::kill {

namespace {

constexpr int mostBullets = 20; ///< older sessions' bullets go, so that the last session is like the first

Entry &firstJob(Content &content)
{
    return content.ensureSection(u"experience"_s).entries.first();
}

} // namespace

Typist::Typist(Library &library, ui::ResumeSession &session, quint32 seed, QObject *parent)
    : QObject(parent)
    , m_library(library)
    , m_session(session)
    , m_seed(seed)
    , m_random(seed)
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &Typist::act);
}

void Typist::start()
{
    m_bullet = ItemId::create();
    m_session.document().edit(u"Add bullet"_s, {}, [this](ResumeDocument::State &state) {
        QList<TextItem> &bullets = firstJob(state.content).lists[u"bullets"_s];
        bullets.prepend({m_bullet, bulletPrefix(m_seed)});
        if (bullets.size() > mostBullets)
            bullets.resize(mostBullets);
    });
    act();
}

void Typist::act()
{
    // Of a hundred steps ninety-four are keys.
    if (m_keys > 0 && m_random.bounded(100) < 6)
        doSomethingElse();
    else
        typeKey();
    scheduleNext();
}

void Typist::typeKey()
{
    const qint64 now = monotonicNs();
    ++m_keys;
    const QString text = bulletPrefix(m_seed) + typedText(m_keys);
    const Location where{u"experience"_s, m_bullet, u"bullets"_s};
    m_session.document().edit(
        u"Edit bullet"_s, where,
        [this, &text](ResumeDocument::State &state) {
            for (TextItem &bullet : firstJob(state.content).lists[u"bullets"_s]) {
                if (bullet.id == m_bullet)
                    bullet.text = text;
            }
        },
        m_bullet.toString());
    std::printf("%lld\n", static_cast<long long>(now));
    std::fflush(stdout);
}

void Typist::doSomethingElse()
{
    switch (m_random.bounded(8)) {
    case 0:
        m_session.fieldLeft();
        break;
    case 1:
        m_session.cutVersion(VersionTrigger::Quiet);
        break;
    case 2:
        m_session.nameVersion(u"Key %1"_s.arg(m_keys));
        break;
    case 3:
        m_session.setStatus(m_random.bounded(2) == 0 ? ResumeStatus::Draft : ResumeStatus::Published);
        break;
    case 4:
        m_library.search(u"session"_s);
        break;
    case 5: {
        NewResume resume;
        resume.title = u"Beside"_s;
        m_library.createResume(resume).then(this, [this](const Result<ResumeSummary> &made) {
            if (made)
                m_library.trashResume(made.value().id);
        });
        break;
    }
    case 6:
        if (m_session.document().canUndo()) {
            m_session.document().undo();
            m_session.document().redo();
        }
        break;
    default:
        m_session.document().edit(u"Move bullet"_s, {}, [](ResumeDocument::State &state) {
            QList<TextItem> &bullets = firstJob(state.content).lists[u"bullets"_s];
            if (bullets.size() > 1)
                bullets.move(0, bullets.size() - 1);
        });
    }
}

void Typist::scheduleNext()
{
    const int dice = m_random.bounded(100);
    // Mostly a quick hand; sometimes a thought, now and then one that is long enough to close the step.
    m_timer.start(dice < 90 ? m_random.bounded(5, 40)
            : dice < 98     ? m_random.bounded(100, 400)
                            : m_random.bounded(800, 1500));
}

} // namespace shortlist::kill
