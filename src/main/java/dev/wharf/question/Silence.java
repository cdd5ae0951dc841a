package dev.wharf.question;

import dev.wharf.common.Text;
import dev.wharf.message.BuyerMessages;
import org.springframework.stereotype.Component;

/** Why a question has no answer. Nothing may be decided for a buyer who was never told, or was not let answer. */
@Component
class Silence {
    enum Why {
        SILENT(new Text("买家到期未答复", "The buyer did not answer in time")),
        UNTOLD(new Text("买家消息未送达", "No message reached the buyer")),
        LOCKED_OUT(new Text("买家多次答复未成功", "The buyer tried too often in vain"));

        private final Text text;

        Why(Text text) {
            this.text = text;
        }

        Text text() {
            return text;
        }
    }

    private final BuyerMessages messages;
    private final QuestionSettings settings;

    Silence(BuyerMessages messages, QuestionSettings settings) {
        this.messages = messages;
        this.settings = settings;
    }

    Why of(Question question) {
        if (!messages.sent(QuestionLetters.key(question.id()))) return Why.UNTOLD;
        return question.tries() >= settings.mostTries() ? Why.LOCKED_OUT : Why.SILENT;
    }
}
