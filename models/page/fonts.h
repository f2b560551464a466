// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/page/face.h"

#include <QByteArrayView>
#include <QStringList>

namespace shortlist::page {

/// What a fallback should look like beside the template's face.
enum class FallbackClass { Serif, Sans };

/// The face of an embedded family nearest to weight and slant; never synthesised. An unknown family is substituted as
/// TEMPLATES.md §2 says, and in the end by Lato; `substituted` then tells the family used.
const Face &faceFor(const QString &family, int weight, bool italic, QString *substituted = nullptr);

/// A face that has `character`: `wanted` itself, else the fallback for the character's script, else `wanted`. The
/// CJK faces of the system are used where there are any (by region of `language`).
const Face &faceWithGlyph(const Face &wanted, char32_t character, FallbackClass fallback, const QString &language);

/// Whether a design may name this family without substitution.
bool isEmbeddedFamily(const QString &family);
/// The family that stands in for one that is not embedded, or empty.
QString substituteFamily(const QString &family);
/// The families that designs may use, sorted.
QStringList pageFamilies();

/// Makes the upright faces of a family (Inter, Inter Display, JetBrains Mono) known to Qt for the window, up to
/// semibold. Some milliseconds the first time, nothing later. On the GUI thread, after QGuiApplication exists.
void registerInterfaceFamily(QByteArrayView family);

} // namespace shortlist::page
