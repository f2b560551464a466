// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/preview/pageviewaccessible.h"

#include "ui/preview/pageview.h"

#include <QAccessibleWidget>

#include <algorithm>

namespace shortlist::ui {

namespace {

class PageViewAccessible final : public QAccessibleWidget, public QAccessibleTextInterface
{
public:
    explicit PageViewAccessible(PageView *view)
        : QAccessibleWidget(view, QAccessible::Document)
    {
    }

    QString text(QAccessible::Text which) const override
    {
        switch (which) {
        case QAccessible::Name:
            return PageView::tr("Page %1 of %2").arg(view()->currentPage()).arg(view()->pageCount());
        case QAccessible::Value:
            return content();
        default:
            return QAccessibleWidget::text(which);
        }
    }
    QAccessible::State state() const override
    {
        QAccessible::State state = QAccessibleWidget::state();
        state.readOnly = true;
        state.multiLine = true;
        return state;
    }
    void *interface_cast(QAccessible::InterfaceType type) override
    {
        if (type == QAccessible::TextInterface)
            return static_cast<QAccessibleTextInterface *>(this);
        return QAccessibleWidget::interface_cast(type);
    }

    void selection(int, int *start, int *end) const override { *start = *end = 0; }
    int selectionCount() const override { return 0; }
    void addSelection(int, int) override { }
    void removeSelection(int) override { }
    void setSelection(int, int, int) override { }
    int cursorPosition() const override { return m_cursor; }
    void setCursorPosition(int position) override { m_cursor = std::clamp(position, 0, characterCount()); }
    QString text(int start, int end) const override
    {
        const QString all = content();
        const auto from = std::clamp<qsizetype>(start, 0, all.size());
        const auto to = end < 0 ? all.size() : std::clamp<qsizetype>(end, from, all.size());
        return all.mid(from, to - from);
    }
    int characterCount() const override { return static_cast<int>(content().size()); }
    QRect characterRect(int) const override { return rect(); }
    int offsetAtPoint(const QPoint &) const override { return -1; }
    void scrollToSubstring(int, int) override { }
    QString attributes(int, int *start, int *end) const override
    {
        *start = 0;
        *end = characterCount();
        return {};
    }

private:
    PageView *view() const { return static_cast<PageView *>(widget()); }
    QString content() const { return view()->pages() ? view()->pages()->plainText() : QString(); }

    int m_cursor = 0;
};

QAccessibleInterface *makeInterface(const QString &className, QObject *object)
{
    if (className != QLatin1String(PageView::staticMetaObject.className()))
        return nullptr;
    return new PageViewAccessible(static_cast<PageView *>(object));
}

} // namespace

void installPageViewAccessible()
{
    static const bool installed = [] {
        QAccessible::installFactory(makeInterface);
        return true;
    }();
    Q_UNUSED(installed);
}

} // namespace shortlist::ui
