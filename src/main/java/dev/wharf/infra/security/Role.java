package dev.wharf.infra.security;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A post of the house. Its group in the engine has the same name in lower case; its Spring authority is {@code ROLE_} and the name. */
enum Role {
    CSR("客服 Customer service"), REVIEWER("审单 Review"), PICKER("拣货 Picking"), VERIFIER("复核 Verification"), SHIPPER("打包发货 Shipping"),
    WAREHOUSELEAD("仓管 Warehouse lead"), FINANCE("财务 Finance"), PROCESSADMIN("流程管理 Process administration"),
    SYSTEMADMIN("系统管理 System administration"), INTEGRATION("系统接口 Integration");

    /** Those who do human tasks. */
    static final List<Role> WORKERS = List.of(CSR, REVIEWER, PICKER, VERIFIER, SHIPPER, WAREHOUSELEAD, FINANCE);
    /** Everybody who is a person. */
    static final List<Role> PEOPLE = List.of(CSR, REVIEWER, PICKER, VERIFIER, SHIPPER, WAREHOUSELEAD, FINANCE, PROCESSADMIN, SYSTEMADMIN);

    private final String label;

    Role(String label) {
        this.label = label;
    }

    String group() {
        return name().toLowerCase(Locale.ROOT);
    }

    String label() {
        return label;
    }

    static String authority(String group) {
        return "ROLE_" + group.toUpperCase(Locale.ROOT);
    }

    static String[] names(List<Role> roles, Role... more) {
        return java.util.stream.Stream.concat(roles.stream(), Arrays.stream(more)).map(Role::name).distinct().toArray(String[]::new);
    }
}
