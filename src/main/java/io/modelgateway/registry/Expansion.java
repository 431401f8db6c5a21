package io.modelgateway.registry;

import org.jspecify.annotations.Nullable;

/** What an author may write in place of a value. */
interface Expansion {

    /** Values are taken as they are, secrets too: whoever hands them over has expanded them. */
    Expansion LITERAL = new Expansion() {
        @Override
        public String expand(TreeFields fields, String name, String text) {
            return text;
        }

        @Override
        public boolean permitsSecret(String text) {
            return true;
        }
    };

    /** {@return the value meant; {@code null} if it is absent or cannot be had, which is a problem then} */
    @Nullable
    String expand(TreeFields fields, String name, String text);

    /** {@return whether a secret may be written like that} */
    boolean permitsSecret(String text);
}
