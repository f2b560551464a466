// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/jobs/jobform.h"

#include "models/domain/wordcount.h"
#include "ui/components/button.h"
#include "ui/components/label.h"
#include "ui/components/panes.h"
#include "ui/components/textfield.h"
#include "ui/jobs/jobtext.h"
#include "ui/jobs/postingedit.h"

#include <QDesktopServices>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLocale>
#include <QUrl>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace shortlist::ui {

JobForm::JobForm(QWidget *parent)
    : QWidget(parent)
{
    setProperty("panel", u"surface"_s);
    setAttribute(Qt::WA_StyledBackground);
    makeFields();
    auto *fields = new QWidget(this);
    m_grid = new QGridLayout(fields);
    m_grid->setContentsMargins(px(20), px(14), px(20), px(14));
    m_grid->setHorizontalSpacing(px(12));
    m_grid->setVerticalSpacing(px(10));
    m_description = new PostingEdit(this);
    m_words = new Label({}, Type::Secondary12, Ink::Tertiary, this);
    auto *name = new Label(tr("Description"), Type::Secondary12, Ink::Secondary, this);
    name->setBuddy(m_description);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(px(20), px(12), px(20), 0);
    head->addWidget(name);
    head->addStretch(1);
    head->addWidget(m_words);
    auto *text = new QHBoxLayout;
    text->setContentsMargins(px(14), 0, px(4), 0);
    text->addWidget(m_description);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(fields);
    column->addWidget(new Hairline(Qt::Horizontal, this));
    column->addLayout(head);
    column->addLayout(text, 1);
    arrange();
    connectFields();
    setEnabled(false);
}

void JobForm::makeFields()
{
    const auto make = [this](const QString &label, TextField *&field) {
        field = new TextField(label, this);
        leaveUndoToTheWindow(field);
        return new LabelledField(label, field, this);
    };
    m_titleBox = make(tr("Title"), m_title);
    m_companyBox = make(tr("Company"), m_company);
    m_locationBox = make(tr("Location"), m_location);
    m_sourceBox = make(tr("Source"), m_source);
    m_source->setPlaceholderText(tr("Address of the posting"));
    m_open = Button::iconButton(u"external-link"_s, tr("Open in the browser"), m_sourceBox);
    auto *inner = new QHBoxLayout(m_source);
    inner->setContentsMargins(px(2), 0, px(2), 0);
    inner->addStretch(1);
    inner->addWidget(m_open);
    m_open->setButtonSize(Button::Size::Small);
    m_open->setCursor(Qt::ArrowCursor);
    m_source->setTextMargins(isRightToLeft() ? px(26) : 0, 0, isRightToLeft() ? 0 : px(26), 0);
}

void JobForm::connectFields()
{
    const auto bind = [this](TextField *field, const QString &name, const QString &key, QString JobRecord::*member) {
        connect(field, &QLineEdit::textEdited, this,
            [this, name, key, member](const QString &text) { editField(name, key, member, text); });
        connect(field, &QLineEdit::editingFinished, this, [this] {
            if (m_session && !m_showing) {
                m_session->closeStep();
                m_session->flush();
            }
        });
    };
    bind(m_title, tr("Edit title"), u"title"_s, &JobRecord::title);
    bind(m_company, tr("Edit company"), u"company"_s, &JobRecord::company);
    bind(m_location, tr("Edit location"), u"location"_s, &JobRecord::location);
    bind(m_source, tr("Edit source"), u"sourceUrl"_s, &JobRecord::sourceUrl);
    connect(m_description, &PostingEdit::edited, this, [this](const QString &text) {
        editField(tr("Edit description"), u"description"_s, &JobRecord::description, text);
    });
    connect(m_description, &PostingEdit::addRequested, this, &JobForm::addSelectionRequested);
    connect(m_open, &QPushButton::clicked, this, &JobForm::openSource);
}

void JobForm::arrange()
{
    for (QWidget *box : {m_titleBox, m_companyBox, m_sourceBox, m_locationBox})
        m_grid->removeWidget(box);
    if (m_oneColumn) {
        m_grid->addWidget(m_titleBox, 0, 0);
        m_grid->addWidget(m_companyBox, 1, 0);
        m_grid->addWidget(m_sourceBox, 2, 0);
        m_grid->addWidget(m_locationBox, 3, 0);
    } else {
        m_grid->addWidget(m_titleBox, 0, 0);
        m_grid->addWidget(m_companyBox, 0, 1);
        m_grid->addWidget(m_sourceBox, 1, 0);
        m_grid->addWidget(m_locationBox, 1, 1);
    }
    m_grid->setColumnStretch(0, 4);
    m_grid->setColumnStretch(1, m_oneColumn ? 0 : 3);
    // The order of the eye is the order of Tab.
    setTabOrder(m_title, m_company);
    setTabOrder(m_company, m_source);
    setTabOrder(m_source, m_open);
    setTabOrder(m_open, m_location);
}

void JobForm::setOneColumn(bool one)
{
    if (one == m_oneColumn)
        return;
    m_oneColumn = one;
    arrange();
}

void JobForm::setSession(JobSession *session)
{
    if (m_session)
        disconnect(m_session, nullptr, this, nullptr);
    m_session = session;
    setEnabled(session);
    m_description->markWords({});
    if (session) {
        connect(session, &JobSession::changed, this, &JobForm::showJob);
        connect(session, &QObject::destroyed, this, [this] { m_session = nullptr; });
    }
    showJob();
    m_description->moveCursor(QTextCursor::Start);
}

void JobForm::showJob()
{
    const JobRecord job = m_session ? m_session->job() : JobRecord{};
    m_showing = true;
    m_title->setTextQuietly(job.title);
    m_company->setTextQuietly(job.company);
    m_location->setTextQuietly(job.location);
    m_source->setTextQuietly(job.sourceUrl);
    m_description->setTextQuietly(job.description);
    m_showing = false;
    const QString error = m_session ? m_session->titleError() : QString();
    if (m_titleBox->error() != error)
        m_titleBox->setError(error);
    m_open->setVisible(!browsableUrl(job.sourceUrl).isEmpty());
    const int words = shortlist::wordCount(job.description);
    m_words->setText(words == 1 ? tr("1 word") : tr("%1 words").arg(QLocale().toString(words)));
    m_words->setVisible(words > 0);
}

void JobForm::editField(const QString &name, const QString &key, QString JobRecord::*field, const QString &text)
{
    if (m_session && !m_showing)
        m_session->edit(
            name, [field, &text](JobRecord &job) { job.*field = text; }, key);
}

void JobForm::focusTitle()
{
    m_title->setFocus(Qt::OtherFocusReason);
    m_title->selectAll();
}

void JobForm::focusDescription()
{
    m_description->setFocus(Qt::OtherFocusReason);
}

QString JobForm::selectedWords() const
{
    QString words = m_description->textCursor().selectedText();
    return words.replace(QChar::ParagraphSeparator, u' ').simplified();
}

void JobForm::markWords(const QString &words)
{
    m_description->markWords(words);
}

void JobForm::openSource()
{
    const QString url = m_session ? browsableUrl(m_session->job().sourceUrl) : QString();
    if (!url.isEmpty())
        QDesktopServices::openUrl(QUrl(url));
}

} // namespace shortlist::ui
