package io.modelgateway.cache.store;

/** An answer in its compact form. Callers must not modify the array. */
record Entry(EntryHead head, byte[] body) {

    /** Objects around the bytes, by rough measure. */
    private static final int OVERHEAD_BYTES = 400;

    int weight() {
        return body.length + OVERHEAD_BYTES;
    }

    @Override
    public String toString() {
        return "Entry[" + head + ", " + body.length + " bytes]";
    }
}
