package org.guitu.office;

/** What is kept as the author where nobody has an account, and how readers are told. No account can have a name in brackets. */
public final class AuthorName {

    /** Of what a stranger wrote on the public page. */
    public static final String PUBLIC = "(public)";

    /** Of what the program does by itself. */
    public static final String SYSTEM = "(system)";

    private AuthorName() {}

    public static boolean isAccount(String author) {
        return !author.startsWith("(");
    }

    /** An account as it is called; any other in words. */
    public static String zh(String author) {
        return isAccount(author) ? author : author.equals(PUBLIC) ? "（群众，网上报告）" : "（系统）";
    }
}
