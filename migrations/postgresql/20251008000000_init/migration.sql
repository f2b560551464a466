-- SPDX-License-Identifier: GPL-3.0-or-later
-- The nine tables exactly as Prisma creates them from the web platform's schema: names of indexes and constraints,
-- NULLs, defaults and the actions of foreign keys. What the platform's DDL promises beyond it is in the next file.
CREATE TABLE users (
    id UUID NOT NULL,
    email VARCHAR(255) NOT NULL,
    email_verified BOOLEAN NOT NULL DEFAULT false,
    password_hash VARCHAR(255) NOT NULL,
    first_name VARCHAR(100),
    last_name VARCHAR(100),
    phone VARCHAR(20),
    profile_picture_url TEXT,
    subscription_tier VARCHAR(20) NOT NULL DEFAULT 'free',
    subscription_start_date TIMESTAMP(3),
    subscription_end_date TIMESTAMP(3),
    resumes_created INTEGER NOT NULL DEFAULT 0,
    analyses_run_today INTEGER NOT NULL DEFAULT 0,
    last_analysis_date DATE,
    ai_generations_today INTEGER NOT NULL DEFAULT 0,
    ai_optimizations_today INTEGER NOT NULL DEFAULT 0,
    created_at TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    updated_at TIMESTAMP(3) NOT NULL,
    last_login_at TIMESTAMP(3),
    deleted_at TIMESTAMP(3),
    settings JSONB NOT NULL DEFAULT '{"theme": "light", "notifications": true}',
    CONSTRAINT users_pkey PRIMARY KEY (id)
);

CREATE TABLE resumes (
    id UUID NOT NULL,
    user_id UUID NOT NULL,
    title VARCHAR(255) NOT NULL,
    template_id UUID,
    content JSONB NOT NULL,
    extracted_text TEXT,
    status VARCHAR(20) NOT NULL DEFAULT 'draft',
    is_public BOOLEAN NOT NULL DEFAULT false,
    ai_optimized_for_jd_id UUID,
    optimization_score INTEGER,
    original_file_url TEXT,
    exported_pdf_url TEXT,
    created_at TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    updated_at TIMESTAMP(3) NOT NULL,
    last_accessed_at TIMESTAMP(3),
    deleted_at TIMESTAMP(3),
    version INTEGER NOT NULL DEFAULT 1,
    parent_resume_id UUID,
    CONSTRAINT resumes_pkey PRIMARY KEY (id)
);

CREATE TABLE resume_versions (
    id UUID NOT NULL,
    resume_id UUID NOT NULL,
    version_number INTEGER NOT NULL,
    content JSONB NOT NULL,
    change_summary TEXT,
    changed_by_user_id UUID,
    change_type VARCHAR(20),
    created_at TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT resume_versions_pkey PRIMARY KEY (id)
);

CREATE TABLE templates (
    id UUID NOT NULL,
    name VARCHAR(100) NOT NULL,
    description TEXT,
    category VARCHAR(50),
    design JSONB NOT NULL,
    preview_image_url TEXT,
    demo_resume_id UUID,
    is_active BOOLEAN NOT NULL DEFAULT true,
    is_premium BOOLEAN NOT NULL DEFAULT false,
    ats_score INTEGER,
    usage_count INTEGER NOT NULL DEFAULT 0,
    created_at TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    updated_at TIMESTAMP(3) NOT NULL,
    CONSTRAINT templates_pkey PRIMARY KEY (id)
);

CREATE TABLE job_descriptions (
    id UUID NOT NULL,
    user_id UUID NOT NULL,
    title VARCHAR(255) NOT NULL,
    company VARCHAR(255),
    location VARCHAR(255),
    description TEXT NOT NULL,
    extracted_data JSONB,
    source_url TEXT,
    created_at TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    updated_at TIMESTAMP(3) NOT NULL,
    deleted_at TIMESTAMP(3),
    CONSTRAINT job_descriptions_pkey PRIMARY KEY (id)
);

CREATE TABLE analyses (
    id UUID NOT NULL,
    user_id UUID NOT NULL,
    resume_id UUID NOT NULL,
    job_description_id UUID,
    analysis_type VARCHAR(50) NOT NULL,
    ai_provider VARCHAR(50),
    model_used VARCHAR(100),
    results JSONB NOT NULL,
    processing_time_ms INTEGER,
    tokens_used INTEGER,
    estimated_cost DECIMAL(10,6),
    status VARCHAR(20) NOT NULL DEFAULT 'pending',
    error_message TEXT,
    created_at TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    completed_at TIMESTAMP(3),
    CONSTRAINT analyses_pkey PRIMARY KEY (id)
);

CREATE TABLE ai_usage (
    id UUID NOT NULL,
    user_id UUID NOT NULL,
    feature VARCHAR(50) NOT NULL,
    ai_provider VARCHAR(50) NOT NULL,
    model VARCHAR(100),
    tokens_used INTEGER,
    estimated_cost DECIMAL(10,6),
    request_summary TEXT,
    response_summary TEXT,
    response_time_ms INTEGER,
    was_cached BOOLEAN NOT NULL DEFAULT false,
    created_at TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    date DATE NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT ai_usage_pkey PRIMARY KEY (id)
);

CREATE TABLE subscriptions (
    id UUID NOT NULL,
    user_id UUID NOT NULL,
    tier VARCHAR(20) NOT NULL,
    status VARCHAR(20) NOT NULL DEFAULT 'active',
    stripe_customer_id VARCHAR(255),
    stripe_subscription_id VARCHAR(255),
    start_date TIMESTAMP(3) NOT NULL,
    end_date TIMESTAMP(3),
    trial_end_date TIMESTAMP(3),
    cancelled_at TIMESTAMP(3),
    custom_limits JSONB,
    created_at TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    updated_at TIMESTAMP(3) NOT NULL,
    CONSTRAINT subscriptions_pkey PRIMARY KEY (id)
);

CREATE TABLE audit_logs (
    id UUID NOT NULL,
    user_id UUID,
    action VARCHAR(100) NOT NULL,
    entity_type VARCHAR(50),
    entity_id UUID,
    ip_address INET,
    user_agent TEXT,
    changes JSONB,
    created_at TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT audit_logs_pkey PRIMARY KEY (id)
);

CREATE UNIQUE INDEX users_email_key ON users(email);
CREATE INDEX users_email_idx ON users(email);
CREATE INDEX users_subscription_tier_idx ON users(subscription_tier);
CREATE INDEX users_created_at_idx ON users(created_at);
CREATE INDEX resumes_user_id_idx ON resumes(user_id);
CREATE INDEX resumes_template_id_idx ON resumes(template_id);
CREATE INDEX resumes_status_idx ON resumes(status);
CREATE INDEX resumes_created_at_idx ON resumes(created_at DESC);
CREATE INDEX resumes_updated_at_idx ON resumes(updated_at DESC);
CREATE INDEX resume_versions_resume_id_idx ON resume_versions(resume_id);
CREATE INDEX resume_versions_created_at_idx ON resume_versions(created_at DESC);
CREATE UNIQUE INDEX resume_versions_resume_id_version_number_key ON resume_versions(resume_id, version_number);
CREATE UNIQUE INDEX templates_name_key ON templates(name);
CREATE INDEX templates_category_idx ON templates(category);
CREATE INDEX templates_is_active_idx ON templates(is_active);
CREATE INDEX templates_usage_count_idx ON templates(usage_count DESC);
CREATE INDEX job_descriptions_user_id_idx ON job_descriptions(user_id);
CREATE INDEX job_descriptions_created_at_idx ON job_descriptions(created_at DESC);
CREATE INDEX analyses_user_id_idx ON analyses(user_id);
CREATE INDEX analyses_resume_id_idx ON analyses(resume_id);
CREATE INDEX analyses_created_at_idx ON analyses(created_at DESC);
CREATE INDEX analyses_status_idx ON analyses(status);
CREATE INDEX ai_usage_user_id_idx ON ai_usage(user_id);
CREATE INDEX ai_usage_date_idx ON ai_usage(date);
CREATE INDEX ai_usage_feature_idx ON ai_usage(feature);
CREATE UNIQUE INDEX subscriptions_user_id_key ON subscriptions(user_id);
CREATE INDEX subscriptions_user_id_idx ON subscriptions(user_id);
CREATE INDEX subscriptions_status_idx ON subscriptions(status);
CREATE INDEX subscriptions_end_date_idx ON subscriptions(end_date);
CREATE INDEX audit_logs_user_id_idx ON audit_logs(user_id);
CREATE INDEX audit_logs_action_idx ON audit_logs(action);
CREATE INDEX audit_logs_created_at_idx ON audit_logs(created_at DESC);

ALTER TABLE resumes ADD CONSTRAINT resumes_user_id_fkey
    FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE resumes ADD CONSTRAINT resumes_template_id_fkey
    FOREIGN KEY (template_id) REFERENCES templates(id) ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE resumes ADD CONSTRAINT resumes_ai_optimized_for_jd_id_fkey
    FOREIGN KEY (ai_optimized_for_jd_id) REFERENCES job_descriptions(id) ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE resumes ADD CONSTRAINT resumes_parent_resume_id_fkey
    FOREIGN KEY (parent_resume_id) REFERENCES resumes(id) ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE resume_versions ADD CONSTRAINT resume_versions_resume_id_fkey
    FOREIGN KEY (resume_id) REFERENCES resumes(id) ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE job_descriptions ADD CONSTRAINT job_descriptions_user_id_fkey
    FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE analyses ADD CONSTRAINT analyses_user_id_fkey
    FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE analyses ADD CONSTRAINT analyses_resume_id_fkey
    FOREIGN KEY (resume_id) REFERENCES resumes(id) ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE analyses ADD CONSTRAINT analyses_job_description_id_fkey
    FOREIGN KEY (job_description_id) REFERENCES job_descriptions(id) ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE ai_usage ADD CONSTRAINT ai_usage_user_id_fkey
    FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE subscriptions ADD CONSTRAINT subscriptions_user_id_fkey
    FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE audit_logs ADD CONSTRAINT audit_logs_user_id_fkey
    FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE SET NULL ON UPDATE CASCADE;
