package dev.wharf.review.setting;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import dev.wharf.channel.Shops;
import dev.wharf.common.Refusal;
import dev.wharf.review.rule.Rule;
import dev.wharf.review.rule.RuleCatalog;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The rules, what holds for them and how that changes. Roles: docs/roles.md; rules and meaning of the values: docs/rules/settings.md. */
@RestController
@RequestMapping("/api/v1/rules")
class RuleSettingsController {
    private static final int MOST = 50;

    /** @param base the version this change was begun with, 0 for none; absent for whatever is active */
    record SettingRequest(String tenant, String shop, Boolean enabled, String severity, List<String> overrideBy, Map<String, Object> parameters, Long base,
                          @JsonAnySetter Map<String, Object> unknown) {
        SettingValues values() {
            if (unknown != null && !unknown.isEmpty()) {
                var field = ParamCheck.shown(unknown.keySet().iterator().next());
                throw Refusal.invalid("FIELD_UNKNOWN", field, "There is no field " + field + "; a value of the rule itself belongs into parameters.");
            }
            return new SettingValues(enabled, severity, overrideBy, parameters);
        }
    }

    record NoteRequest(String note, Long base) { }

    private final RuleCatalog rules;
    private final SettingChanges changes;
    private final SettingViews views;

    RuleSettingsController(RuleCatalog rules, SettingChanges changes, SettingViews views) {
        this.rules = rules;
        this.changes = changes;
        this.views = views;
    }

    /** In the order they run. */
    @GetMapping
    List<RuleAnswer> rules() {
        return rules.all().stream().map(Rule::spec).map(RuleAnswer::of).toList();
    }

    /** What holds for a shop or a tenant, each value with where it comes from. Without either: the main tenant. */
    @GetMapping("/{code}/settings")
    SettingViews.Effective settings(@PathVariable String code, @RequestParam(defaultValue = "") String tenant, @RequestParam(defaultValue = "") String shop) {
        return views.effective(changes.spec(code), scope(tenant, shop));
    }

    /** All that is wrong with a change, and what it would change; writes nothing. */
    @PostMapping("/{code}/drafts/check")
    SettingChanges.Preview check(@PathVariable String code, @RequestBody SettingRequest request) {
        return changes.preview(changes.spec(code), scope(request.tenant, request.shop), request.values());
    }

    @PostMapping("/{code}/drafts")
    @ResponseStatus(HttpStatus.CREATED)
    SettingViews.Version draft(@PathVariable String code, @RequestBody SettingRequest request) {
        return SettingViews.Version.of(changes.draft(changes.spec(code), scope(request.tenant, request.shop), request.values(), request.base));
    }

    @PostMapping("/{code}/drafts/{version}/activate")
    SettingViews.Version activate(@PathVariable String code, @PathVariable long version, @RequestBody NoteRequest request) {
        return SettingViews.Version.of(changes.activate(changes.spec(code), version, request.note));
    }

    @PostMapping("/{code}/versions/{version}/restore")
    SettingViews.Version restore(@PathVariable String code, @PathVariable long version, @RequestBody NoteRequest request) {
        return SettingViews.Version.of(changes.restore(changes.spec(code), version, request.note, request.base));
    }

    /** The newest first, each with what it changed. @param before only versions below this number */
    @GetMapping("/{code}/versions")
    List<SettingViews.Past> versions(@PathVariable String code, @RequestParam(defaultValue = "") String tenant, @RequestParam(defaultValue = "") String shop,
                                     @RequestParam(defaultValue = "9223372036854775807") long before, @RequestParam(defaultValue = "20") int limit) {
        if (limit < 1 || limit > MOST) throw Refusal.invalid("FIELD_INVALID", "limit", "limit is from 1 to " + MOST + ".");
        return views.history(changes.spec(code), scope(tenant, shop), before, limit);
    }

    private Scope scope(String tenant, String shop) {
        boolean ofTenant = tenant != null && !tenant.isBlank();
        boolean ofShop = shop != null && !shop.isBlank();
        if (ofTenant && ofShop) throw Refusal.invalid("FIELD_INVALID", "shop", "Name a tenant or a shop, not both.");
        var scope = ofShop ? Scope.shop(shop) : Scope.tenant(ofTenant ? tenant : Shops.Shop.MAIN);
        changes.requireScope(scope);
        return scope;
    }
}
