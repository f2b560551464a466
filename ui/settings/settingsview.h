// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/services.h"

#include <QWidget>

class QListView;
class QScrollArea;
class QStandardItemModel;

namespace shortlist::ui {

class SearchField;
class SettingsCard;

/// All settings on one page that scrolls; the list at its left jumps and follows. What is changed holds at once.
class SettingsView final : public QWidget
{
    Q_OBJECT

public:
    explicit SettingsView(const Services &services, QWidget *parent = nullptr);

signals:
    void backRequested();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    QWidget *makeNavigator();
    void addCard(SettingsCard *card, const QString &iconName);
    void jump(int row);
    void follow();
    void filter(const QString &words);

    SearchField *m_search = nullptr;
    QListView *m_list = nullptr;
    QStandardItemModel *m_model = nullptr;
    QScrollArea *m_scroll = nullptr;
    QWidget *m_page = nullptr;
    QList<SettingsCard *> m_cards;
    bool m_jumping = false;
};

} // namespace shortlist::ui
