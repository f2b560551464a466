// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/records.h"

#include <QAbstractItemModel>

#include <memory>
#include <vector>

namespace shortlist {

/// Resumes with their linked variants below them. Two levels: a variant of a variant stands under the first resume of
/// the line, and a variant whose parent is not in the snapshot (it lies in Trash) stands by itself. Moves from one
/// snapshot to the next with few signals, so that expansion, selection and scrolling stay; the first one is a reset.
class ResumeTreeModel final : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum Role {
        SummaryRole = Qt::UserRole, ///< ResumeSummary
        IdRole, ///< ResumeId
        IsVariantRole, ///< bool: shown below a parent
        VariantCountRole, ///< int
        JobCountRole, ///< int: different target jobs of the resume and its variants
        FamilyEditedRole, ///< qint64: newest edit of the resume and its variants
        ParentTitleRole, ///< QString: empty at the top
    };

    explicit ResumeTreeModel(QObject *parent = nullptr);
    ~ResumeTreeModel() override;

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex &index) const override;
    using QObject::parent;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

    /// The row at a valid index of this model, without the copy that SummaryRole makes.
    [[nodiscard]] const ResumeSummary &summaryAt(const QModelIndex &index) const { return node(index)->summary; }
    /// When the resume at a valid index, or one of its variants, was edited last.
    [[nodiscard]] Timestamp familyEdited(const QModelIndex &index) const;

    void setResumes(const QList<ResumeSummary> &resumes);
    [[nodiscard]] const QList<ResumeSummary> &resumes() const { return m_snapshot; }
    [[nodiscard]] QModelIndex indexOf(ResumeId id) const;
    /// The summary of a known id, or nothing.
    [[nodiscard]] std::optional<ResumeSummary> summary(ResumeId id) const;

signals:
    /// The model shows the snapshot that was set last: once for each, after the signals of its rows.
    void settled();

private:
    struct Node
    {
        ResumeSummary summary;
        Node *parent = nullptr;
        std::vector<std::unique_ptr<Node>> children;
    };
    struct Wanted
    {
        const ResumeSummary *summary = nullptr;
        QList<Wanted> children;
    };

    static QList<Wanted> arranged(const QList<ResumeSummary> &resumes);
    [[nodiscard]] Node *node(const QModelIndex &index) const;
    [[nodiscard]] QModelIndex indexOf(const Node &node) const;
    static void fill(Node &under, const QList<Wanted> &wanted);
    void removeGone(Node &under, const QList<Wanted> &wanted);
    void settle(Node &under, int row, const Wanted &wanted);
    void moveTo(Node &under, const QList<Wanted> &wanted);

    Node m_root;
    QList<ResumeSummary> m_snapshot;
};

} // namespace shortlist
