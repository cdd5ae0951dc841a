package dev.wharf.channel.jos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.wharf.channel.ChannelBusy;
import dev.wharf.channel.ChannelRefused;
import org.junit.jupiter.api.Test;

class JosAnswerTest {
    private static JsonNode json(String text) throws JsonProcessingException {
        return new JsonMapper().readTree(text.replace('\'', '"'));
    }

    private static JsonNode error(String code) throws JsonProcessingException {
        return json("{'error_response':{'code':'" + code + "','zh_desc':'中文','en_desc':'English'}}");
    }

    @Test
    void the_result_is_under_the_misspelled_key() throws JsonProcessingException {
        var answer = json("{'jingdong_pop_order_shipment_responce':{'code':'0','sopjosshipment_result':{'success':true}}}");
        assertThat(JosAnswer.checked(answer, "jingdong.pop.order.shipment").path("sopjosshipment_result").path("success").asBoolean()).isTrue();
        assertThatThrownBy(() -> JosAnswer.checked(json("{}"), "jingdong.pop.order.shipment")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void limits_are_waited_for_ours_are_final_and_the_rest_is_tried_again() {
        assertThatThrownBy(() -> JosAnswer.checked(error("2"), "m")).isInstanceOf(ChannelBusy.class);
        assertThatThrownBy(() -> JosAnswer.checked(error("12"), "m")).isInstanceOf(ChannelRefused.class).hasMessage("中文");
        assertThatThrownBy(() -> JosAnswer.checked(error("67"), "m")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void success_may_be_a_word_and_a_system_error_is_tried_again() throws JsonProcessingException {
        JosAnswer.shipped(json("{'success':'true'}"));
        JosAnswer.shipped(json("{'success':true}"));
        assertThatThrownBy(() -> JosAnswer.shipped(json("{'success':false,'errorCode':'999999'}"))).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> JosAnswer.shipped(json("{'success':'false','errorCode':'1','chineseErrCode':'已锁定'}"))).isInstanceOf(ChannelRefused.class).hasMessage("已锁定");
    }
}
