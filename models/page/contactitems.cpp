// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/page/contactitems.h"

#include "models/page/addresses.h"

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace shortlist::page {

namespace {

struct ContactItem
{
    QString text;
    QString href;
    Location where;
};

ContactItem itemOf(const QString &key, const QString &value, const Location &where)
{
    const QString target = contactTarget(key, value);
    const bool address = !target.isEmpty() && key != u"email" && key != u"phone";
    return {address ? visibleAddress(value) : value, target, where};
}

QList<ContactItem> itemsOf(const SettingContext &context, const Section &contact)
{
    QList<ContactItem> items;
    const auto add = [&items](const ContactItem &item) {
        const bool known = std::any_of(items.begin(), items.end(),
            [&item](const ContactItem &other) { return other.text.compare(item.text, Qt::CaseInsensitive) == 0; });
        if (!item.text.isEmpty() && !known)
            items.append(item);
    };
    const auto addField = [&](const QString &key) {
        add(itemOf(key, contact.contact.field(key).simplified(), {contact.key, contact.contact.id, key}));
    };
    const QStringList elsewhere{u"name"_s, u"headline"_s, u"label"_s, u"image"_s};
    for (const QString &key : context.design.contactFields)
        addField(key == u"website" && contact.contact.field(key).isEmpty() ? u"url"_s : key);
    for (const FieldSpec &field : sectionSpec(contact).fields) {
        if (!elsewhere.contains(field.key))
            addField(field.key);
    }
    for (const Entry &profile : contact.entries) {
        const QString url = profile.field(u"url"_s);
        const QString shown = url.isEmpty()
            ? QStringList{profile.field(u"network"_s), profile.field(u"username"_s)}.join(u' ').trimmed()
            : visibleAddress(url);
        add({shown, url.isEmpty() ? QString() : linkTarget(url), {contact.key, profile.id, u"url"_s}});
    }
    return items;
}

} // namespace

std::vector<std::vector<TextSpan>> contactLines(
    const SettingContext &context, const Section &contact, double width, const RowBuilder &rows)
{
    const QList<ContactItem> items = itemsOf(context, contact);
    const RoleStyle style = rows.role(u"contact"_s);
    RoleStyle separatorStyle = rows.role(u"contactSeparator"_s);
    std::vector<TextSpan> texts;
    std::vector<double> widths;
    const int node = items.isEmpty() ? -1 : rows.node(Tag::P);
    for (const ContactItem &item : items) {
        texts.push_back({item.text, style, item.where, item.href, node});
        widths.push_back(lineWidth(context.shaper, {texts.back()}));
    }
    const TextSpan separator{context.design.contactSeparator, separatorStyle, {}, {}, node};
    // The separator ends in spaces, which lineWidth() leaves out: measure it between two letters.
    const TextSpan letter{u"n"_s, style, {}, {}, -1};
    const double gap = context.design.contactStacked
        ? 0
        : lineWidth(context.shaper, {letter, separator, letter}) - 2 * lineWidth(context.shaper, {letter});
    std::vector<std::vector<TextSpan>> lines;
    size_t start = 0;
    while (start < texts.size()) {
        size_t end = start;
        double used = 0;
        double rest = 0;
        for (size_t i = start; i < texts.size(); ++i)
            rest += widths[i] + (i > start ? gap : 0);
        const double wanted = rest <= width ? width : std::max(rest / std::ceil(rest / width), 0.0);
        while (end < texts.size()) {
            const double next = used + (end > start ? gap : 0) + widths[end];
            if (end > start && (next > width || context.design.contactStacked))
                break;
            // Past the even share: stop where this line is nearer to it without the next item.
            if (end > start && next > wanted && next - wanted > wanted - used)
                break;
            used = next;
            ++end;
        }
        std::vector<TextSpan> line;
        for (size_t i = start; i < end; ++i) {
            if (i > start)
                line.push_back(separator);
            line.push_back(texts[i]);
        }
        lines.push_back(std::move(line));
        start = end;
    }
    return lines;
}

} // namespace shortlist::page
