/** Prints the labels of packs that were made together. They may be printed again: a pack is counted by its barcode, once. */
document.getElementById('print').addEventListener('click', () => window.print());
