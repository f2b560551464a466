// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/fieldgrid.h"

#include "models/domain/partialdate.h"
#include "models/domain/validation.h"
#include "ui/components/textfield.h"
#include "ui/editor/autoheightedit.h"
#include "ui/editor/fieldline.h"
#include "ui/editor/fieldnames.h"
#include "ui/editor/formcontext.h"
#include "ui/theme/theme.h"

#include <QCheckBox>
#include <QGridLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace shortlist::ui {

namespace {

const auto startKey = u"startDate"_s;
const auto endKey = u"endDate"_s;

const SectionSpec &specOf(const Section &section, ItemId entry)
{
    return section.kind == SectionKind::Contact && !entry.isNull() ? profileSpec() : sectionSpec(section);
}

/// What a form says about a field. Free text as a date and the like are fine: they are printed as typed.
QString problemSentence(const std::optional<Problem::Kind> &problem)
{
    if (!problem)
        return {};
    switch (*problem) {
    case Problem::Kind::Email:
        return FieldGrid::tr("No mail reaches this address.");
    case Problem::Kind::Phone:
        return FieldGrid::tr("This is no phone number.");
    case Problem::Kind::Url:
        return FieldGrid::tr("This is no web address.");
    case Problem::Kind::TooLong:
        return FieldGrid::tr("Longer than a resume can show well.");
    case Problem::Kind::Unclean:
        return FieldGrid::tr("Holds characters that cannot be printed.");
    default:
        return {};
    }
}

} // namespace

const Entry *entryIn(const Content &content, const QString &section, ItemId entry)
{
    if (!entry.isNull())
        return entryById(content, section, entry);
    const Section *holder = content.section(section);
    return holder ? &holder->contact : nullptr;
}

Entry *entryIn(Content &content, const QString &section, ItemId entry)
{
    if (!entry.isNull())
        return entryById(content, section, entry);
    return &content.ensureSection(section).contact;
}

FieldGrid::FieldGrid(FormContext &context, const QString &section, ItemId entry, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_section(section)
    , m_entry(entry)
    , m_layout(new QGridLayout(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setHorizontalSpacing(px(12));
    m_layout->setVerticalSpacing(px(8));
    m_layout->setColumnStretch(0, 1);
    m_layout->setColumnStretch(1, 1);
    refresh();
}

const Section *FieldGrid::section() const
{
    return m_context.content().section(m_section);
}

const Entry *FieldGrid::entry() const
{
    return entryIn(m_context.content(), m_section, m_entry);
}

Location FieldGrid::placeOf(const QString &key) const
{
    return {m_section, m_entry, key};
}

QString FieldGrid::language() const
{
    return m_context.look().language;
}

QStringList FieldGrid::wantedFields() const
{
    const Section *holder = section();
    const Entry *values = entry();
    if (!holder || !values)
        return {};
    const SectionSpec &spec = specOf(*holder, m_entry);
    const bool profile = holder->kind == SectionKind::Contact && !m_entry.isNull();
    const QStringList usual = usualFields(*holder);
    QStringList order;
    for (const FieldSpec &field : spec.fields) {
        if (profile || usual.contains(field.key) || m_asked.contains(field.key) || !values->field(field.key).isEmpty())
            order.append(field.key);
    }
    if (!profile) {
        // The usual ones in the form's order, the others behind them in the spec's.
        const auto rank = [&usual](const QString &key) {
            const qsizetype at = usual.indexOf(key);
            return at < 0 ? usual.size() : at;
        };
        std::stable_sort(
            order.begin(), order.end(), [&rank](const QString &a, const QString &b) { return rank(a) < rank(b); });
    }
    return order;
}

QStringList FieldGrid::hiddenFields() const
{
    const Section *holder = section();
    if (!holder)
        return {};
    QStringList keys;
    for (const FieldSpec &field : specOf(*holder, m_entry).fields) {
        // "label" is headline's name in JSON Resume, "url" the website's: asked for only by files that have them.
        const bool twin = holder->kind == SectionKind::Contact && (field.key == u"label" || field.key == u"url");
        if (!m_built.contains(field.key) && !twin)
            keys.append(field.key);
    }
    return keys;
}

void FieldGrid::addField(const QString &key)
{
    if (!m_asked.contains(key))
        m_asked.append(key);
    refresh();
    focusField(key);
}

void FieldGrid::refresh()
{
    const Entry *values = entry();
    const Section *holder = section();
    if (!values || !holder)
        return;
    const QStringList wanted = wantedFields();
    // A field that a person just emptied stays until the form is built again.
    const bool fits
        = std::all_of(wanted.begin(), wanted.end(), [this](const QString &key) { return m_built.contains(key); });
    if (!fits || m_built.isEmpty())
        rebuild(wanted);
    for (const FieldSpec &spec : specOf(*holder, m_entry).fields) {
        if (LabelledField *field = m_fields.value(spec.key))
            refreshField(spec, field, *values);
    }
    if (m_openEnd) {
        const bool open = PartialDate::parse(values->field(endKey), language()).kind == PartialDate::Kind::Present;
        const QSignalBlocker quiet(m_openEnd);
        m_openEnd->setChecked(open);
        if (LabelledField *end = m_fields.value(endKey)) {
            end->field()->setEnabled(!open);
        }
    }
    showErrors(*values);
}

void FieldGrid::rebuild(const QStringList &keys)
{
    const Section *holder = section();
    if (!holder)
        return;
    for (const FieldSpec &spec : specOf(*holder, m_entry).fields) {
        if (keys.contains(spec.key) && !m_fields.contains(spec.key))
            m_fields.insert(spec.key, makeField(spec));
    }
    m_built = keys;
    place(keys);
}

LabelledField *FieldGrid::makeField(const FieldSpec &spec)
{
    const Section &holder = *section();
    const QString label = fieldLabel(holder, spec.key);
    QWidget *widget = nullptr;
    const auto connectField = [this, spec](auto *field) {
        connect(field, &std::remove_pointer_t<decltype(field)>::textEdited, this,
            [this, spec](const QString &text) { fieldEdited(spec, text); });
        connect(field, &std::remove_pointer_t<decltype(field)>::focused, this, [this, spec, field] {
            m_context.setPlace(placeOf(spec.key));
            emit shown(field);
        });
        connect(field, &std::remove_pointer_t<decltype(field)>::left, this, [this] {
            m_context.leaveField();
            refresh(); // dates are shown in their tidy form
        });
    };
    if (spec.kind == FieldKind::Paragraph) {
        auto *edit = new AutoHeightEdit(label, this);
        connectField(edit);
        widget = edit;
    } else {
        auto *edit = new FieldLine(label, this);
        connectField(edit);
        widget = edit;
    }
    widget->setObjectName(spec.key);
    return new LabelledField(label, widget, this);
}

void FieldGrid::place(const QStringList &keys)
{
    while (QLayoutItem *item = m_layout->takeAt(0)) {
        if (QLayout *pair = item->layout()) {
            while (QLayoutItem *inner = pair->takeAt(0))
                delete inner;
        }
        delete item;
    }
    int row = 0;
    int column = 0;
    QWidget *before = nullptr;
    const auto chain = [&before](LabelledField *field) {
        if (before)
            QWidget::setTabOrder(before, field->field());
        before = field->field();
    };
    for (qsizetype i = 0; i < keys.size(); ++i) {
        LabelledField *field = m_fields.value(keys.at(i));
        const bool wide = qobject_cast<AutoHeightEdit *>(field->field()) != nullptr;
        if (wide && column == 1) {
            ++row;
            column = 0;
        }
        chain(field);
        if (keys.at(i) == startKey && keys.value(i + 1) == endKey) {
            auto *pair = new QHBoxLayout;
            pair->setSpacing(px(8));
            pair->addWidget(field, 1);
            LabelledField *end = m_fields.value(endKey);
            pair->addWidget(end, 1);
            chain(end);
            m_layout->addLayout(pair, row, column);
            ++i;
        } else if (wide) {
            m_layout->addWidget(field, row, 0, 1, 2);
        } else {
            m_layout->addWidget(field, row, column, Qt::AlignTop);
        }
        column = wide ? 0 : 1 - column;
        if (column == 0)
            ++row;
    }
    if (keys.contains(endKey)) {
        addOpenEnd(row + 1);
        if (m_openEnd && m_fields.contains(endKey))
            QWidget::setTabOrder(m_fields.value(endKey)->field(), m_openEnd);
    }
}

void FieldGrid::addOpenEnd(int row)
{
    const QString text = openEndText(*section());
    if (text.isEmpty())
        return;
    if (!m_openEnd) {
        m_openEnd = new QCheckBox(text, this);
        m_openEnd->setObjectName(u"openEnd"_s);
        connect(m_openEnd, &QCheckBox::toggled, this, &FieldGrid::setOpenEnd);
    }
    m_layout->addWidget(m_openEnd, row, 0, 1, 2, Qt::AlignTrailing);
}

void FieldGrid::fieldEdited(const FieldSpec &spec, const QString &text)
{
    const QString stored = spec.kind == FieldKind::Date ? PartialDate::parse(text, language()).toStored() : text;
    m_context.editContent(
        tr("Edit “%1”").arg(fieldLabel(*section(), spec.key)), placeOf(spec.key),
        [&](Content &content) {
            if (Entry *values = entryIn(content, m_section, m_entry))
                values->setField(spec.key, stored);
        },
        m_section + u'/' + m_entry.toString() + u'/' + spec.key);
}

void FieldGrid::setOpenEnd(bool open)
{
    m_context.editContent(m_openEnd->text(), placeOf(endKey), [&](Content &content) {
        if (Entry *values = entryIn(content, m_section, m_entry))
            values->setField(endKey, open ? u"present"_s : QString());
    });
    m_context.leaveField();
}

QString FieldGrid::displayed(const FieldSpec &spec, const QString &stored) const
{
    if (spec.kind != FieldKind::Date)
        return stored;
    const PartialDate date = PartialDate::parse(stored, language());
    if (date.kind == PartialDate::Kind::Day) // the page shows no days; the form does
        return stored;
    DateStyle style;
    if (!language().isEmpty())
        style.language = language();
    return formatDate(date, style);
}

void FieldGrid::refreshField(const FieldSpec &spec, LabelledField *field, const Entry &values)
{
    const QString stored = values.field(spec.key);
    if (auto *paragraph = qobject_cast<AutoHeightEdit *>(field->field())) {
        paragraph->setTextQuietly(stored);
        return;
    }
    auto *line = static_cast<FieldLine *>(field->field());
    // While a date is being typed it stays as typed, as long as it means what is stored.
    const bool sameDate = spec.kind == FieldKind::Date && line->hasFocus()
        && PartialDate::parse(line->text(), language()).toStored() == stored;
    if (!sameDate)
        line->setTextQuietly(displayed(spec, stored));
}

void FieldGrid::showErrors(const Entry &values)
{
    for (const FieldSpec &spec : specOf(*section(), m_entry).fields) {
        LabelledField *field = m_fields.value(spec.key);
        if (!field)
            continue;
        QString sentence;
        if (spec.key == endKey) {
            const PartialDate from = PartialDate::parse(values.field(startKey), language());
            const PartialDate to = PartialDate::parse(values.field(endKey), language());
            if (endsBeforeStart(from, to))
                sentence = tr("Ends before it starts");
        } else if (!field->field()->hasFocus()) {
            // Half an address is no mistake while it is being typed.
            sentence = problemSentence(fieldProblem(spec.kind, values.field(spec.key)));
        } else if (!field->error().isEmpty() && !fieldProblem(spec.kind, values.field(spec.key))) {
            sentence.clear(); // mended
        } else {
            continue;
        }
        field->setError(sentence);
    }
}

QWidget *FieldGrid::fieldWidget(const QString &key) const
{
    const LabelledField *field = m_fields.value(key);
    return field ? field->field() : nullptr;
}

bool FieldGrid::focusField(const QString &key, int from, int length)
{
    const QString wanted = key.isEmpty() ? m_built.value(0) : key;
    QWidget *widget = fieldWidget(wanted);
    if (!widget)
        return false;
    widget->setFocus(Qt::OtherFocusReason);
    if (auto *paragraph = qobject_cast<AutoHeightEdit *>(widget)) {
        if (from >= 0)
            paragraph->select(from, length);
    } else if (auto *line = qobject_cast<FieldLine *>(widget)) {
        if (from >= 0)
            line->setSelection(from, length);
        else
            line->selectAll();
    }
    return true;
}

} // namespace shortlist::ui
