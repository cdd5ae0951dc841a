package dev.wharf.order;

/** What the channel says about the money. DEPOSIT: a part is paid, the balance is due before anything ships. */
public enum PaymentStatus { PAID, UNPAID, FAILED, COD, DEPOSIT }
