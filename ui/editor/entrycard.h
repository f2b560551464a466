// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/contentedit.h"
#include "models/domain/resumedocument.h"

#include <QFrame>
#include <QMap>

class QMenu;
class QVBoxLayout;

namespace shortlist::ui {

class BulletList;
class ChipList;
class EntryHeader;
class FieldGrid;
class FormContext;

/// One entry as a card that opens and closes. What is inside is made when it first opens.
class EntryCard final : public QFrame
{
    Q_OBJECT

public:
    EntryCard(FormContext &context, const QString &section, ItemId entry, QWidget *parent = nullptr);

    [[nodiscard]] ItemId entryId() const { return m_entry; }
    [[nodiscard]] EntryHeader *header() const { return m_header; }
    [[nodiscard]] FieldGrid *fields() const { return m_fields; }
    [[nodiscard]] BulletList *bullets() const { return m_bullets; }
    [[nodiscard]] bool isExpanded() const { return m_expanded; }
    void setExpanded(bool expanded);
    /// Takes over what the document says now.
    void refresh();
    /// Opens the card and focuses a field, a bullet or a chip of it. `from` and `length` select text, -1: none.
    bool goTo(const Location &place, int from = -1, int length = 0);

signals:
    void moveWanted(int by);
    void duplicateWanted();
    void removeWanted();
    void nextEntryWanted();
    void dragged(const QPoint &globalPosition);
    void dropped();
    void areaShown(QWidget *widget, const QRect &rect); ///< took focus: scroll there

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void build();
    void addBullets(const QString &list);
    void addChips(const QString &list);
    void refreshLists(const Section &section, const Entry &entry);
    void refreshHeader(const Section &section, const Entry &entry);
    void showMenu(const QPoint &globalPosition);
    void addFieldMenu(QMenu &menu);
    void editList(const QString &name, const Location &where, const QString &list,
        const std::function<void(QList<TextItem> &)> &change, const QString &mergeKey = {});
    void insertBullets(int at, const QStringList &texts);
    void splitBullet(int row, const QString &head, const QString &tail);
    void removeBullet(int row);
    void joinBullet(int row);
    void moveBullet(int row, int by);
    void connectChips(ChipList *chips, const QString &list);
    [[nodiscard]] QStringList listKeys() const;
    [[nodiscard]] QString bulletKey() const;

    FormContext &m_context;
    QString m_section;
    ItemId m_entry;
    bool m_expanded = false;
    bool m_pageBreak = false;
    EntryHeader *m_header = nullptr;
    QWidget *m_body = nullptr;
    QVBoxLayout *m_bodyLayout = nullptr;
    FieldGrid *m_fields = nullptr;
    BulletList *m_bullets = nullptr;
    QMap<QString, ChipList *> m_chips;
    QMap<QString, QWidget *> m_chipRows;
    QStringList m_askedLists;
};

} // namespace shortlist::ui
