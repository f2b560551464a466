// SPDX-License-Identifier: GPL-3.0-or-later
// How long from a key in a bullet to the painted preview, in the real editor: key event, document, form, layout, paint
// of the window into its backing store. Prints p50, p95, p99 and the worst of 1,000 keys for resumes of 2 and 10 pages.
#include "tests/support/samplelibrary.h"
#include "ui/editor/bulletedit.h"
#include "ui/editor/bulletlist.h"
#include "ui/editor/editorview.h"
#include "ui/editor/entriesform.h"
#include "ui/editor/entrycard.h"
#include "ui/editor/formpane.h"
#include "ui/editor/resumesession.h"
#include "ui/preview/pagelayouter.h"
#include "ui/preview/pageview.h"
#include "ui/preview/previewpane.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QKeyEvent>
#include <QTextStream>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace shortlist;
using namespace shortlist::ui;

namespace {

constexpr int keys = 1000;

/// Tells which pages were painted last.
class PaintWatch final : public QObject
{
public:
    explicit PaintWatch(const PreviewPane &preview)
        : m_preview(preview)
    {
        preview.view()->viewport()->installEventFilter(this);
    }

    page::PageListPtr painted;

protected:
    bool eventFilter(QObject *, QEvent *event) override
    {
        if (event->type() == QEvent::Paint)
            painted = m_preview.layouter()->pages();
        return false;
    }

private:
    const PreviewPane &m_preview;
};

/// The sample with its jobs repeated `copies` times more.
Content contentOf(int copies)
{
    Content content = sampleContent(ResumeId::create());
    Section &experience = content.ensureSection(u"experience"_s);
    const QList<Entry> few = experience.entries;
    for (int i = 0; i < copies; ++i) {
        for (Entry entry : few) {
            entry.id = ItemId::create();
            for (QList<TextItem> &list : entry.lists) {
                for (TextItem &item : list)
                    item.id = ItemId::create();
            }
            experience.entries.append(entry);
        }
    }
    return content;
}

void settle(const EditorView &view)
{
    QElapsedTimer timer;
    timer.start();
    while (timer.elapsed() < 5000 && !(view.preview()->layouter()->isSettled() && timer.elapsed() > 300))
        QCoreApplication::processEvents(QEventLoop::AllEvents, 20);
}

void run(int copies, int pages, QTextStream &out)
{
    FakeLibrary library;
    ResumeRecord record;
    record.summary.id = ResumeId::create();
    record.summary.title = u"Bench"_s;
    record.content = contentOf(copies);
    library.put(record);
    ResumeSession session(library, library.clock);
    session.open(record.summary.id);
    QCoreApplication::processEvents();
    EditorView view(session);
    view.resize(1280, 752);
    view.show();
    settle(view);
    BulletList *bullets = view.form()->findChild<EntriesForm *>()->cards().first()->bullets();
    bullets->edit(2);
    settle(view);
    if (view.preview()->pageCount() != pages)
        qFatal("%d pages, not %d", view.preview()->pageCount(), pages);
    PaintWatch watch(*view.preview());
    std::vector<double> times;
    for (int i = 0; i < keys; ++i) {
        // 40 letters, then 40 times Backspace, and again: the line breaks and goes back.
        const bool type = i % 80 < 40;
        const page::PageListPtr before = view.preview()->layouter()->pages();
        QElapsedTimer timer;
        timer.start();
        QKeyEvent press(QEvent::KeyPress, type ? Qt::Key_A : Qt::Key_Backspace, {}, type ? u"a"_s : QString());
        QCoreApplication::sendEvent(bullets->editor(), &press);
        // A paint that shows the pages of before (a caret, a selection) does not count.
        while ((!watch.painted || watch.painted == before) && timer.elapsed() < 1000)
            QCoreApplication::processEvents();
        times.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
    }
    std::sort(times.begin(), times.end());
    const auto at = [&times](double share) { return times[static_cast<size_t>(share * (keys - 1))]; };
    out << "pages " << view.preview()->pageCount() << "  keys " << keys << "  p50 " << at(0.5) << " ms  p95 "
        << at(0.95) << " ms  p99 " << at(0.99) << " ms  worst " << times.back() << " ms" << Qt::endl;
}

} // namespace

int main(int argc, char *argv[])
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    Theme::instance().apply({});
    QTextStream out(stdout);
    run(1, 2, out);
    run(16, 10, out);
    return 0;
}
