package dev.wharf.order;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReceiverTest {
    @Test
    void the_address_names_a_municipality_once() {
        assertThat(new Receiver("", "", "上海市", "上海市", "黄浦区", "中山东一路12号", "").address()).isEqualTo("上海市黄浦区中山东一路12号");
        assertThat(new Receiver("", "", "浙江省", "杭州市", "西湖区", "文三路398号", "").address()).isEqualTo("浙江省杭州市西湖区文三路398号");
        assertThat(new Receiver("", "", "", "", "", "", "杭州市西湖区文三路398号").address()).isEqualTo("杭州市西湖区文三路398号");
    }

    @Test
    void a_receiver_never_prints_itself() {
        assertThat(new Receiver("周小满", "13910020001", "", "", "", "", "")).hasToString("Receiver[hidden]");
    }
}
