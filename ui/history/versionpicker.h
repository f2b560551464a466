// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/clock.h"
#include "models/items/versionlistmodel.h"
#include "ui/components/button.h"

namespace shortlist::ui {

/// A button that shows one version, and a list to choose another: typed words or a number narrow it. The list shows
/// summaries of rows in view only, so 10,000 versions open at once.
class VersionPicker final : public Button
{
    Q_OBJECT

public:
    VersionPicker(const QString &name, VersionListModel &versions, const Clock &clock, QWidget *parent = nullptr);

    void setVersion(const VersionSummary &version);
    [[nodiscard]] int number() const { return m_version.number; }

signals:
    void chosen(int number);

private:
    void openList();
    [[nodiscard]] QString when() const;

    QString m_name;
    VersionListModel &m_versions;
    const Clock &m_clock;
    VersionSummary m_version;
};

} // namespace shortlist::ui
