-- Settings of rules, in versions that are only ever added: what a version sets never changes, only its state does.
-- NULL, or a key that is absent from parameters, is inherited: a shop from its tenant, a tenant from the rule itself.
-- override_by: groups separated by commas; empty means nobody. base_version: what was active when somebody began to edit, 0 for nothing.
-- active_mark: of all versions of one rule for one scope, one is active at most.
CREATE TABLE rule_setting (
    setting_version BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
    scope_kind      VARCHAR(8)   NOT NULL,
    scope_code      VARCHAR(32)  NOT NULL,
    rule_code       VARCHAR(32)  NOT NULL,
    enabled         BOOLEAN      NULL,
    severity        VARCHAR(8)   NULL,
    override_by     VARCHAR(500) NULL,
    parameters      MEDIUMTEXT   NOT NULL,
    state           VARCHAR(8)   NOT NULL,
    base_version    BIGINT       NOT NULL,
    note            VARCHAR(500) NOT NULL DEFAULT '',
    created_at      DATETIME(6)  NOT NULL,
    created_by      VARCHAR(64)  NOT NULL,
    activated_at    DATETIME(6)  NULL,
    activated_by    VARCHAR(64)  NOT NULL DEFAULT '',
    active_mark     TINYINT GENERATED ALWAYS AS (CASE WHEN state = 'ACTIVE' THEN 1 END) STORED,
    CONSTRAINT uq_rule_setting_active UNIQUE (scope_kind, scope_code, rule_code, active_mark),
    CONSTRAINT ck_rule_setting_scope CHECK (scope_kind IN ('TENANT', 'SHOP')),
    CONSTRAINT ck_rule_setting_state CHECK (state IN ('DRAFT', 'ACTIVE', 'RETIRED'))
);

-- One row: how often settings changed. Every node compares it with what it has in memory; whoever activates holds it meanwhile.
CREATE TABLE rule_setting_change (
    only_row TINYINT NOT NULL PRIMARY KEY,
    changes  BIGINT  NOT NULL,
    CONSTRAINT ck_rule_setting_change_row CHECK (only_row = 1)
);
INSERT INTO rule_setting_change (only_row, changes) VALUES (1, 0);

-- How often a rule held in the last days.
ALTER TABLE hold ADD INDEX ix_hold_opened (opened_at, code);
