package dev.wharf.catalog;

/**
 * What a code on an order means.
 *
 * @param sku the product
 * @param kit what it is made of; null for goods that are shipped as they are sold. Shares are filled in: they are the weights to divide the price by
 */
public record Goods(String sku, Kit kit) { }
