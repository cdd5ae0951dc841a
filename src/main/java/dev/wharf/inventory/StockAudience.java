package dev.wharf.inventory;

/** Whether anybody outside is told how many units there are. Asked for every change in every lane, so it must not ask the database. */
public interface StockAudience {
    boolean listens();
}
