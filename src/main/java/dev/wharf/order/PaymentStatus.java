package dev.wharf.order;

public enum PaymentStatus { PAID, UNPAID, FAILED, COD }
