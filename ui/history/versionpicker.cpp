// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/versionpicker.h"

#include "ui/components/popover.h"
#include "ui/components/textfield.h"
#include "ui/history/historytext.h"
#include "ui/theme/theme.h"

#include <QKeyEvent>
#include <QListView>
#include <QPainter>
#include <QSortFilterProxyModel>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace shortlist::ui {

namespace {

/// Rows whose number, name or summary holds the words.
class PickerModel final : public QSortFilterProxyModel
{
public:
    PickerModel(VersionListModel &versions, const Clock &clock, QObject *parent)
        : QSortFilterProxyModel(parent)
        , m_versions(versions)
        , m_clock(clock)
    {
        setSourceModel(&versions);
    }

    void setWords(const QString &words)
    {
        m_words = words.trimmed();
        invalidateFilter();
    }
    [[nodiscard]] VersionSummary version(const QModelIndex &index) const
    {
        return m_versions.row(mapToSource(index).row());
    }
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override
    {
        if (role == Qt::AccessibleTextRole && index.isValid())
            return spokenVersion(version(index), m_clock.now());
        return QSortFilterProxyModel::data(index, role);
    }

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex &) const override
    {
        const VersionSummary &version = m_versions.row(row);
        return m_words.isEmpty() || versionLabel(version.number).contains(m_words, Qt::CaseInsensitive)
            || version.name.contains(m_words, Qt::CaseInsensitive)
            || version.summary.contains(m_words, Qt::CaseInsensitive);
    }

private:
    VersionListModel &m_versions;
    const Clock &m_clock;
    QString m_words;
};

QString whenText(const VersionSummary &version, Timestamp now)
{
    if (version.number == presentState)
        return {};
    return u"%1 %2"_s.arg(dayText(version.createdAt, now), clockText(version.createdAt));
}

class PickerDelegate final : public QStyledItemDelegate
{
public:
    PickerDelegate(const PickerModel &model, const Clock &clock, QObject *parent)
        : QStyledItemDelegate(parent)
        , m_model(model)
        , m_clock(clock)
    {
    }
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override
    {
        return {px(280), std::max(px(28), QFontMetrics(typeFont(Type::Body13)).height() + px(6))};
    }
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Tokens &t = tokens();
        const VersionSummary version = m_model.version(index);
        const bool selected = option.state.testFlag(QStyle::State_Selected);
        if (selected || option.state.testFlag(QStyle::State_MouseOver))
            painter->fillRect(option.rect, selected ? t.accentSoft : t.hover);
        const QRect row = option.rect.adjusted(px(8), 0, -px(8), 0);
        const auto words = [&](int from, int width, Type type, const QColor &ink, const QString &text) {
            painter->setFont(typeFont(type));
            painter->setPen(ink);
            const QRect area
                = QStyle::visualRect(option.direction, row, QRect(row.left() + from, row.top(), width, row.height()));
            painter->drawText(area,
                Qt::AlignVCenter | Qt::AlignAbsolute
                    | (option.direction == Qt::RightToLeft ? Qt::AlignRight : Qt::AlignLeft),
                painter->fontMetrics().elidedText(text, Qt::ElideRight, width));
        };
        words(0, px(48), Type::Control13, t.text, versionLabel(version.number));
        const int time = px(128);
        words(px(52), row.width() - px(52) - time - px(8), Type::Body13,
            version.name.isEmpty() ? t.text2 : t.accentText, version.name.isEmpty() ? version.summary : version.name);
        words(row.width() - time, time, Type::Secondary12, t.text3, whenText(version, m_clock.now()));
    }

private:
    const PickerModel &m_model;
    const Clock &m_clock;
};

/// Up, Down and Enter in the search field belong to the list below it.
class ListKeys final : public QObject
{
public:
    ListKeys(QListView *list, QObject *parent)
        : QObject(parent)
        , m_list(list)
    {
    }
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::KeyPress) {
            const int key = static_cast<QKeyEvent *>(event)->key();
            const int count = m_list->model()->rowCount();
            const int row = m_list->currentIndex().row();
            if (key == Qt::Key_Down || key == Qt::Key_Up) {
                m_list->setCurrentIndex(m_list->model()->index(
                    std::clamp(row + (key == Qt::Key_Down ? 1 : -1), 0, std::max(0, count - 1)), 0));
                return true;
            }
            if ((key == Qt::Key_Return || key == Qt::Key_Enter) && m_list->currentIndex().isValid()) {
                emit m_list->activated(m_list->currentIndex());
                return true;
            }
        }
        return QObject::eventFilter(watched, event);
    }

private:
    QListView *m_list;
};

} // namespace

VersionPicker::VersionPicker(const QString &name, VersionListModel &versions, const Clock &clock, QWidget *parent)
    : Button(Kind::Secondary, {}, parent)
    , m_name(name)
    , m_versions(versions)
    , m_clock(clock)
{
    setChevron(true);
    connect(this, &QPushButton::clicked, this, &VersionPicker::openList);
}

QString VersionPicker::when() const
{
    return whenText(m_version, m_clock.now());
}

void VersionPicker::setVersion(const VersionSummary &version)
{
    m_version = version;
    const QString label = versionLabel(version.number);
    setText(label);
    setDetail(when());
    setAccessibleName(tr("%1: %2").arg(m_name, when().isEmpty() ? label : u"%1 %2"_s.arg(label, when())));
    setToolTip(version.name.isEmpty() ? version.summary : version.name);
    updateGeometry();
    update();
}

void VersionPicker::openList()
{
    auto *popover = new Popover(m_name, this);
    popover->setAttribute(Qt::WA_DeleteOnClose);
    auto *search = new SearchField(tr("Number or words"), {}, popover);
    auto *list = new QListView(popover);
    auto *model = new PickerModel(m_versions, m_clock, list);
    list->setModel(model);
    list->setItemDelegate(new PickerDelegate(*model, m_clock, list));
    list->setUniformItemSizes(true);
    list->setMouseTracking(true);
    list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    list->setAccessibleName(m_name);
    list->setFixedSize(px(420), px(std::clamp(28 * m_versions.rowCount(), 56, 336)));
    search->installEventFilter(new ListKeys(list, list));
    popover->content()->addWidget(search);
    popover->content()->addWidget(list);
    const auto choose = [this, model, popover](const QModelIndex &index) {
        if (!index.isValid())
            return;
        const int number = model->version(index).number;
        popover->close();
        emit chosen(number);
    };
    connect(search, &QLineEdit::textChanged, model, [model, list](const QString &words) {
        model->setWords(words);
        list->setCurrentIndex(model->index(0, 0));
    });
    connect(search, &SearchField::left, popover, &QWidget::close);
    connect(list, &QListView::clicked, this, choose);
    connect(list, &QListView::activated, this, choose);
    for (int row = 0; row < m_versions.rowCount(); ++row) {
        if (m_versions.row(row).number == m_version.number)
            list->setCurrentIndex(model->index(row, 0));
    }
    popover->openAt(this);
    search->setFocus(Qt::PopupFocusReason);
}

} // namespace shortlist::ui
