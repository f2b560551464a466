// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineEdit>
#include <QWidget>

namespace shortlist::ui {

class Label;

/// A one-line field. The look comes from the stylesheet; the error state is a red border of 2 px.
class TextField : public QLineEdit
{
    Q_OBJECT

public:
    explicit TextField(const QString &accessibleName = {}, QWidget *parent = nullptr);

    void setHasError(bool hasError);
    [[nodiscard]] bool hasError() const;
    /// Sets the text without moving the cursor to the end, and only where it differs (a model that answers back).
    void setTextQuietly(const QString &text);
};

/// Gives any field widget the error look that the stylesheet knows (dynamic property `hasError`).
void markError(QWidget *field, bool hasError);

/// A label above a field and, where something is wrong, a sentence with an icon below it. The sentence is the field's
/// accessible description while it stands.
class LabelledField final : public QWidget
{
    Q_OBJECT

public:
    /// Takes ownership of `field` and names it after the label.
    LabelledField(const QString &label, QWidget *field, QWidget *parent = nullptr);

    [[nodiscard]] QWidget *field() const { return m_field; }
    /// Empty: nothing is wrong.
    void setError(const QString &sentence);
    [[nodiscard]] QString error() const;

private:
    QWidget *m_field = nullptr;
    QWidget *m_errorRow = nullptr;
    Label *m_error = nullptr;
};

/// The field for finding things: a magnifying glass, a shortcut or a result count at the end, and a cross to clear.
/// Esc clears it; Esc in an empty field sends `left`.
class SearchField final : public TextField
{
    Q_OBJECT

public:
    SearchField(const QString &placeholder, const QString &shortcut, QWidget *parent = nullptr);

    /// Shown at the end in place of the shortcut while there is text, for example "7 results".
    void setCountText(const QString &text);

signals:
    void left(); ///< the person wants out of the field

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void placeParts();

    QString m_shortcut;
    QString m_count;
    class Button *m_clear = nullptr;
};

} // namespace shortlist::ui
