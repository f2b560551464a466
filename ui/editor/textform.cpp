// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/textform.h"

#include "models/domain/headings.h"
#include "ui/editor/autoheightedit.h"
#include "ui/editor/formcontext.h"

#include <QVBoxLayout>

namespace shortlist::ui {

namespace {

constexpr int linesAtLeast = 5;

} // namespace

TextForm::TextForm(FormContext &context, const QString &section, QWidget *parent)
    : SectionForm(context, section, parent)
    , m_edit(new AutoHeightEdit({}, this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_edit);
    m_edit->setObjectName(QStringLiteral("text"));
    m_edit->setMinimumLines(linesAtLeast);
    m_edit->setPlaceholderText(tr("Two or three sentences"));
    connect(m_edit, &AutoHeightEdit::textEdited, this, [this](const QString &text) {
        const Section *holder = m_context.content().section(m_section);
        const QString heading = holder ? sectionHeading(*holder, m_context.look()) : QString();
        m_context.editContent(
            tr("Edit “%1”").arg(heading), {m_section, {}, {}},
            [&](Content &content) { content.ensureSection(m_section).text = text; }, m_section);
    });
    connect(m_edit, &AutoHeightEdit::focused, this, [this] {
        m_context.setPlace({m_section, {}, {}});
        emit areaShown(m_edit, m_edit->rect());
    });
    connect(m_edit, &AutoHeightEdit::left, this, [this] { m_context.leaveField(); });
    refresh();
}

void TextForm::refresh()
{
    const Section *holder = m_context.content().section(m_section);
    if (!holder)
        return;
    m_edit->setAccessibleName(sectionHeading(*holder, m_context.look()));
    m_edit->setTextQuietly(holder->text);
}

bool TextForm::goTo(const Location &, int from, int length)
{
    m_edit->setFocus(Qt::OtherFocusReason);
    if (from >= 0)
        m_edit->select(from, length);
    return true;
}

} // namespace shortlist::ui
