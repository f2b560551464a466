// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractListModel>
#include <QStringList>

namespace shortlist::ui {

class FormContext;

/// The sections of the open resume in their order, and "Add section…" as the last row. Renaming and dragging ask the
/// document; the rows follow it.
class SectionModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role { KeyRole = Qt::UserRole + 200 };

    explicit SectionModel(FormContext &context, QObject *parent = nullptr);

    void refresh();
    [[nodiscard]] int rowOf(const QString &section) const;
    [[nodiscard]] QString keyAt(int row) const; ///< empty for "Add section…"

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    [[nodiscard]] Qt::DropActions supportedDropActions() const override;
    [[nodiscard]] QStringList mimeTypes() const override;
    [[nodiscard]] QMimeData *mimeData(const QModelIndexList &indexes) const override;
    bool dropMimeData(
        const QMimeData *data, Qt::DropAction action, int row, int column, const QModelIndex &parent) override;

signals:
    void moveWanted(const QString &section, int to);
    void renameWanted(const QString &section, const QString &heading);

private:
    struct Row
    {
        QString key;
        QString heading;
        int count = -1;
        bool hidden = false;

        friend bool operator==(const Row &, const Row &) = default;
    };
    [[nodiscard]] QList<Row> rowsNow() const;

    FormContext &m_context;
    QList<Row> m_rows;
};

} // namespace shortlist::ui
