// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/palettemodel.h"

#include "ui/components/painting.h"
#include "ui/theme/icons.h"

#include <QCoreApplication>
#include <QPainter>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace shortlist::ui {

namespace {

constexpr int shownPerKind = 8;

QString tr(const char *text)
{
    return QCoreApplication::translate("shortlist::ui::Palette", text);
}

} // namespace

std::optional<PaletteItem::Kind> paletteScope(const QString &query)
{
    if (query.startsWith(u'>'))
        return PaletteItem::Kind::Command;
    if (query.startsWith(u'#'))
        return PaletteItem::Kind::Job;
    if (query.startsWith(u'@'))
        return PaletteItem::Kind::Section;
    return std::nullopt;
}

QString paletteKindName(PaletteItem::Kind kind)
{
    switch (kind) {
    case PaletteItem::Kind::Resume:
        return tr("Resumes");
    case PaletteItem::Kind::Job:
        return tr("Jobs");
    case PaletteItem::Kind::Section:
        return tr("Sections");
    case PaletteItem::Kind::Place:
        return tr("Places");
    case PaletteItem::Kind::Command:
        return tr("Commands");
    }
    return {};
}

void PaletteModel::show(const QList<PaletteItem> &items, const QString &query, std::optional<PaletteItem::Kind> only)
{
    const auto scope = paletteScope(query);
    const QString words = (scope ? query.mid(1) : query).trimmed();
    const auto kind = scope ? scope : only;
    beginResetModel();
    m_rows.clear();
    for (const auto group : {PaletteItem::Kind::Resume, PaletteItem::Kind::Job, PaletteItem::Kind::Section,
             PaletteItem::Kind::Place, PaletteItem::Kind::Command}) {
        if (kind && *kind != group)
            continue;
        QList<Row> fits;
        for (const PaletteItem &item : items) {
            if (item.kind != group || (words.isEmpty() && !kind && !item.recent))
                continue;
            const auto inText = paletteMatch(words, item.text);
            const auto inNote = paletteMatch(words, item.note);
            if (inText)
                fits.append({{}, &item, *inText, {}, item.note});
            else if (inNote && !item.note.isEmpty())
                fits.append({{}, &item, {inNote->score - 20, {}}, *inNote, item.note});
            else if (const auto found = paletteExcerpt(words, item.body))
                fits.append({{}, &item, {0, {}}, found->match, found->text});
        }
        std::stable_sort(
            fits.begin(), fits.end(), [](const Row &a, const Row &b) { return a.inText.score > b.inText.score; });
        if (fits.isEmpty())
            continue;
        m_rows.append({words.isEmpty() && !kind ? tr("Recent") : paletteKindName(group), nullptr, {}, {}, {}});
        // Recent things of several kinds stand under one heading.
        if (words.isEmpty() && !kind && m_rows.size() > 1)
            m_rows.removeLast();
        m_rows.append(kind ? fits : fits.mid(0, shownPerKind));
    }
    endResetModel();
}

int PaletteModel::firstItem() const
{
    const auto at = std::find_if(m_rows.begin(), m_rows.end(), [](const Row &row) { return row.item; });
    return at == m_rows.end() ? -1 : static_cast<int>(at - m_rows.begin());
}

int PaletteModel::nextItem(int at, int by) const
{
    const int count = rowCount();
    for (int steps = 0; steps < count; ++steps) {
        at = (at + by + count) % count;
        if (m_rows.at(at).item)
            return at;
    }
    return -1;
}

int PaletteModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant PaletteModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_rows.at(index.row());
    if (role == Qt::DisplayRole)
        return row.item ? row.item->text : row.heading;
    if (role == Qt::AccessibleTextRole && row.item)
        return row.note.isEmpty() ? row.item->text : u"%1, %2"_s.arg(row.item->text, row.note);
    return {};
}

Qt::ItemFlags PaletteModel::flags(const QModelIndex &index) const
{
    return index.isValid() && m_rows.at(index.row()).item ? Qt::ItemIsEnabled | Qt::ItemIsSelectable : Qt::NoItemFlags;
}

QSize PaletteDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const
{
    const auto &row = static_cast<const PaletteModel *>(index.model())->row(index.row());
    const int text = QFontMetrics(typeFont(Type::Body13)).height();
    return {px(300), row.item ? std::max(px(36), text + px(8)) : std::max(px(30), text + px(4))};
}

void PaletteDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Tokens &t = tokens();
    const auto &row = static_cast<const PaletteModel *>(index.model())->row(index.row());
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const QRect r = option.rect.adjusted(px(6), 0, -px(6), 0);
    if (!row.item) {
        painter->setFont(typeFont(Type::Caption11));
        painter->setPen(t.text2);
        painter->drawText(r.adjusted(px(12), 0, 0, -px(4)), Qt::AlignBottom | Qt::AlignLeft, row.heading);
        painter->restore();
        return;
    }
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    if (selected || option.state.testFlag(QStyle::State_MouseOver)) {
        painter->setPen(selected && t.highContrast ? QPen(t.accent, 2) : QPen(Qt::NoPen));
        painter->setBrush(selected ? t.accentSoft : t.hover);
        painter->drawRoundedRect(r, px(6), px(6));
    }
    const auto place = [&](int left, int width) {
        return QStyle::visualRect(option.direction, r, QRect(left, r.top(), width, r.height()));
    };
    paintIcon(*painter, place(r.left() + px(12), px(16)), row.item->iconName, px(16), t.text2);
    int right = r.right() - px(12);
    const QStringList keys = row.item->keys.isEmpty() && selected ? QStringList{u"↵"_s} : row.item->keys;
    if (!keys.isEmpty()) {
        right -= keyCapsWidth(keys);
        paintKeyCaps(*painter, place(right, keyCapsWidth(keys)).right(), r.center().y() + 1, keys);
    }
    int left = r.left() + px(38);
    const QFont font = typeFont(Type::Body13);
    const int room = right - px(12) - left;
    const int textWidth = std::min(room, QFontMetrics(font).horizontalAdvance(row.item->text) + px(10));
    paintMatched(*painter, place(left, textWidth), row.item->text, row.inText.positions, font, t.text);
    left += textWidth;
    if (!row.note.isEmpty() && right - left > px(60))
        paintMatched(*painter, place(left, right - px(12) - left), row.note, row.inNote.positions,
            typeFont(Type::Secondary12), t.text3);
    painter->restore();
}

} // namespace shortlist::ui
