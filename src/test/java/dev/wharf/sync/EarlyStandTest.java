package dev.wharf.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wharf.sync.EarlyStand.Stand;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EarlyStandTest {
    @ParameterizedTest
    @CsvSource({"false,false,2,UNTOLD", "false,true,2,UNTOLD", "true,true,1,WITHDRAWING", "true,false,1,ASKED"})
    void what_the_channel_knows_decides_who_puts_it_right(boolean known, boolean takesBack, int round, Stand stand) {
        assertThat(EarlyStand.FIRST.told().lost().ended(known, takesBack)).isEqualTo(new EarlyStand(round, stand));
    }

    @Test
    void a_new_round_begins_only_when_nothing_of_the_one_before_is_known() {
        var withdrawing = EarlyStand.FIRST.told().lost().ended(true, true);
        assertThat(withdrawing.withdrawn(false)).isEqualTo(new EarlyStand(2, Stand.UNTOLD));
        assertThat(withdrawing.withdrawn(true)).isEqualTo(new EarlyStand(1, Stand.ASKED));
        assertThat(withdrawing.withdrawn(true).again()).isEqualTo(withdrawing);
        assertThat(withdrawing.withdrawn(true).corrected(true)).isEqualTo(new EarlyStand(2, Stand.TOLD));
        assertThat(withdrawing.withdrawn(true).corrected(false)).isEqualTo(new EarlyStand(2, Stand.UNTOLD));
        assertThatThrownBy(withdrawing::told).isInstanceOf(IllegalStateException.class).hasMessageContaining("WITHDRAWING");
    }

    @Test
    void a_label_lost_twice_ends_one_round() {
        var ending = EarlyStand.FIRST.told().lost();
        assertThat(ending.lost()).isEqualTo(ending);
        assertThat(EarlyStand.FIRST.lost()).as("nothing was told").isEqualTo(EarlyStand.FIRST);
    }
}
