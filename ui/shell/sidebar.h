// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QModelIndex>
#include <QWidget>

#include <functional>

class QListView;
class QMenu;
class QStandardItemModel;

namespace shortlist::ui {

class Button;
class Label;

/// The window's left pane: brand and menu, "Go to anything", the places, recent items, and where the library lies.
/// In a narrow window it is a rail of icons 52 px wide.
class Sidebar final : public QWidget
{
    Q_OBJECT

public:
    enum class Place { Resumes, Jobs, Trash, None };
    struct Recent
    {
        QString title;
        QString iconName;
        std::function<void()> open;
    };

    explicit Sidebar(QWidget *parent = nullptr);

    void setRail(bool rail);
    [[nodiscard]] bool isRail() const { return m_rail; }
    void setPlace(Place place);
    void setCount(Place place, int count);
    void setRecent(const QList<Recent> &recent);
    void setMenu(QMenu *menu);
    void openMenu();
    void setLibraryPath(const QString &path);

signals:
    void placeRequested(shortlist::ui::Sidebar::Place place);
    void paletteRequested();

protected:
    void paintEvent(QPaintEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    class GoTo;
    class Brand;
    void applyRail();
    void openRecent(const QModelIndex &index);

    bool m_rail = false;
    Brand *m_brand = nullptr;
    Button *m_menu = nullptr;
    GoTo *m_goTo = nullptr;
    QListView *m_places = nullptr;
    QStandardItemModel *m_placeModel = nullptr;
    Label *m_recentTitle = nullptr;
    QListView *m_recent = nullptr;
    QStandardItemModel *m_recentModel = nullptr;
    QList<Recent> m_recents;
    Label *m_where = nullptr;
};

} // namespace shortlist::ui
