package dev.wharf.question;

import dev.wharf.common.Text;

/** What a choice is called in the order's timeline and at its task. */
final class Words {
    private Words() { }

    static Text of(Choice choice) {
        return switch (choice) {
            case FIX -> new Text("修改收货信息", "gave another address");
            case SHIP_AVAILABLE -> new Text("有货部分先发", "ship what is there, the rest later");
            case CANCEL_MISSING -> new Text("有货部分发出，缺货部分取消", "ship what is there, cancel the rest");
            case WAIT -> new Text("等货齐再发", "wait until all is there");
            case PAID -> new Text("需要，已付款或将付款", "wants it; paid, or about to pay");
            case WANTED -> new Text("两份都需要", "wants both");
            case CANCEL -> new Text("取消订单", "cancel the order");
        };
    }
}
