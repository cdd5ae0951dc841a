package dev.wharf.channel.top;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.wharf.channel.ChannelBusy;
import dev.wharf.channel.ChannelRefused;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.api.Test;

class TopAnswerTest {
    private static Throwable error(String code, String subCode, String words) throws JsonProcessingException {
        var json = new JsonMapper().readTree("{\"error_response\":{\"code\":" + code + ",\"msg\":\"m\",\"sub_code\":\"" + subCode + "\",\"sub_msg\":\"" + words + "\"}}");
        return catchThrowable(() -> TopAnswer.checked(json));
    }

    @ParameterizedTest
    @CsvSource({"15,isp.logistics-online-service-error:S01,later", "15,isv.logistics-offline-service-error:B150,later", "10,'',later", "15,isv.logistics-offline-service-error:B60,final",
        "25,'',final", "27,invalid-sessionkey,final", "40,'',final", "15,isv.logistics-offline-service-error:B04,before"})
    void the_platforms_faults_are_tried_again_and_ours_are_final(String code, String subCode, String expected) throws JsonProcessingException {
        var thrown = error(code, subCode, "words");
        if (expected.equals("later")) assertThat(thrown).isInstanceOf(IllegalStateException.class);
        else assertThat(thrown).isInstanceOf(ChannelRefused.class).hasMessage("words");
        assertThat(thrown instanceof TopAnswer.ShippedBefore).isEqualTo(expected.equals("before"));
    }

    @Test
    void a_ban_is_waited_for_as_long_as_it_says() throws JsonProcessingException {
        assertThat(((ChannelBusy) error("7", "accesscontrol.limited-by-app-access-count", "This ban will last for 31062 more seconds")).pause()).isEqualTo(Duration.ofSeconds(31062));
        assertThat(((ChannelBusy) error("7", "accesscontrol.limited-by-api-access-count", "too often")).pause()).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void anything_else_is_an_answer() throws JsonProcessingException {
        var json = new JsonMapper().readTree("{\"logistics_offline_send_response\":{}}");
        assertThat(TopAnswer.checked(json)).isSameAs(json);
    }
}
