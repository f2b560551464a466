// SPDX-License-Identifier: GPL-3.0-or-later
// Walks through every place of the program: names, tab order, mirroring, size of type.
#include "tests/ui/accessibility/places.h"
#include "ui/components/button.h"
#include "ui/components/label.h"
#include "ui/theme/theme.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAccessible>
#include <QApplication>
#include <QButtonGroup>
#include <QLineEdit>
#include <QRadioButton>
#include <QRegularExpression>
#include <QScrollArea>
#include <QSet>
#include <QSettings>
#include <QSplitter>
#include <QStackedWidget>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace shortlist;
using namespace shortlist::ui;

namespace {

/// Runs the loop until answers that are ready have arrived.
void settle()
{
    for (int turn = 0; turn < 30; ++turn)
        QCoreApplication::processEvents(QEventLoop::AllEvents, 10);
}

QString described(const QWidget *widget)
{
    QStringList path;
    for (const QWidget *at = widget; at && path.size() < 4; at = at->parentWidget())
        path.prepend(QString::fromLatin1(at->metaObject()->className()));
    const auto *button = qobject_cast<const QAbstractButton *>(widget);
    const QString text = button ? button->text() : widget->accessibleName();
    return u"%1 “%2” at %3,%4"_s.arg(path.join(u" > "_s), text).arg(widget->x()).arg(widget->y());
}

QString spokenName(QWidget *widget)
{
    QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(widget);
    return interface ? interface->text(QAccessible::Name) : QString();
}

bool isShownControl(const QWidget *widget)
{
    return widget->isVisible() && widget->isEnabled() && widget->width() > 0 && widget->height() > 0;
}

/// Parts of one stop: the exclusive buttons of a group are walked with arrow keys, a field's own cross is its Esc.
bool isPartOfAnother(const QWidget *widget)
{
    const auto *button = qobject_cast<const QAbstractButton *>(widget);
    if (button && button->autoExclusive() && !button->isChecked())
        return true;
    if (button && button->group() && button->group()->exclusive() && !button->isChecked())
        return true;
    return qobject_cast<const QLineEdit *>(widget->parentWidget()) && widget->focusPolicy() == Qt::NoFocus;
}

QList<QWidget *> controls(QWidget &root)
{
    QList<QWidget *> found;
    for (QWidget *widget : root.findChildren<QWidget *>()) {
        const bool interactive = qobject_cast<QAbstractButton *>(widget) || qobject_cast<QAbstractItemView *>(widget)
            || qobject_cast<QLineEdit *>(widget) || (widget->focusPolicy() & Qt::TabFocus);
        if (interactive && isShownControl(widget))
            found.append(widget);
    }
    return found;
}

} // namespace

class TestAccessibility final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QSettings::setDefaultFormat(QSettings::IniFormat);
        look(100);
    }
    void init() { QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support )"_s)); }
    void cleanup()
    {
        QApplication::setLayoutDirection(Qt::LeftToRight);
        look(100);
    }

    void everyControlHasAName_data() { places(); }
    void everyControlHasAName()
    {
        QFETCH(QString, place);
        const Place shown(place);
        settle();
        QStringList nameless;
        qsizetype named = 0;
        for (QWidget *widget : controls(shown.root())) {
            if (widget->focusPolicy() == Qt::NoFocus && isPartOfAnother(widget))
                continue;
            // Scroll areas and splitters hold controls and are none.
            if (qobject_cast<QScrollArea *>(widget) || qobject_cast<QSplitter *>(widget)
                || qobject_cast<QStackedWidget *>(widget))
                continue;
            if (spokenName(widget).trimmed().isEmpty())
                nameless.append(described(widget));
            else
                ++named;
        }
        m_named += named;
        QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join(u'\n')));
    }

    void tabReachesEveryControl_data() { places(); }
    void tabReachesEveryControl() { walk(Qt::Key_Tab); }

    void shiftTabReachesEveryControl_data() { places(); }
    void shiftTabReachesEveryControl() { walk(Qt::Key_Backtab); }

    void arrowKeysReachEveryResultOfThePalette()
    {
        const Place shown(u"palette"_s);
        QVERIFY(QTest::qWaitForWindowActive(&shown.widget()));
        settle();
        auto *field = shown.root().findChild<QLineEdit *>(u"paletteField"_s);
        auto *list = shown.root().findChild<QAbstractItemView *>(u"paletteList"_s);
        QVERIFY(field && field->hasFocus() && list);
        QSet<int> reached;
        for (int step = 0; step < 100; ++step) {
            reached.insert(list->currentIndex().row());
            QTest::keyClick(field, Qt::Key_Down);
        }
        qsizetype wanted = 0;
        for (int row = 0; row < list->model()->rowCount(); ++row)
            wanted += list->model()->index(row, 0).flags().testFlag(Qt::ItemIsEnabled) ? 1 : 0;
        QVERIFY(wanted > 3);
        QCOMPARE(reached.size(), wanted);
        const int all = list->model()->rowCount();
        QTest::keyClick(field, Qt::Key_Tab);
        QVERIFY(field->hasFocus());
        QVERIFY(list->model()->rowCount() < all);
        QTest::keyClick(field, Qt::Key_Backtab);
        QCOMPARE(list->model()->rowCount(), all);
    }

    void everyRowOfAListSpeaks_data() { places(); }
    void everyRowOfAListSpeaks()
    {
        QFETCH(QString, place);
        const Place shown(place);
        settle();
        for (const QAbstractItemView *view : shown.root().findChildren<QAbstractItemView *>()) {
            if (!view->isVisible() || !view->model())
                continue;
            for (int row = 0; row < std::min(view->model()->rowCount(), 50); ++row) {
                const QModelIndex index = view->model()->index(row, 0);
                const QString spoken = index.data(Qt::AccessibleTextRole).toString();
                QVERIFY2(!(spoken.isEmpty() ? index.data().toString() : spoken).isEmpty(),
                    qPrintable(u"row %1 of %2"_s.arg(row).arg(view->accessibleName())));
            }
        }
    }

    void rightToLeftMirrorsThePanes_data() { places(); }
    void rightToLeftMirrorsThePanes()
    {
        QFETCH(QString, place);
        QHash<QString, QRect> before;
        const auto splitters = [](QWidget &root) {
            QList<QRect> panes;
            for (QSplitter *one : root.findChildren<QSplitter *>()) {
                for (int at = 0; at < one->count() && one->isVisible() && one->orientation() == Qt::Horizontal; ++at) {
                    if (one->widget(at)->isVisible())
                        panes.append(one->widget(at)->geometry());
                }
            }
            return panes;
        };
        QList<QRect> plain;
        {
            const Place shown(place);
            settle();
            plain = splitters(shown.widget());
        }
        QApplication::setLayoutDirection(Qt::RightToLeft);
        const Place shown(place);
        settle();
        const QList<QRect> mirrored = splitters(shown.widget());
        QCOMPARE(mirrored.size(), plain.size());
        for (qsizetype at = 0; at + 1 < plain.size(); ++at) {
            if (plain.at(at).left() < plain.at(at + 1).left() && plain.at(at).top() == plain.at(at + 1).top())
                QVERIFY2(mirrored.at(at).left() > mirrored.at(at + 1).left(), qPrintable(place));
        }
        QVERIFY(!shown.widget().grab().isNull());
    }

    void nothingIsClippedAt150Percent_data() { places(); }
    void nothingIsClippedAt150Percent()
    {
        QFETCH(QString, place);
        look(150);
        const Place shown(place, {1680, 1050});
        settle();
        QStringList clipped;
        for (QWidget *widget : shown.widget().findChildren<QWidget *>()) {
            if (!isShownControl(widget) || widget->visibleRegion().isEmpty())
                continue;
            if (auto *button = qobject_cast<Button *>(widget)) {
                // A button of an icon alone, or a chevron, has no words to lose.
                if (!button->isCompact() && !button->text().isEmpty()
                    && button->width() < button->minimumSizeHint().width())
                    clipped.append(described(button));
            } else if (auto *label = qobject_cast<Label *>(widget); label && !label->wordWrap()) {
                const bool elides = label->sizePolicy().horizontalPolicy() == QSizePolicy::Ignored;
                if ((!elides && label->width() < label->minimumSizeHint().width())
                    || label->height() < label->fontMetrics().height())
                    clipped.append(u"%1: %2"_s.arg(described(label), label->text()));
            } else if (auto *field = qobject_cast<QLineEdit *>(widget)) {
                if (field->height() < field->fontMetrics().height() + 2)
                    clipped.append(described(field));
            }
        }
        QVERIFY2(clipped.isEmpty(), qPrintable(clipped.join(u'\n')));
    }

    void targetsAreAtLeast24Pixels_data() { places(); }
    void targetsAreAtLeast24Pixels()
    {
        QFETCH(QString, place);
        const Place shown(place);
        settle();
        QStringList small;
        for (const QAbstractButton *button : shown.widget().findChildren<QAbstractButton *>()) {
            if (isShownControl(button) && button->height() < 24 && !isPartOfAnother(button)
                && !button->inherits("QCheckBox") && !button->inherits("QRadioButton")
                && !button->inherits("shortlist::ui::Switch"))
                small.append(described(button));
        }
        QVERIFY2(small.isEmpty(), qPrintable(small.join(u'\n')));
    }

    void cleanupTestCase()
    {
        qInfo("%d views; %d controls with a name; %d stops of Tab, %d controls reached", int(Place::names().size()),
            int(m_named), int(m_stops), int(m_reached));
    }

private:
    /// Presses the key until the focus is back where it began: every control has been a stop by then.
    void walk(Qt::Key key)
    {
        QFETCH(QString, place);
        const Place shown(place);
        QVERIFY(QTest::qWaitForWindowActive(&shown.widget()));
        settle();
        if (controls(shown.root()).isEmpty() || place == u"palette")
            return; // words alone; Tab narrows the palette, which arrowKeysReachEveryResultOfThePalette() walks
        QSet<const QWidget *> reached;
        QStringList order;
        const QWidget *first = nullptr;
        for (int step = 0; step < 400; ++step) {
            QWidget *focus = QApplication::focusWidget();
            QTest::keyClick(focus ? focus : &shown.root(), key);
            focus = QApplication::focusWidget();
            QVERIFY2(focus, "The key leads nowhere");
            if (!first)
                first = focus;
            else if (focus == first)
                break;
            reached.insert(focus);
            order.append(described(focus));
        }
        QStringList missed;
        qsizetype found = 0;
        for (const QWidget *widget : controls(shown.root())) {
            if (isPartOfAnother(widget))
                continue;
            if (isReached(widget, reached, shown.root()))
                ++found;
            else
                missed.append(described(widget));
        }
        if (key == Qt::Key_Tab) {
            m_stops += reached.size();
            m_reached += found;
        }
        QVERIFY2(
            missed.isEmpty(), qPrintable(u"%1\nwhile the focus goes\n%2"_s.arg(missed.join(u'\n'), order.join(u'\n'))));
    }
    static bool isReached(const QWidget *widget, const QSet<const QWidget *> &reached, const QWidget &root)
    {
        if (reached.contains(widget) || (widget->focusProxy() && reached.contains(widget->focusProxy())))
            return true;
        // Parts of a control that is one stop (the chips of a list), and a list whose one editor has the focus.
        for (const QWidget *above = widget->parentWidget(); above && above != &root; above = above->parentWidget()) {
            if (reached.contains(above))
                return true;
        }
        return std::any_of(
            reached.cbegin(), reached.cend(), [widget](const QWidget *stop) { return widget->isAncestorOf(stop); });
    }
    static void look(int percent)
    {
        Appearance appearance;
        appearance.mode = Appearance::Mode::Light;
        appearance.scalePercent = percent;
        Theme::instance().apply(appearance);
    }
    static void places()
    {
        QTest::addColumn<QString>("place");
        for (const QString &name : Place::names())
            QTest::newRow(qPrintable(name)) << name;
    }

    qsizetype m_named = 0;
    qsizetype m_stops = 0;
    qsizetype m_reached = 0;
};

QTEST_MAIN(TestAccessibility)
#include "tst_accessibility.moc"
