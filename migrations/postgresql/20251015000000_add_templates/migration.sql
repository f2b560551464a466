-- SPDX-License-Identifier: GPL-3.0-or-later
-- Templates: the ranking and the list of those on offer are read on every visit of the gallery.
CREATE INDEX idx_templates_ranking ON templates (usage_count DESC, id) WHERE is_active;
CREATE INDEX idx_templates_category_active ON templates (category, name) WHERE is_active;
-- How many resumes stand on a template is asked before one is retired.
CREATE INDEX idx_resumes_template_live ON resumes (template_id) WHERE deleted_at IS NULL AND template_id IS NOT NULL;
