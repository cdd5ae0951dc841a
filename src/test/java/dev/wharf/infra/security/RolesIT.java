package dev.wharf.infra.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.WharfTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@WharfTest
class RolesIT {
    @LocalServerPort
    private int port;

    @ParameterizedTest
    @ValueSource(strings = {"/engine-rest/task", "/engine-rest/engine", "/engine-rest", "/engine-rest/application.wadl", "/engine-rest/version",
        "/engine-rest/engine/default/task", "/camunda/api/engine/engine/default/task", "/camunda/api/admin/auth/user/default", "/api/v1/orders/1",
        "/api/v1/anything"})
    void an_interface_asks_for_a_login(String path) {
        var answer = Visitor.anonymous(port).get(path);
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains("NOT_LOGGED_IN");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/orders", "/pda", "/bench", "/board", "/labels/F1", "/camunda/app/tasklist/default/", "/camunda/app/admin/default/setup/",
        "/camunda/", "/v3/api-docs", "/anything", "/error", "/actuator", "/actuator/env"})
    void a_page_leads_to_the_login(String path) {
        var answer = Visitor.anonymous(port).get(path);
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location").orElseThrow()).endsWith("/login");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator/health", "/login"})
    void what_is_open_is_open(String path) {
        assertThat(Visitor.anonymous(port).get(path).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "picker1,      GET,    /api/v1/put-backs?warehouse=NONE,                                422",
        "verifier1,    GET,    /api/v1/put-backs?warehouse=NONE,                                403",
        "picker1,      GET,    /api/v1/put-walls?warehouse=NONE,                                422",
        "warehouselead, POST,  /api/v1/put-walls/1/missing,                                     422",
        "verifier1,    POST,   /api/v1/put-walls/1/scans,                                       403",
        "processadmin, GET,    /api/v1/put-walls?warehouse=NONE,                                403",
        "picker1,      GET,    /api/v1/warehouses/X/put-walls,                                  404",
        "picker1,      PUT,    /api/v1/warehouses/X/put-walls,                                  403",
        "verifier1,    GET,    /api/v1/verification-batches/alike?warehouse=NONE,               404",
        "picker1,      GET,    /api/v1/verification-batches/alike?warehouse=NONE,               403",
        "picker1,      POST,   /api/v1/put-backs/1/lose,                                        403",
        "picker1,      GET,    /api/v1/replenishments?warehouse=NONE,                           422",
        "verifier1,    GET,    /api/v1/replenishments?warehouse=NONE,                           403",
        "picker1,      POST,   /api/v1/replenishments/1/keep,                                   404",
        "verifier1,    POST,   /api/v1/replenishments/1/keep,                                   403",
        "picker1,      POST,   /api/v1/replenishments/1/cancel,                                 403",
        "picker1,      GET,    /api/v1/warehouses/NONE/pick-faces,                              404",
        "picker1,      PUT,    /api/v1/warehouses/NONE/pick-faces,                              403",
        "picker1,      DELETE, /api/v1/warehouses/NONE/pick-faces?bin=A,                        403",
        "warehouselead, DELETE, /api/v1/warehouses/NONE/pick-faces?bin=A,                       404",
        "picker1,      GET,    /engine-rest/version,                                            200",
        "picker1,      GET,    /engine-rest/task?maxResults=5,                                  200",
        "picker1,      GET,    /engine-rest/job,                                                403",
        "picker1,      GET,    /engine-rest/authorization,                                      403",
        "picker1,      POST,   /engine-rest/process-definition/key/fulfill-order/start,         403",
        "picker1,      POST,   /engine-rest/message,                                            403",
        "picker1,      PUT,    /engine-rest/task/x/variables/y,                                 403",
        "picker1,      POST,   /engine-rest/task/x/localVariables,                              403",
        "integration,  GET,    /engine-rest/version,                                            200",
        "integration,  GET,    /engine-rest/process-instance?maxResults=5,                      200",
        "integration,  GET,    /engine-rest/history/process-instance?maxResults=5,              200",
        "integration,  GET,    /engine-rest/task,                                               403",
        "integration,  GET,    /engine-rest/user,                                               403",
        "integration,  POST,   /engine-rest/deployment/create,                                  403",
        "integration,  POST,   /engine-rest/message,                                            403",
        "integration,  POST,   /engine-rest/process-definition/key/other/start,                 403",
        "integration,  POST,   /engine-rest/process-definition/x/start,                         403",
        "processadmin, GET,    /engine-rest/job?maxResults=5,                                   200",
        "processadmin, GET,    /engine-rest/incident?maxResults=5,                              200",
        "processadmin, POST,   /engine-rest/deployment/create,                                  403",
        "processadmin, POST,   /engine-rest/deployment/create/,                                 403",
        "processadmin, POST,   /engine-rest/user/create,                                        403",
        "processadmin, POST,   /engine-rest/process-definition/key/fulfill-order/submit-form,   403",
        "admin,        POST,   /engine-rest/deployment/create,                                  403",
        "admin,        POST,   /engine-rest/user/create,                                        403",
        "admin,        POST,   /engine-rest/group/create,                                       403",
        "admin,        POST,   /engine-rest/authorization/create,                               403",
        "admin,        POST,   /engine-rest/identity/verify,                                    403",
        "admin,        GET,    /engine-rest/application.wadl,                                   403",
        "admin,        GET,    /engine-rest/engine,                                             403",
        "admin,        OPTIONS, /engine-rest/task,                                              403",
        "admin,        OPTIONS, /engine-rest/user,                                              403",
        "admin,        GET,    /engine-rest/telemetry/configuration,                            403",
        "reviewer,     GET,    /api/v1/stock/proof,                                             200",
        "integration,  GET,    /api/v1/stock/entries,                                           200",
        "picker1,      GET,    /api/v1/stock/at?sku=none,                                       200",
        "csr,          POST,   /api/v1/stock/query,                                             422",
        "integration,  POST,   /api/v1/stock/query,                                             422",
        "finance,      POST,   /api/v1/stock/seals/verify,                                      200",
        "csr,          POST,   /api/v1/stock/seals/verify,                                      403",
        "integration,  POST,   /api/v1/stock/checks,                                            403",
        "reviewer,     POST,   /api/v1/stock/checks,                                            403",
        "warehouselead, POST,  /api/v1/stock/seals/verify,                                      200",
        "picker1,      PUT,    /api/v1/warehouses,                                              403",
        "warehouselead, POST,  /api/v1/fulfillments/F999999999999/reject,                       404",
        "integration,  POST,   /api/v1/fulfillments/F999999999999/reject,                       404",
        "csr,          POST,   /api/v1/fulfillments/F999999999999/reject,                       403",
        "picker1,      POST,   /api/v1/fulfillments/F999999999999/reject,                       403",
        "warehouselead, POST,  /api/v1/sourcing/plan,                                           200",
        "csr,          POST,   /api/v1/sourcing/plan,                                           403",
        "csr,          GET,    /api/v1/warehouses/capacity,                                     200",
        "csr,          GET,    /api/v1/stock/quotas?sku=NONE,                                   200",
        "integration,  GET,    /api/v1/stock-push/drifts,                                       200",
        "picker1,      GET,    /api/v1/stock-push/drifts,                                       403",
        "csr,          GET,    /api/v1/stock-push/drifts.csv,                                   200",
        "csr,          GET,    /api/v1/stock-push/shops/NONE/settings,                          404",
        "csr,          PUT,    /api/v1/stock-push/shops/NONE/settings,                          403",
        "integration,  POST,   /api/v1/stock-push/shops/NONE/audits,                            403",
        "warehouselead, POST,  /api/v1/stock-push/shops/NONE/audits,                            404",
        "csr,          PUT,    /api/v1/stock/quotas,                                            403",
        "csr,          GET,    /api/v1/stock/expected?sku=NONE,                                 200",
        "picker1,      PUT,    /api/v1/stock/expected,                                          403",
        "picker1,      GET,    /api/v1/products?q=x,                                           200",
        "integration,  GET,    /api/v1/products?q=x,                                           200",
        "csr,          PUT,    /api/v1/products,                                               403",
        "reviewer,     PUT,    /api/v1/products,                                               403",
        "csr,          GET,    /api/v1/kits?sku=x,                                             200",
        "csr,          PUT,    /api/v1/kits,                                                   403",
        "reviewer,     DELETE, /api/v1/kits?sku=x,                                             403",
        "csr,          GET,    /api/v1/sku-mappings/open,                                      200",
        "picker1,      GET,    /api/v1/sku-mappings/open,                                      403",
        "csr,          PUT,    /api/v1/shops/S-NONE/sku-mappings,                              403",
        "reviewer,     PUT,    /api/v1/shops,                                                  403",
        "csr,          DELETE, /api/v1/shops/S-NONE/sku-mappings?channelSku=x,                 403",
        "picker1,      GET,    /api/v1/shops/S-NONE/sku-mappings,                              404",
        "reviewer,     DELETE, /api/v1/shops/S-NONE/sku-mappings?channelSku=x,                 404",
        "reviewer,     GET,    /api/v1/blacklist,                                               200",
        "finance,      GET,    /api/v1/blacklist,                                               200",
        "csr,          GET,    /api/v1/blacklist,                                               403",
        "csr,          POST,   /api/v1/blacklist,                                               403",
        "integration,  POST,   /api/v1/blacklist,                                               403",
        "csr,          POST,   /api/v1/orders/F999999999999/holds,                              404",
        "finance,      POST,   /api/v1/orders/F999999999999/holds,                              404",
        "warehouselead, DELETE, /api/v1/orders/F999999999999/holds/MANUAL?reason=x,             404",
        "picker1,      POST,   /api/v1/orders/F999999999999/holds,                              403",
        "csr,          POST,   /api/v1/orders/F999999999999/questions,                          422",
        "reviewer,     POST,   /api/v1/orders/F999999999999/questions,                          422",
        "integration,  POST,   /api/v1/orders/F999999999999/questions,                          403",
        "finance,      POST,   /api/v1/orders/F999999999999/questions,                          403",
        "csr,          DELETE, /api/v1/orders/F999999999999/holds/MANUAL?reason=x,              403",
        "integration,  DELETE, /api/v1/orders/F999999999999/holds/MANUAL?reason=x,              403",
        "csr,          GET,    /api/v1/rules,                                                   200",
        "finance,      GET,    /api/v1/rules/PAYMENT/settings,                                  200",
        "picker1,      GET,    /api/v1/rules,                                                   403",
        "integration,  GET,    /api/v1/rules,                                                   403",
        "admin,        GET,    /api/v1/rules,                                                   403",
        "finance,      POST,   /api/v1/rules/PAYMENT/drafts,                                    403",
        "reviewer,     POST,   /api/v1/rules/PAYMENT/drafts/check,                              403",
        "warehouselead, POST,  /api/v1/rules/PAYMENT/drafts/1/activate,                         403",
        "csr,          POST,   /api/v1/rules/PAYMENT/versions/1/restore,                        403",
        "processadmin, POST,   /api/v1/rules/PAYMENT/drafts,                                    201",
        "verifier1,    GET,    /api/v1/paper-sheets/PK1-1,                                      404",
        "shipper,      GET,    /api/v1/paper-sheets/PK1-1,                                      403",
        "integration,  POST,   /api/v1/paper-sheets/PK1-1/book,                                 403",
        "verifier1,    POST,   /api/v1/pick-tasks/1/print,                                      403",
        "picker1,      POST,   /api/v1/pick-tasks/1/print,                                      404",
        "verifier1,    POST,   /api/v1/pick-tasks/next,                                         403",
        "picker1,      POST,   /api/v1/verifications/F1/scans,                                  403",
        "shipper,      POST,   /api/v1/verifications/F1/scans,                                    403",
        "picker1,      POST,   /api/v1/verifications/F1/boxes,                                    403",
        "verifier1,    POST,   /api/v1/verifications/F1/boxes,                                    422",
        "picker1,      PUT,    /api/v1/verifications/F1/box,                                      403",
        "verifier1,    PUT,    /api/v1/verifications/F1/box,                                      409",
        "integration,  PUT,    /api/v1/parcels/P1/box,                                            403",
        "verifier1,    PUT,    /api/v1/parcels/P1/box,                                            404",
        "verifier1,    GET,    /api/v1/packaging/figures,                                         403",
        "finance,      GET,    /api/v1/packaging/figures,                                         200",
        "verifier1,    GET,    /api/v1/verifications/requests/rate,                               403",
        "processadmin, GET,    /api/v1/verifications/requests/rate,                               200",
        "picker1,      GET,    /api/v1/verification-batches?warehouse=X&barcode=1,                403",
        "verifier1,    GET,    /api/v1/verification-batches?warehouse=X&barcode=1,                404",
        "integration,  POST,   /api/v1/parcels/P1/weight,                                         422",
        "shipper,      GET,    /api/v1/parcels/P1/label,                                          404",
        "integration,  GET,    /api/v1/parcels/P1/label,                                          403",
        "picker1,      GET,    /api/v1/parcels/P1/label,                                          403",
        "shipper,      GET,    /api/v1/handovers/loads,                                           200",
        "picker1,      GET,    /api/v1/handovers/loads/L1,                                        403",
        "csr,          POST,   /api/v1/handovers/loads/L1/close,                                  403",
        "warehouselead, GET,   /api/v1/handovers/loads/L1/manifest,                               404",
        "integration,  GET,    /api/v1/parcels/P1,                                                403",
        "verifier1,    POST,   /api/v1/parcels/P1/weight/accept,                                  403",
        "warehouselead, POST,   /api/v1/parcels/P1/weight/accept,                                  422",
        "integration,  POST,   /api/v1/parcels/P1/unpack,                                         403",
        "shipper,      POST,   /api/v1/parcels/P1/unpack,                                         422",
        "verifier1,    POST,   /api/v1/parcels/P1/carrier,                                        403",
        "shipper,      POST,   /api/v1/parcels/P1/carrier,                                        422",
        "verifier1,    POST,   /api/v1/parcels/P1/void-label,                                     403",
        "shipper,      POST,   /api/v1/parcels/P1/void-label,                                     422",
        "verifier1,    GET,    /api/v1/label-accounts,                                            403",
        "finance,      GET,    /api/v1/label-accounts,                                            200",
        "finance,      POST,   /api/v1/label-accounts/refresh,                                    403",
        "shipper,      POST,   /api/v1/label-accounts/refresh,                                    200",
        "shipper,      PUT,    /api/v1/label-accounts,                                            403",
        "warehouselead, PUT,   /api/v1/label-accounts,                                            422",
        "verifier1,    GET,    /api/v1/weights/wrong-skus,                                        403",
        "warehouselead, GET,    /api/v1/weights/parcels-out-of-range,                              200",
        "warehouselead, GET,    /api/v1/verify-policies,                                           200",
        "warehouselead, PUT,    /api/v1/verify-policies,                                           403",
        "picker1,      GET,    /api/v1/orders/F1/photos/1,                                        403",
        "picker1,      PUT,    /api/v1/warehouses/X/boxes,                                        403",
        "verifier1,    POST,   /api/v1/warehouses/X/boxes,                                        403",
        "finance,      POST,   /api/v1/warehouses/X/boxes/change,                                 403",
        "verifier1,    DELETE, /api/v1/warehouses/X/boxes?code=B,                                 403",
        "verifier1,    GET,    /api/v1/warehouses/X/boxes,                                        404",
        "warehouselead, DELETE, /api/v1/warehouses/X/boxes?code=B,                                404",
        "warehouselead, GET,    /api/v1/warehouses/X/packing,                                      404",
        "verifier1,    PUT,    /api/v1/warehouses/X/bench,                                        403",
        "reviewer,     POST,   /api/v1/orders/F1/decisions/derive-again,                        404",
        "processadmin, POST,   /api/v1/orders/F1/decisions/derive-again,                        404",
        "csr,          POST,   /api/v1/orders/F1/decisions/derive-again,                        403",
        "integration,  POST,   /api/v1/orders/F1/decisions/derive-again,                        403",
        "csr,          POST,   /api/v1/bulk-runs/preview,                                       422",
        "reviewer,     POST,   /api/v1/bulk-runs,                                               422",
        "processadmin, GET,    /api/v1/bulk-runs/1,                                             404",
        "finance,      POST,   /api/v1/bulk-runs/preview,                                       403",
        "integration,  POST,   /api/v1/bulk-runs,                                               403",
        "csr,          POST,   /api/v1/fulfillments/merge,                                      422",
        "warehouselead, GET,   /api/v1/fulfillments/F1/merge-candidates,                        404",
        "finance,      POST,   /api/v1/fulfillments/merge,                                      403",
        "integration,  GET,    /api/v1/fulfillments/F1/merge-candidates,                        403",
        "csr,          GET,    /api/v1/lots,                                                    200",
        "picker1,      GET,    /api/v1/lots,                                                    403",
        "csr,          GET,    /api/v1/serials/NONE,                                             200",
        "csr,          POST,   /api/v1/serials/X/NONE/gone,                                      403",
        "warehouselead, POST,  /api/v1/serials/X/NONE/gone,                                      404",
        "csr,          POST,   /api/v1/lots/X/L/recall,                                         403",
        "warehouselead, POST,  /api/v1/lots/X/L/recall,                                         422",
        "picker1,      GET,    /api/v1/products/tracking?sku=X,                                 200",
        "picker1,      PUT,    /api/v1/products/tracking,                                       403",
        "warehouselead, PUT,   /api/v1/warehouses/X/floor-plan,                                 404",
        "integration,  GET,    /api/v1/webhooks/1,                                              404",
        "admin,        POST,   /api/v1/webhooks/1/on,                                           404",
        "processadmin, POST,   /api/v1/webhooks/1/deliveries/1/replay,                          404",
        "warehouselead, GET,   /api/v1/webhooks,                                                403",
        "csr,          POST,   /api/v1/webhooks,                                                403",
        "integration,  PUT,    /api/v1/warehouses/X/floor-plan,                                 403",
        "picker1,      GET,    /api/v1/warehouses/X/floor-plan,                                 404",
        "picker1,      PUT,    /api/v1/warehouses/X/pick-strategies/*,                          403",
        "warehouselead, PUT,   /api/v1/warehouses/X/pick-strategies/COLD,                       404",
        "integration,  POST,   /api/v1/addresses/check,                                         200",
        "csr,          POST,   /api/v1/addresses/check,                                         200",
        "reviewer,     POST,   /api/v1/addresses/check,                                         200",
        "processadmin, POST,   /api/v1/addresses/check,                                         200",
        "picker1,      POST,   /api/v1/addresses/check,                                         403",
        "finance,      POST,   /api/v1/addresses/check,                                         403",
        "reviewer,     POST,   /api/v1/addresses/library/reload,                                403",
        "processadmin, POST,   /api/v1/addresses/library/reload,                                200",
        "picker1,      POST,   /api/v1/count-tasks/next,                                        422",
        "finance,      POST,   /api/v1/count-tasks/next,                                        403",
        "finance,      GET,    /api/v1/counts,                                                  200",
        "picker1,      GET,    /api/v1/counts,                                                  403",
        "warehouselead, POST,  /api/v1/counts,                                                  422",
        "finance,      POST,   /api/v1/counts,                                                  403",
        "warehouselead, GET,   /api/v1/prepacks/recipes?warehouse=NONE,                         422",
        "picker1,      GET,    /api/v1/prepacks/recipes?warehouse=NONE,                         403",
        "warehouselead, GET,   /api/v1/waves,                                                   200",
        "warehouselead, POST,  /api/v1/waves,                                                   422",
        "warehouselead, POST,  /api/v1/waves/1/release,                                         404",
        "picker1,      GET,    /api/v1/waves,                                                   403",
        "integration,  POST,   /api/v1/waves,                                                   403",
        "warehouselead, GET,   /api/v1/warehouses/X/wave-settings,                              404",
        "integration,  PUT,    /api/v1/warehouses/X/wave-settings,                              403",
        "picker1,      POST,   /api/v1/transfers/1/receipts,                                    422",
        "picker1,      GET,    /api/v1/transfers,                                               403",
        "integration,  POST,   /api/v1/transfers,                                               422",
        "picker1,      POST,   /api/v1/transfers/1/send,                                        403",
        "warehouselead, POST,  /api/v1/transfers/1/send,                                        404",
        "finance,      GET,    /api/v1/transfers,                                               200",
        "picker1,      POST,   /api/v1/bins/moves,                                              422",
        "verifier1,    POST,   /api/v1/bins/moves,                                              403",
        "finance,      POST,   /api/v1/stock/adjustments,                                       422",
        "integration,  POST,   /api/v1/stock/adjustments,                                       403",
        "warehouselead, POST,  /api/v1/stock/freezes,                                           422",
        "finance,      POST,   /api/v1/stock/freezes,                                           403",
        "csr,          GET,    /demo/channel/S/inbox/T,                                         200",
        "integration,  GET,    /demo/channel/S/inbox/T,                                         200",
        "picker1,      GET,    /demo/channel/S/inbox/T,                                         403",
        "csr,          POST,   /demo/channel/S/inbox/T,                                         403",
        "csr,          POST,   /api/v1/anything,                                                403"})
    void a_script_may_do_what_its_role_says(String user, String method, String path, int status) {
        var body = "GET".equals(method) || "OPTIONS".equals(method) ? null : "{}";
        var answer = Visitor.basic(port, user).send(method, path, body == null ? null : "application/json", body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().allValues("Set-Cookie")).as("a script gets no session").isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "warehouselead, GET,   /floor-plan,                                                     200",
        "picker1,      GET,    /floor-plan,                                                     403",
        "warehouselead, GET,   /sourcing,                                                       200",
        "csr,          GET,    /sourcing,                                                       403",
        "picker1,      GET,    /camunda/app/tasklist/default/,                                  200",
        "picker1,      GET,    /camunda/app/admin/default/,                                     403",
        "picker1,      GET,    /camunda/app/cockpit/default/,                                   403",
        "picker1,      GET,    /camunda/api/engine/engine/default/task?maxResults=5,            200",
        "picker1,      GET,    /camunda/api/engine/engine/default/job,                          403",
        "picker1,      GET,    /camunda/api/admin/auth/user/default,                            200",
        "picker1,      GET,    /pda,                                                            200",
        "picker1,      GET,    /pda/put-back,                                                   200",
        "picker1,      GET,    /pda/wall,                                                       200",
        "warehouselead, GET,   /pda/wall,                                                       200",
        "verifier1,    GET,    /pda/wall,                                                       403",
        "picker1,      GET,    /pda-worker.js,                                                  200",
        "picker1,      GET,    /paper,                                                          200",
        "verifier1,    GET,    /paper,                                                          200",
        "shipper,      GET,    /paper,                                                          403",
        "verifier1,    GET,    /pda/paper/1,                                                    403",
        "picker1,      GET,    /pda/paper/1,                                                    404",
        "picker1,      GET,    /waves/1/paper,                                                  403",
        "warehouselead, GET,   /waves/1/paper,                                                  404",
        "verifier1,    GET,    /pda/put-back,                                                   403",
        "picker1,      GET,    /pda/replenish,                                                  200",
        "verifier1,    GET,    /pda/replenish,                                                  403",
        "warehouselead, GET,   /pick-faces,                                                     200",
        "picker1,      GET,    /pick-faces,                                                     403",
        "warehouselead, GET,   /put-walls,                                                      200",
        "picker1,      GET,    /put-walls,                                                      403",
        "warehouselead, GET,   /boxes,                                                          200",
        "finance,      GET,    /boxes,                                                          200",
        "picker1,      GET,    /boxes,                                                          403",
        "picker1,      GET,    /orders,                                                         403",
        "csr,          GET,    /stock/quotas,                                                   200",
        "csr,          GET,    /stock/push,                                                     200",
        "picker1,      GET,    /stock/push,                                                     403",
        "picker1,      GET,    /stock/quotas,                                                   403",
        "csr,          GET,    /orders/bulk,                                                    200",
        "finance,      GET,    /orders/bulk,                                                    403",
        "csr,          GET,    /products,                                                      200",
        "finance,      GET,    /products,                                                      200",
        "picker1,      GET,    /products,                                                      403",
        "reviewer,     GET,    /sku-mappings,                                                  200",
        "finance,      GET,    /sku-mappings,                                                  403",
        "reviewer,     GET,    /blacklist,                                                      200",
        "csr,          GET,    /blacklist,                                                      403",
        "csr,          GET,    /stock,                                                          200",
        "reviewer,     GET,    /stock,                                                          200",
        "picker1,      GET,    /stock,                                                          403",
        "reviewer,     GET,    /stock/proof,                                                    403",
        "finance,      GET,    /stock/proof,                                                    200",
        "picker1,      GET,    /lots,                                                           403",
        "csr,          GET,    /lots,                                                           200",
        "picker1,      GET,    /rules,                                                          403",
        "csr,          GET,    /rules,                                                          200",
        "warehouselead, GET,   /rules/PAYMENT,                                                  200",
        "picker1,      GET,    /counts/work,                                                    200",
        "picker1,      GET,    /counts,                                                         403",
        "finance,      GET,    /counts,                                                         200",
        "finance,      GET,    /counts/work,                                                    403",
        "picker1,      GET,    /transfers,                                                      200",
        "csr,          GET,    /transfers,                                                      403",
        "warehouselead, GET,   /prepack,                                                        200",
        "picker1,      GET,    /prepack,                                                        403",
        "verifier1,    GET,    /label-accounts,                                                 403",
        "shipper,      GET,    /label-accounts,                                                 200",
        "warehouselead, GET,   /waves,                                                          200",
        "picker1,      GET,    /waves,                                                          403",
        "warehouselead, GET,   /waves/settings,                                                 200",
        "warehouselead, GET,   /moves,                                                          200",
        "picker1,      GET,    /moves,                                                          403",
        "processadmin, GET,    /camunda/app/cockpit/default/,                                   200",
        "processadmin, GET,    /camunda/app/admin/default/,                                     403",
        "processadmin, POST,   /camunda/api/engine/engine/default/deployment/create,            403",
        "processadmin, POST,   /camunda/api/engine/engine/default/user/create,                  403",
        "processadmin, GET,    /camunda/api/engine/engine/other/task,                           403",
        "processadmin, GET,    /camunda/api/engine/application.wadl,                            403",
        "processadmin, OPTIONS, /camunda/api/engine/engine/default/task,                        403",
        "processadmin, OPTIONS, /camunda/api/engine/engine/default/user,                        403",
        "processadmin, OPTIONS, /camunda/api/engine/engine/other/user,                          403",
        "processadmin, GET,    /camunda/api/engine/engine/default/case-definition/count,        200",
        "processadmin, GET,    /camunda/api/engine/engine/default/case-definition,              403",
        "admin,        OPTIONS, /camunda/api/engine/engine/default/user,                        200",
        "admin,        OPTIONS, /camunda/api/engine/application.wadl,                           403",
        "admin,        GET,    /camunda/app/admin/default/,                                     200",
        "admin,        GET,    /camunda/api/engine/engine/default/user?maxResults=5,            200",
        "admin,        POST,   /camunda/api/engine/engine/default/deployment/create,            403",
        "admin,        POST,   /camunda/api/engine/engine/default/identity/verify,              403",
        "admin,        POST,   /camunda/api/admin/auth/user/default/login/admin,                403",
        "admin,        GET,    /actuator/env,                                                   403"})
    void a_person_may_do_what_the_role_says(String user, String method, String path, int status) {
        var body = "GET".equals(method) || "OPTIONS".equals(method) ? null : "{}";
        var answer = Visitor.loggedIn(port, user).inWebapp("welcome").send(method, path, body == null ? null : "application/json", body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({"GET, /track/x, 404", "GET, /track/x/answer, 404", "POST, /track/x/answer, 404", "POST, /track/x, 403", "PUT, /track/x/answer, 403", "POST, /track/x/y/answer, 403"})
    void below_a_buyers_page_nothing_is_open_but_the_pages_and_the_answer(String method, String path, int status) {
        assertThat(Visitor.anonymous(port).send(method, path, "application/x-www-form-urlencoded", method.equals("GET") ? null : "x=1").statusCode()).isEqualTo(status);
    }

    @Test
    void links_to_buyers_pages_are_not_read_in_the_demo_without_a_login() {
        assertThat(Visitor.anonymous(port).get("/demo/channel/S/inbox/T").statusCode()).isEqualTo(401);
        assertThat(Visitor.loggedIn(port, "csr").get("/demo/channel/S/inbox/T").statusCode()).isEqualTo(200);
    }

    @Test
    void what_the_probe_found_is_told_to_administrators_only() {
        assertThat(Visitor.anonymous(port).get("/actuator/health").body()).matches("\\{\"status\":\"(UP|DEGRADED)\"}");
        assertThat(Visitor.loggedIn(port, "reviewer").get("/actuator/health").body()).matches("\\{\"status\":\"(UP|DEGRADED)\"}");
        assertThat(Visitor.loggedIn(port, "processadmin").get("/actuator/health").body()).contains("\"addressLibrary\"", "\"rows\"");
    }

    @Test
    void a_system_has_no_business_in_the_web_applications() {
        assertThat(Visitor.loggedIn(port, "integration").get("/camunda/app/tasklist/default/").statusCode()).isEqualTo(403);
    }

    @Test
    void an_unbounded_query_is_refused() {
        assertThat(Visitor.basic(port, "processadmin").get("/engine-rest/job").statusCode()).isEqualTo(400);
        assertThat(Visitor.basic(port, "processadmin").get("/engine-rest/job?maxResults=2001").statusCode()).isEqualTo(400);
    }

    @Test
    void a_page_that_posts_to_the_api_needs_its_token_and_a_script_needs_none() {
        var person = Visitor.loggedIn(port, "integration");
        assertThat(person.post("/api/v1/anything", "{}").body()).contains("NOT_ALLOWED");
        assertThat(person.send("PUT", "/api/v1/shops", "application/json", "[]").statusCode()).isLessThan(300);
        person.without("X-CSRF-TOKEN");
        assertThat(person.send("PUT", "/api/v1/shops", "application/json", "[]").statusCode()).isEqualTo(403);
        var script = Visitor.basic(port, "integration");
        assertThat(script.send("PUT", "/api/v1/shops", "application/json", "[]").statusCode()).isLessThan(300);
        // A browser that remembers a password sends it along with another site's form.
        script.with("Sec-Fetch-Site", "cross-site");
        assertThat(script.send("PUT", "/api/v1/shops", "application/json", "[]").statusCode()).isEqualTo(403);
    }

    @Test
    void a_web_application_refuses_a_change_without_its_token() {
        var person = Visitor.loggedIn(port, "reviewer").inWebapp("tasklist");
        assertThat(person.post("/camunda/api/engine/engine/default/task?maxResults=5", "{}").statusCode()).isEqualTo(200);
        person.without("X-XSRF-TOKEN");
        assertThat(person.post("/camunda/api/engine/engine/default/task?maxResults=5", "{}").statusCode()).isEqualTo(403);
    }

    @Test
    void who_logs_out_of_a_web_application_is_logged_out_of_the_house() {
        var person = Visitor.loggedIn(port, "csr").inWebapp("tasklist");
        assertThat(person.post("/camunda/api/admin/auth/user/default/logout", "").statusCode()).isEqualTo(200);
        assertThat(person.get("/orders").statusCode()).isEqualTo(302);
    }
}
