// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/resumetreemodel.h"

#include <QHash>
#include <QSet>

#include <algorithm>

namespace shortlist {

ResumeTreeModel::ResumeTreeModel(QObject *parent)
    : QAbstractItemModel(parent)
{
}

ResumeTreeModel::~ResumeTreeModel() = default;

ResumeTreeModel::Node *ResumeTreeModel::node(const QModelIndex &index) const
{
    return index.isValid() ? static_cast<Node *>(index.internalPointer()) : const_cast<Node *>(&m_root);
}

QModelIndex ResumeTreeModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, node(parent)->children[static_cast<size_t>(row)].get());
}

QModelIndex ResumeTreeModel::indexOf(const Node &wanted) const
{
    if (!wanted.parent)
        return {};
    const auto &siblings = wanted.parent->children;
    const auto at = std::find_if(
        siblings.begin(), siblings.end(), [&](const std::unique_ptr<Node> &one) { return one.get() == &wanted; });
    return createIndex(static_cast<int>(at - siblings.begin()), 0, const_cast<Node *>(&wanted));
}

QModelIndex ResumeTreeModel::parent(const QModelIndex &index) const
{
    return index.isValid() ? indexOf(*node(index)->parent) : QModelIndex();
}

int ResumeTreeModel::rowCount(const QModelIndex &parent) const
{
    return parent.column() > 0 ? 0 : static_cast<int>(node(parent)->children.size());
}

int ResumeTreeModel::columnCount(const QModelIndex &) const
{
    return 1;
}

QVariant ResumeTreeModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Node &at = *node(index);
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole:
        return at.summary.title;
    case SummaryRole:
        return QVariant::fromValue(at.summary);
    case IdRole:
        return QVariant::fromValue(at.summary.id);
    case IsVariantRole:
        return at.parent != &m_root;
    case VariantCountRole:
        return static_cast<int>(at.children.size());
    case JobCountRole: {
        QSet<JobId> jobs;
        if (at.summary.targetJob)
            jobs.insert(*at.summary.targetJob);
        for (const auto &child : at.children) {
            if (child->summary.targetJob)
                jobs.insert(*child->summary.targetJob);
        }
        return static_cast<int>(jobs.size());
    }
    case FamilyEditedRole:
        return familyEdited(index);
    case ParentTitleRole:
        return at.parent == &m_root ? QString() : at.parent->summary.title;
    default:
        return {};
    }
}

Timestamp ResumeTreeModel::familyEdited(const QModelIndex &index) const
{
    const Node &at = *node(index);
    Timestamp newest = at.summary.updatedAt;
    for (const auto &child : at.children)
        newest = std::max(newest, child->summary.updatedAt);
    return newest;
}

QList<ResumeTreeModel::Wanted> ResumeTreeModel::arranged(const QList<ResumeSummary> &resumes)
{
    QHash<ResumeId, const ResumeSummary *> known;
    for (const ResumeSummary &resume : resumes)
        known.insert(resume.id, &resume);
    // The first resume of a line; a ring of parents (damaged data) ends at its start.
    const auto head = [&](const ResumeSummary &resume) {
        const ResumeSummary *at = &resume;
        for (qsizetype steps = 0; at->parent && known.contains(*at->parent) && steps < resumes.size(); ++steps) {
            at = known.value(*at->parent);
            if (at->id == resume.id)
                return at;
        }
        return at;
    };
    QList<Wanted> top;
    QHash<ResumeId, qsizetype> place;
    for (const ResumeSummary &resume : resumes) {
        if (head(resume)->id == resume.id) {
            place.insert(resume.id, top.size());
            top.append(Wanted{&resume, {}});
        }
    }
    for (const ResumeSummary &resume : resumes) {
        if (place.contains(resume.id))
            continue;
        const auto under = place.constFind(head(resume)->id);
        if (under != place.cend())
            top[*under].children.append(Wanted{&resume, {}});
        else
            top.append(Wanted{&resume, {}});
    }
    return top;
}

void ResumeTreeModel::setResumes(const QList<ResumeSummary> &resumes)
{
    if (m_root.children.empty()) {
        // Row by row, whoever listens would look at each of a thousand.
        beginResetModel();
        fill(m_root, arranged(resumes));
        m_snapshot = resumes;
        endResetModel();
    } else {
        moveTo(m_root, arranged(resumes));
        m_snapshot = resumes;
    }
    emit settled();
}

void ResumeTreeModel::fill(Node &under, const QList<Wanted> &wanted)
{
    under.children.reserve(static_cast<size_t>(wanted.size()));
    for (const Wanted &one : wanted) {
        auto node = std::make_unique<Node>();
        node->summary = *one.summary;
        node->parent = &under;
        fill(*node, one.children);
        under.children.push_back(std::move(node));
    }
}

void ResumeTreeModel::moveTo(Node &under, const QList<Wanted> &wanted)
{
    removeGone(under, wanted);
    for (int row = 0; row < wanted.size(); ++row)
        settle(under, row, wanted.at(row));
}

void ResumeTreeModel::removeGone(Node &under, const QList<Wanted> &wanted)
{
    QSet<ResumeId> stays;
    for (const Wanted &one : wanted)
        stays.insert(one.summary->id);
    const QModelIndex parent = indexOf(under);
    for (int row = static_cast<int>(under.children.size()) - 1; row >= 0; --row) {
        if (stays.contains(under.children[static_cast<size_t>(row)]->summary.id))
            continue;
        beginRemoveRows(parent, row, row);
        under.children.erase(under.children.begin() + row);
        endRemoveRows();
    }
}

void ResumeTreeModel::settle(Node &under, int row, const Wanted &wanted)
{
    auto &children = under.children;
    const auto first = children.begin() + row;
    const auto at = std::find_if(first, children.end(),
        [&](const std::unique_ptr<Node> &child) { return child->summary.id == wanted.summary->id; });
    const QModelIndex parent = indexOf(under);
    const bool known = at != children.end();
    if (!known) {
        auto fresh = std::make_unique<Node>();
        fresh->summary = *wanted.summary;
        fresh->parent = &under;
        beginInsertRows(parent, row, row);
        children.insert(first, std::move(fresh));
        endInsertRows();
    } else if (at != first) {
        const int from = static_cast<int>(at - children.begin());
        beginMoveRows(parent, from, from, parent, row);
        std::rotate(first, at, at + 1);
        endMoveRows();
    }
    Node &node = *children[static_cast<size_t>(row)];
    // A parent's row shows figures of its family, so it changes with any of its variants.
    const auto same
        = [](const std::unique_ptr<Node> &child, const Wanted &one) { return child->summary == *one.summary; };
    const bool changed = !(node.summary == *wanted.summary)
        || !std::equal(
            node.children.begin(), node.children.end(), wanted.children.begin(), wanted.children.end(), same);
    node.summary = *wanted.summary;
    moveTo(node, wanted.children);
    if (changed && known) {
        const QModelIndex index = this->index(row, 0, parent);
        emit dataChanged(index, index);
    }
}

QModelIndex ResumeTreeModel::indexOf(ResumeId id) const
{
    for (const auto &top : m_root.children) {
        if (top->summary.id == id)
            return indexOf(*top);
        for (const auto &child : top->children) {
            if (child->summary.id == id)
                return indexOf(*child);
        }
    }
    return {};
}

std::optional<ResumeSummary> ResumeTreeModel::summary(ResumeId id) const
{
    const auto at = std::find_if(
        m_snapshot.cbegin(), m_snapshot.cend(), [&](const ResumeSummary &summary) { return summary.id == id; });
    return at == m_snapshot.cend() ? std::nullopt : std::optional(*at);
}

} // namespace shortlist
