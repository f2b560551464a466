// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QPushButton>

class QMenu;
class QTimer;

namespace shortlist::ui {

/// Every push button of the program. One Primary per view. Focus comes by keyboard only, so that a ring means that
/// the keyboard is there; it is 2 px of accent with a 1 px gap.
class Button : public QPushButton
{
    Q_OBJECT

public:
    enum class Kind {
        Primary,
        Secondary,
        Quiet, ///< no border until hover
        Danger, ///< secondary in `bad`
        Icon, ///< square, an icon alone; always with tool tip and accessible name
        IconBordered, ///< the same with a border
        Link, ///< accent text without a frame
        Token, ///< a small piece to put somewhere: 12 px on a tint
    };
    enum class Size { Small = 24, Default = 28, Large = 32 };

    explicit Button(Kind kind, const QString &text = {}, QWidget *parent = nullptr);
    Button(Kind kind, const QString &text, const QString &iconName, QWidget *parent);
    /// An icon button: `name` is its accessible name and its tool tip.
    static Button *iconButton(const QString &iconName, const QString &name, QWidget *parent = nullptr);

    void setKind(Kind kind);
    void setButtonSize(Size size);
    void setIconName(const QString &iconName);
    [[nodiscard]] QString iconName() const { return m_iconName; }
    /// Tool tip "name  Ctrl E": the shortcut is shown, not bound.
    void setHint(const QString &name, const QString &shortcut = {});
    /// Words after the text in regular weight, which makes the text itself semibold: "**Experience** 4 entries".
    void setDetail(const QString &detail);
    [[nodiscard]] QString detail() const { return m_detail; }
    /// A chevron after the text; set for buttons with a menu.
    void setChevron(bool shown);
    /// Shows only the icon where the layout has no room for the text; the text stays the accessible name.
    void setCompact(bool compact);
    [[nodiscard]] bool isCompact() const { return m_compact; }
    /// A spinner in place of the icon; the width is kept and clicks do nothing.
    void setBusy(bool busy);
    [[nodiscard]] bool isBusy() const { return m_busy; }
    /// Text aligned at the start instead of the centre (rows of a list of choices).
    void setStartAligned(bool start);
    /// Sides that meet a neighbour have square corners and no gap (split buttons).
    void setJoined(bool left, bool right);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    struct Colours
    {
        QColor fill, edge, ink;
    };
    [[nodiscard]] Colours colours() const;
    [[nodiscard]] bool iconOnly() const;
    [[nodiscard]] Type textType() const
    {
        return m_kind == Kind::Token ? Type::SecondaryStrong12
            : m_detail.isEmpty()     ? Type::Control13
                                     : Type::RowTitle13;
    }
    [[nodiscard]] int sidePadding() const;
    [[nodiscard]] int detailWidth() const;
    void paintContent(QPainter &painter, const QRect &area, const QColor &ink) const;

    Kind m_kind;
    Size m_size = Size::Default;
    QString m_iconName;
    QString m_detail;
    bool m_chevron = false;
    bool m_compact = false;
    bool m_busy = false;
    bool m_start = false;
    bool m_joinedLeft = false;
    bool m_joinedRight = false;
    int m_turn = 0;
    QTimer *m_spin = nullptr;
};

/// A primary or secondary action and, beside it, a menu of its relatives.
class SplitButton final : public QWidget
{
    Q_OBJECT

public:
    SplitButton(Button::Kind kind, const QString &text, const QString &iconName, const QString &menuName,
        QWidget *parent = nullptr);

    [[nodiscard]] Button *action() const { return m_action; }
    [[nodiscard]] Button *menuPart() const { return m_menuPart; }
    void setMenu(QMenu *menu);
    void setCompact(bool compact);

signals:
    void clicked();

private:
    Button *m_action = nullptr;
    Button *m_menuPart = nullptr;
};

} // namespace shortlist::ui
