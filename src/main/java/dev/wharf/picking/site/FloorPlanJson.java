package dev.wharf.picking.site;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.wharf.common.Refusal;
import java.util.stream.Collectors;

/** Floor plans as JSON. A field that is unknown or of the wrong kind is refused by its name, so that a typing error changes no floor. */
final class FloorPlanJson {
    private static final JsonMapper MAPPER = JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT).defaultPropertyInclusion(JsonInclude.Value.construct(JsonInclude.Include.NON_EMPTY, JsonInclude.Include.ALWAYS)).build();

    private FloorPlanJson() { }

    static FloorPlan read(String json) {
        try {
            var plan = MAPPER.readValue(json, FloorPlan.class);
            if (plan == null) throw Refusal.invalid("MALFORMED_JSON", "", "The floor plan is empty.");
            return plan;
        } catch (UnrecognizedPropertyException e) {
            throw Field.wrong(path(e), "is not a field of a floor plan; known here are " + e.getKnownPropertyIds() + ".");
        } catch (JsonMappingException e) {
            throw Field.wrong(path(e), "has a value of the wrong kind.");
        } catch (JsonProcessingException e) {
            var at = e.getLocation();
            throw Refusal.invalid("MALFORMED_JSON", "", "The floor plan is no JSON" + (at == null ? "." : "; look at line " + at.getLineNr() + ", column " + at.getColumnNr() + "."));
        }
    }

    static String write(FloorPlan plan) {
        try {
            return MAPPER.writeValueAsString(plan);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A floor plan could not be written", e);
        }
    }

    /** For people to edit. */
    static String indented(String json) {
        try {
            return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(read(json));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A floor plan could not be written", e);
        }
    }

    private static String path(JsonMappingException e) {
        return e.getPath().stream().map(part -> part.getFieldName() == null ? "[" + part.getIndex() + "]" : "." + part.getFieldName()).collect(Collectors.joining()).replaceFirst("^\\.", "");
    }
}
