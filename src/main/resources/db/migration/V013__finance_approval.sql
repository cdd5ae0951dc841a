-- Who of finance approved what. subject: hash of the prices, discount and goods approved; when one of them changes, the approvals count no more.
CREATE TABLE finance_approval (
    fulfillment_id BIGINT      NOT NULL,
    subject        BINARY(32)  NOT NULL,
    approved_by    VARCHAR(64) NOT NULL,
    approved_at    DATETIME(6) NOT NULL,
    PRIMARY KEY (fulfillment_id, subject, approved_by)
);
