// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/components/overlay.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <functional>

class QListView;

namespace shortlist::ui {

class Label;
class TextField;

/// One thing to go to or do.
struct PaletteItem
{
    enum class Kind { Resume, Job, Section, Place, Command };
    Kind kind = Kind::Command;
    QString text;
    QString note; ///< beside the text, matched too: a company, another name of a command
    QString body; ///< long text that longer words are looked for in; what was found is shown in place of the note
    QString iconName;
    QStringList keys; ///< caps of the shortcut
    bool recent = false; ///< shown before anything is typed
    std::function<void()> go;
};

class PaletteModel;

/// "Go to anything": what fits the typed letters by kind, best first; `>`, `#` and `@` narrow to commands, jobs and
/// sections, Tab steps through the kinds. Enter goes.
class Palette final : public Overlay
{
    Q_OBJECT

public:
    Palette(QWidget *anyWidget, QList<PaletteItem> items);

    /// Opens with `text` already typed (">" …).
    void ask(const QString &text = {});

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void filter();
    void choose();
    void step(int by);
    void narrow(bool next);

    QList<PaletteItem> m_items;
    PaletteModel *m_model = nullptr;
    TextField *m_field = nullptr;
    Label *m_scope = nullptr;
    QListView *m_list = nullptr;
};

} // namespace shortlist::ui
