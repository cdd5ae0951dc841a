package dev.wharf.channel.doudian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.wharf.channel.ChannelRefused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DoudianAnswerTest {
    @ParameterizedTest
    @CsvSource({"20000,isp.service-error:10005,later", "50002,isv.business-failed:8888,later", "20000,dop.service-error,later", "50002,isv.business-failed:60040,final",
        "40003,isv.signature-invalid,final", "30002,'',final", "50002,isv.business-failed:60110,before", "40003,isv.access-token-expired,token"})
    void the_platforms_faults_are_tried_again_and_ours_are_final(String code, String subCode, String expected) throws JsonProcessingException {
        var json = new JsonMapper().readTree("{\"code\":" + code + ",\"msg\":\"m\",\"sub_code\":\"" + subCode + "\",\"sub_msg\":\"words\"}");
        var thrown = catchThrowable(() -> DoudianAnswer.checked(json));
        if (expected.equals("later")) assertThat(thrown).isInstanceOf(IllegalStateException.class);
        else assertThat(thrown).isInstanceOf(ChannelRefused.class).hasMessage("words");
        assertThat(thrown instanceof DoudianAnswer.ShippedBefore).isEqualTo(expected.equals("before"));
        assertThat(thrown instanceof DoudianAnswer.TokenEnded).isEqualTo(expected.equals("token"));
    }

    @Test
    void new_and_old_successes_give_their_data() throws JsonProcessingException {
        var mapper = new JsonMapper();
        assertThat(DoudianAnswer.checked(mapper.readTree("{\"code\":10000,\"data\":{\"a\":1}}")).path("a").asInt()).isEqualTo(1);
        assertThat(DoudianAnswer.checked(mapper.readTree("{\"err_no\":0,\"data\":{\"a\":2}}")).path("a").asInt()).isEqualTo(2);
    }
}
